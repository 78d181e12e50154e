import { createStream, type RotatingFileStream } from 'rotating-file-stream';

export interface LogFilesPlace {
  folder: string;
  /** How many ended days are kept. */
  keepDays: number;
}

export interface LogFiles {
  write(line: string): void;
  /** Resolves once everything that was written is in its file. */
  close(): Promise<void>;
}

const NAME = 'earntrack-server';
/** The file of today. */
export const TODAYS_FILE = `${NAME}.log`;
/** The name of any file of the log, as `nameOf` gives them. */
export const LOG_FILE = new RegExp(String.raw`^${NAME}(?:-\d{4}-\d{2}-\d{2}(?:-\d+)?)?\.log(?:\.gz)?$`);
/** A disk that is full now may not be in a minute. */
const AGAIN_MS = 60_000;
/** Lines hold ids of accounts: nobody else on the machine reads them. */
const MODE = 0o640;

/**
 * Files of log for machines where nobody else keeps what is written to stdout: one of today, and one zipped for each day (of
 * UTC) before it. A disk that refuses costs the files their lines and nothing else; `onFault` hears of it.
 */
export function openLogFiles({ folder, keepDays }: LogFilesPlace, onFault: (err: Error) => void): LogFiles {
  let stream: RotatingFileStream | null = null;
  let closedUntil = 0;
  const open = () => {
    stream = createStream(nameOf, {
      path: folder,
      interval: '1d',
      intervalUTC: true,
      intervalBoundary: true,
      // A day that ended while nothing ran is put away before the first line of today.
      initialRotation: true,
      compress: 'gzip',
      maxFiles: keepDays,
      history: `.${NAME}-history`,
      mode: MODE,
    });
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
    close: () => new Promise((resolve) => (stream === null ? resolve() : endOf(stream, resolve))),
  };
}

function endOf(stream: RotatingFileStream, onEnded: () => void): void {
  stream.once('close', onEnded);
  stream.end();
}

/** A day that was begun anew, by a clock that was set back, gets a number. */
function nameOf(time: number | Date | null, index = 1): string {
  if (time === null) return TODAYS_FILE;
  const day = new Date(time).toISOString().slice(0, 10);
  return `${NAME}-${day}${index > 1 ? `-${index}` : ''}.log.gz`;
}
