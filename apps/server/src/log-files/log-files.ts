import { createStream, type RotatingFileStream } from 'rotating-file-stream';
import { nameOf } from './file-names.ts';
import { takeEldestAway } from './files-put-away.ts';

export interface LogFilesPlace {
  folder: string;
  /** How many ended days are kept. */
  keepDays: number;
  /** All files together take no more, whatever the days. */
  mostBytes: number;
}

export interface LogFiles {
  write(line: string): void;
  /** Resolves once everything that was written is in its file. */
  close(): Promise<void>;
}

/** A disk that is full now may not be in a minute. */
const AGAIN_MS = 60_000;
/** A file that has so much of all that may be there is put away before its day is over. */
const SHARE_OF_FILE = 1 / 8;
/** The file of today, and one that is being zipped and is there twice for as long. */
const SHARE_PUT_AWAY = 1 - 3 * SHARE_OF_FILE;
/** Lines hold ids of accounts: nobody else on the machine reads them. */
const MODE = 0o640;

/**
 * Files of log for machines where nobody else keeps what is written to stdout: one of today, and one zipped for each day (of
 * UTC) before it, or several where much was written. A disk that refuses costs the files their lines and nothing else; `onFault` hears of it.
 */
export function openLogFiles(
  { folder, keepDays, mostBytes }: LogFilesPlace,
  onFault: (err: Error) => void,
): LogFiles {
  let stream: RotatingFileStream | null = null;
  let closedUntil = 0;
  let tidying = Promise.resolve();
  const tidy = () => {
    const kept = { keepDays, mostBytes: mostBytes * SHARE_PUT_AWAY };
    tidying = tidying.then(() => takeEldestAway(folder, kept)).catch(onFault);
  };
  const open = () => {
    stream = createStream(nameOf, {
      path: folder,
      interval: '1d',
      intervalUTC: true,
      intervalBoundary: true,
      // A day that ended while nothing ran is put away before the first line of today.
      initialRotation: true,
      compress: 'gzip',
      size: `${Math.ceil(mostBytes * SHARE_OF_FILE)}B`,
      mode: MODE,
    });
    stream.on('rotated', tidy);
    stream.on('error', (err) => {
      stream = null;
      closedUntil = Date.now() + AGAIN_MS;
      onFault(err);
    });
    return stream;
  };
  open();
  return {
    write(line) {
      if (stream === null && Date.now() < closedUntil) return;
      (stream ?? open()).write(line);
    },
    async close() {
      await new Promise<void>((resolve) => (stream === null ? resolve() : endOf(stream, resolve)));
      await tidying;
    },
  };
}

function endOf(stream: RotatingFileStream, onEnded: () => void): void {
  stream.once('close', onEnded);
  stream.end();
}
