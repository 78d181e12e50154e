import { type BackupStore, type Keep, openStore, readIdentity } from '@earntrack/backup';

import type { Config } from '../config/config.ts';
import { besideData } from './beside-data.ts';
import { OperatorError, UsageError } from '../operator-error.ts';

/** Where backups are kept: where --to says, else BACKUP_TO, else beside the folder of the embedded database. */
export function storeOf({ backup, databaseUrl, dataDir }: Config, to: string | undefined): BackupStore {
  const address = to ?? backup.to ?? (databaseUrl === undefined ? besideData(dataDir) : undefined);
  if (address !== undefined && address !== 'none') return openStore(address, backup.access);
  throw new OperatorError(
    'Say where backups are kept: --to /var/backups/earntrack, or s3://bucket/prefix, or BACKUP_TO, as for the server.',
  );
}

/** For whom backups are encrypted; null where they are not. */
export function recipientOf({ backup }: Config): string | null {
  return backup.recipient ?? null;
}

/** What opens an encrypted backup; null where no key was named. */
export async function identityOf({ backup }: Config, path: string | undefined): Promise<string | null> {
  const file = path ?? backup.identityFile;
  return file === undefined ? null : readIdentity(file);
}

interface GivenKeep {
  days?: string | undefined;
  weeks?: string | undefined;
  months?: string | undefined;
}

const MOST = 10_000;

/** How many are kept: what was typed, else what the server was told. */
export function keepOf({ backup }: Config, given: GivenKeep = {}): Keep {
  return {
    days: readCount('--keep-days', given.days ?? backup.keepDays ?? '7'),
    weeks: readCount('--keep-weeks', given.weeks ?? backup.keepWeeks ?? '0'),
    months: readCount('--keep-months', given.months ?? backup.keepMonths ?? '0'),
  };
}

function readCount(option: string, text: string): number {
  const count = /^\d{1,5}$/.test(text) ? Number(text) : MOST + 1;
  if (count <= MOST) return count;
  throw new UsageError(`${option} ${text} is no number from 0 to ${MOST}.`);
}
