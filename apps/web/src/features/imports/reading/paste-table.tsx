import { type SubmitEvent, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { TextAreaField } from '../../../components/text-field.tsx';

/** Cells that were copied out of a spreadsheet or a page: a browser hands them over with tabs between them. */
export function PasteTable({ onFile }: { onFile: (file: File) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  if (!isOpen) {
    return (
      <div className="buttons">
        <Button look="quiet" onClick={() => setOpen(true)}>
          Or paste a table
        </Button>
      </div>
    );
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() !== '')
      onFile(new File([text], 'pasted table.tsv', { type: 'text/tab-separated-values' }));
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextAreaField
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
