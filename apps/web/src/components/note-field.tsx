import { TextAreaField } from './text-field.tsx';

interface NoteFieldProps {
  draft: { note: string };
  faults: Readonly<Record<string, string | undefined>>;
  onChange: (patch: { note: string }) => void;
  onSubmit: () => void;
}

/** A note on an entry. Enter saves here too; a new line is Shift and Enter. */
export function NoteField({ draft, faults, onChange, onSubmit }: NoteFieldProps) {
  return (
    <TextAreaField
      label="Note"
      placeholder="Optional"
      value={draft.note}
      error={faults['note']}
      onChange={(note) => onChange({ note })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}
