import { useEffect, useRef, useState } from 'react';
import type { FileReading, ReadingChoices } from './file-reading.ts';
import { StatementReader } from './statement-reader.ts';

export interface ChosenFile {
  name: string;
  bytes: number;
}

/** A file is read at most this large; statements are far smaller. */
const MAX_BYTES = 200_000_000;

/** The file that was dropped or chosen, read in a worker; nothing of it leaves the browser here. */
export function useStatementFile() {
  const reader = useRef<StatementReader | null>(null);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [choices, setChoices] = useState<ReadingChoices>({});
  const [reading, setReading] = useState<FileReading | null>(null);
  useEffect(() => () => reader.current?.close(), []);
  const read = async (bytes: Uint8Array<ArrayBuffer> | null, wanted: ReadingChoices) => {
    reader.current ??= new StatementReader();
    setReading(null);
    try {
      setReading(await reader.current.read(bytes, wanted));
    } catch (err) {
      // A fault of ours while reading must not leave the page waiting.
      const why = err instanceof Error ? err.message : String(err);
      setReading({ kind: 'refused', message: `This file could not be read here (${why}).` });
    }
  };
  return {
    file,
    choices,
    reading,
    itemsOf: (start: number, count: number) => {
      if (!reader.current) throw new Error('No file was read');
      return reader.current.items(start, count);
    },
    choose: async (chosen: File) => {
      setFile({ name: chosen.name, bytes: chosen.size });
      setChoices({});
      if (chosen.size > MAX_BYTES) {
        setReading({
          kind: 'refused',
          message: 'This file is larger than any statement. Is it the right one?',
        });
        return;
      }
      await read(new Uint8Array(await chosen.arrayBuffer()), {});
    },
    /** Reads the same file again with what the person said. */
    decide: async (patch: ReadingChoices) => {
      const wanted = { ...choices, ...patch };
      setChoices(wanted);
      await read(null, wanted);
    },
    clear: () => {
      setFile(null);
      setReading(null);
    },
  };
}

export type StatementFile = ReturnType<typeof useStatementFile>;
