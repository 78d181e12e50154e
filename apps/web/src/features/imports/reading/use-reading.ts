import type { DescribeOptions } from '@earntrack/statements';
import { startTransition, useEffect, useRef, useState } from 'react';
import type { FileReading, ReadingChoices } from './file-reading.ts';
import { StatementReader } from './statement-reader.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the worker says of a file. Only what was asked last is shown, whichever file or choice takes longer to read. */
export function useReading() {
  const reader = useRef<StatementReader | null>(null);
  const lastTurn = useRef(0);
  const [reading, setReading] = useState<FileReading | null>(null);
  useEffect(() => () => reader.current?.close(), []);
  const show = (shown: FileReading | null) => {
    lastTurn.current += 1;
    setReading(shown);
    return lastTurn.current;
  };
  const opened = () => {
    if (!reader.current) throw new Error('No file was read');
    return reader.current;
  };
  return {
    reading,
    /** Shows this in place of whatever is being read. */
    show: (shown: FileReading | null) => void show(shown),
    /** Reads a new file, or the last one again where there are no bytes. */
    read: async (bytesOf: () => Promise<Bytes> | null, choices: ReadingChoices) => {
      const turn = show(null);
      const showLast = (shown: FileReading) => {
        // Drawing all that is said of a file takes longer than a frame: it gives way to whatever the person does meanwhile.
        if (turn === lastTurn.current) startTransition(() => setReading(shown));
      };
      reader.current ??= new StatementReader();
      try {
        const bytes = await bytesOf();
        if (turn === lastTurn.current) showLast(await reader.current.read(bytes, choices));
      } catch (err) {
        // A fault of ours while reading must not leave the page waiting.
        const why = err instanceof Error ? err.message : String(err);
        showLast({ kind: 'refused', message: `This file could not be read here (${why}).` });
      }
    },
    reportOf: (choices: ReadingChoices) => opened().report(choices),
    describe: (options: DescribeOptions) => opened().describe(options),
    attempt: (choices: ReadingChoices) => opened().attempt(choices),
    faultOf: (mapping: unknown) => opened().faultOf(mapping),
    fitsOf: (mappings: readonly Record<string, unknown>[], names: readonly string[]) =>
      opened().fits(mappings, names),
    itemsOf: (of: 'all' | 'entries', start: number, count: number) => opened().items(of, start, count),
  };
}
