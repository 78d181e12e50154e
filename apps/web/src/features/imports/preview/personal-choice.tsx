import { Chips } from '../../../components/chips.tsx';
import type { StatementFile } from '../reading/use-statement-file.ts';

const CHOICES = [
  { value: 'leave', label: 'Leave them out' },
  { value: 'keep', label: 'Keep names and addresses' },
] as const;

/** Whether what the file says of other people is recorded. The file itself never leaves the device. */
export function PersonalChoice({ file }: { file: Pick<StatementFile, 'choices' | 'decide'> }) {
  return (
    <Chips<'leave' | 'keep'>
      legend="Names, e-mails, addresses and phones of others"
      value={file.choices.keepPersonal ? 'keep' : 'leave'}
      chips={CHOICES}
      onChange={(choice) => void file.decide({ keepPersonal: choice === 'keep' })}
    />
  );
}
