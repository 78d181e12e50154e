import { destination, type Logger } from 'pino';
import type { Config } from '../config/index.ts';
import { createLog } from '../log.ts';
import { openLogFiles } from './log-files.ts';

export interface OpenLog {
  log: Logger;
  /** Resolves once every line is where it belongs. */
  close: () => Promise<void>;
}

/** A write for each line costs a busy process as much as making it; nobody looks more often than this. */
const TOGETHER = { minLength: 4096, periodicFlush: 100 };

/** The log of a process: to stdout, and to files too where a folder for them is named. */
export function openLog({ logLevel, logFiles }: Pick<Config, 'logLevel' | 'logFiles'>): OpenLog {
  const stdout = destination({ dest: 1, ...TOGETHER });
  if (logFiles === null) return { log: createLog(logLevel, stdout), close: async () => {} };
  const files = openLogFiles(logFiles, (err) =>
    log.error({ err, error_type: 'log_files' }, 'the folder of LOG_DIR cannot be written to'),
  );
  const log = createLog(logLevel, {
    write(line) {
      stdout.write(line);
      files.write(line);
    },
  });
  return { log, close: () => files.close() };
}
