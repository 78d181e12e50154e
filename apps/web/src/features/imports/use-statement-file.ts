import { useState } from 'react';
import type { ReadingChoices } from './file-reading.ts';
import { useReading } from './use-reading.ts';

export interface ChosenFile {
  name: string;
  bytes: number;
}

/** A file is read at most this large; statements are far smaller. */
const MAX_BYTES = 200_000_000;

/** The file that was dropped or chosen, read in a worker; nothing of it leaves the browser here. */
export function useStatementFile() {
  const { reading, show, read, itemsOf } = useReading();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [choices, setChoices] = useState<ReadingChoices>({});
  return {
    file,
    choices,
    reading,
    itemsOf: (start: number, count: number) => itemsOf('all', start, count),
    /** Only those that will be recorded. */
    entriesOf: (start: number, count: number) => itemsOf('entries', start, count),
    choose: async (chosen: File) => {
      setFile({ name: chosen.name, bytes: chosen.size });
      setChoices({});
      if (chosen.size > MAX_BYTES) {
        show({
          kind: 'refused',
          message: 'This file is larger than any statement. Is it the right one?',
        });
        return;
      }
      await read(async () => new Uint8Array(await chosen.arrayBuffer()), {});
    },
    /** Reads the same file again with what the person said. */
    decide: async (patch: ReadingChoices) => {
      const wanted = { ...choices, ...patch };
      setChoices(wanted);
      await read(() => null, wanted);
    },
    clear: () => {
      setFile(null);
      show(null);
    },
  };
}

export type StatementFile = ReturnType<typeof useStatementFile>;
