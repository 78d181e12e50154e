import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import type { RunWish } from '../run-backup.ts';
import type { BackupStore } from '../stores/backup-store.port.ts';
import { openStore } from '../stores/open-store.ts';

export const QUIET = { signal: null, onProgress: () => undefined };
export const PRESENT = new Date('2026-11-26T00:00:30Z');

/** For the backups of one test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-backup-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The same store, where something happens elsewhere before a table is read from it. */
export function whileRead(store: BackupStore, table: string, happen: () => Promise<void>): BackupStore {
  return {
    place: store.place,
    claim: (backup) => store.claim(backup),
    list: () => store.list(),
    write: (object, content) => store.write(object, content),
    remove: (backup) => store.remove(backup),
    read: async (wanted) => {
      if (wanted.object.startsWith(`${table}.copy.`)) await happen();
      return store.read(wanted);
    },
  };
}

/** A backup into a folder, without encryption, proved. */
export function wishOf(
  { db, url, folder }: { db: Kysely<Database>; url: string; folder: string },
  more: Partial<RunWish>,
): RunWish {
  return {
    db,
    databaseUrl: url,
    store: openStore(folder),
    recipient: null,
    appVersion: '1.2.3',
    isVerified: true,
    scratchUrl: null,
    keep: null,
    now: () => PRESENT,
    watch: QUIET,
    ...more,
  };
}
