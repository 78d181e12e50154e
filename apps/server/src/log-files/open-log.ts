import { destination, type Logger } from 'pino';
import type { Config } from '../config/index.ts';
import { createLog } from '../log.ts';
import { openLogFiles } from './log-files.ts';

export interface OpenLog {
  log: Logger;
  /** Resolves once every line is where it belongs. */
  close: () => Promise<void>;
}

/** The log of a process: to stdout, and to files too where a folder for them is named. */
export function openLog({ logLevel, logFiles }: Pick<Config, 'logLevel' | 'logFiles'>): OpenLog {
  if (logFiles === null) return { log: createLog(logLevel), close: async () => {} };
  const files = openLogFiles(logFiles, (err) =>
    log.error({ err, error_type: 'log_files' }, 'the folder of LOG_DIR cannot be written to'),
  );
  const stdout = destination(1);
  const log = createLog(logLevel, {
    write(line) {
      stdout.write(line);
      files.write(line);
    },
  });
  return { log, close: () => files.close() };
}
