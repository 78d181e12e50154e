import { destination, type Logger } from 'pino';
import type { Config } from '../config/index.ts';
import { createLog } from '../log.ts';
import { openLogFiles } from './log-files.ts';
import { createTextLines } from './text-lines.ts';

export interface OpenLog {
  log: Logger;
  /** Resolves once every line is where it belongs. */
  close: () => Promise<void>;
}

type LogPlace = Pick<Config, 'logLevel' | 'logFormat' | 'logFiles'>;

/** A write for each line costs a busy process as much as making it; nobody looks more often than this. */
const TOGETHER = { minLength: 4096, periodicFlush: 100 };
const DEFAULT_LEVEL = 'info';
/** What people at a terminal see of that. */
const DEFAULT_TEXT_LEVEL = 'warn';

/** The log of a process: to stdout, for programs or for people, and to files too where a folder for them is named. */
export function openLog({ logLevel, logFormat, logFiles }: LogPlace): OpenLog {
  const isText = (logFormat ?? (process.stdout.isTTY ? 'text' : 'json')) === 'text';
  const lines = destination({ dest: 1, ...TOGETHER });
  const stdout = isText ? createTextLines(lines, logLevel ?? DEFAULT_TEXT_LEVEL) : lines;
  const level = logLevel ?? DEFAULT_LEVEL;
  if (logFiles === null) return { log: createLog(level, stdout), close: async () => {} };
  const files = openLogFiles(logFiles, (err) =>
    log.error({ err, error_type: 'log_files' }, 'the folder of LOG_DIR cannot be written to'),
  );
  const log = createLog(level, {
    write(line) {
      stdout.write(line);
      files.write(line);
    },
  });
  return { log, close: () => files.close() };
}
