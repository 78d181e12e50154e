import { useId, useState } from 'react';

interface FileDropProps {
  onFile: (file: File) => void;
}

/** Drop a file anywhere on it, or choose one. */
export function FileDrop({ onFile }: FileDropProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <label className={isOver ? 'drop over' : 'drop'} htmlFor={id}>
      <span className="drop-title">Drop a statement here, or choose one</span>
      <span className="hint">
        A CSV file, an Excel workbook or a zip archive of them: a platform’s statement, or one of your own
        with the columns platform, date and amount. It is read on this device; nothing is sent until you say
        so, and then only its rows: the file itself is not kept.
      </span>
      {/* It lies over the whole label: browsers take dropped files on a file input by themselves. */}
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.zip,text/csv,text/plain"
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
