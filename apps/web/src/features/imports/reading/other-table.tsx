import { Button } from '../../../components/button.tsx';
import type { StatementFile } from './use-statement-file.ts';

/** The way to the other tables of a file that holds several. */
export function OtherTable({ file }: { file: StatementFile }) {
  return file.chooseTable && <Button onClick={file.chooseTable}>Another table of this file</Button>;
}
