import { type BackupReport, openStore, runBackupOfDay } from '@earntrack/backup';
import type { ApiServices } from '@earntrack/api/server';
import packageFile from '../../package.json' with { type: 'json' };
import type { BackupConfig } from '../config/backup-environment.ts';
import type { Config } from '../config/index.ts';
import { every } from './every.ts';
import type { Watching } from './sweep-job.ts';

/** A day begins at midnight of UTC; so soon after it, and after a start, somebody looks whether its backup is made. */
const LOOK_MS = 60_000;

type Parts = Pick<Config, 'database'> & { backup: BackupConfig };

/**
 * Makes and proves the backup of each day, once for all servers on a database, also of a day that began while none ran. Returns what
 * ends it: a backup that is under way is given up, and made by whoever looks next. While nothing may change it waits, as sweeps do.
 */
export function startBackingUp(
  { db, board }: Pick<ApiServices, 'db' | 'board'>,
  { database, backup }: Parts,
  { log, watchJob }: Watching,
): () => Promise<void> {
  const { to, access, ...wish } = backup;
  const ending = new AbortController();
  const run = () =>
    runBackupOfDay({
      ...wish,
      db,
      databaseUrl: database.connectionString,
      store: openStore(to, access),
      appVersion: packageFile.version,
      isVerified: true,
      now: () => new Date(),
      watch: { signal: ending.signal, onProgress: () => undefined },
      around: (work) => watchJob('backup', () => work().catch(unlessEnding(ending.signal))),
    });
  const stop = every(LOOK_MS, async () => {
    if (board.readOnly === null) tell(log, await run());
  });
  return async () => {
    ending.abort();
    await stop();
  };
}

/** Whoever is asked to end in the middle has not failed. */
function unlessEnding(signal: AbortSignal): (fault: unknown) => null {
  return (fault) => {
    if (signal.aborted) return null;
    throw fault;
  };
}

function tell(log: Watching['log'], report: BackupReport | null): void {
  if (report === null) return;
  const { manifest, proof, pruned } = report;
  log.info(
    { backup: manifest.name, rows: proof?.rows, bytes: proof?.bytes, seconds: proof?.seconds, pruned },
    'backup was made and proved',
  );
}
