import { type DragEvent, useId, useState } from 'react';
import { Note } from '../../../components/note.tsx';

interface FileDropProps {
  onFile: (file: File) => void;
}

/** Drop a file anywhere on it, or choose one. */
export function FileDrop({ onFile }: FileDropProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const why = refusalOf(event.dataTransfer);
    setRefused(why);
    const [file] = event.dataTransfer.files;
    if (why === null && file) onFile(file);
  };
  return (
    <>
      <label className={isOver ? 'drop over' : 'drop'} htmlFor={id}>
        <span className="drop-title">Drop a statement here, or choose one</span>
        <span className="hint">
          A CSV file, an Excel workbook or a zip archive of them: a platform’s statement, or one of your own
          with the columns platform, date and amount. It is read on this device; nothing is sent until you say
          so, and then only its rows: the file itself is not kept.
        </span>
        {/* It lies over the whole label, and what is dropped is taken by hand: browsers let go of several files without a word. */}
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.zip,text/csv,text/plain"
          onDragEnter={() => setOver(true)}
          onDragOver={(event) => event.preventDefault()}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            setRefused(null);
            if (file) onFile(file);
            event.target.value = '';
          }}
        />
      </label>
      {refused && (
        <div className="under-drop">
          <Note kind="bad" title={refused} isSpoken>
            <p>Drop one file at a time. Several may lie in one zip archive.</p>
          </Note>
        </div>
      )}
    </>
  );
}

/** Why what was dropped is not one file; null where it is, or no file at all. */
function refusalOf({ files, items }: DataTransfer): string | null {
  if (files.length > 1) return `These are ${files.length} files`;
  return items[0]?.webkitGetAsEntry()?.isDirectory ? 'This is a folder' : null;
}
