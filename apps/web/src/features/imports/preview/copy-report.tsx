import { useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useCopy } from '../../../lib/copy-text.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';

/** For a file that is not recognised, or not as it was: its form without a value, to be seen and copied into a bug report. */
export function CopyReport({ file }: { file: Pick<StatementFile, 'report'> }) {
  const [report, setReport] = useState<string | null>(null);
  if (report !== null) return <Report text={report} />;
  return (
    <div className="buttons">
      <Button look="quiet" onClick={() => void file.report().then(setReport)}>
        Make a report without your data
      </Button>
    </div>
  );
}

function Report({ text }: { text: string }) {
  const shown = useRef<HTMLPreElement>(null);
  const mark = () => shown.current && window.getSelection()?.selectAllChildren(shown.current);
  const copy = useCopy(text, { what: 'The report', mark });
  return (
    <>
      <p>Names of columns and kinds of cells, and no value: you can show this to anybody.</p>
      <pre className="file-report" ref={shown}>
        {text}
      </pre>
      <div className="buttons">
        <Button onClick={() => void copy()}>Copy the report</Button>
      </div>
    </>
  );
}
