import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { TextAreaField } from '../../../components/text-field.tsx';

interface PasteTableProps {
  onFile: (file: File) => void;
}

/** Cells that were copied out of a spreadsheet or a page: a browser hands them over with tabs between them. */
export function PasteTable({ onFile }: PasteTableProps) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <PasteForm onFile={onFile} />;
  return (
    <div className="buttons">
      <Button look="quiet" onClick={() => setOpen(true)}>
        Or paste a table
      </Button>
    </div>
  );
}

function PasteForm({ onFile }: PasteTableProps) {
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const table = useRef<HTMLTextAreaElement>(null);
  // The button that had the focus is gone.
  useEffect(() => table.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '') return table.current?.focus();
    onFile(new File([text], 'pasted table.tsv', { type: 'text/tab-separated-values' }));
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextAreaField
        ref={table}
        label="Table"
        rows={6}
        value={text}
        spellCheck={false}
        hint="Copy the cells in a spreadsheet or on a web page, with the row that names the columns where there is one, and paste them here"
        error={isTried && text.trim() === '' ? 'Paste the cells of a table first.' : null}
        onChange={setText}
      />
      <div className="buttons">
        <Button type="submit">Read this table</Button>
      </div>
    </form>
  );
}
