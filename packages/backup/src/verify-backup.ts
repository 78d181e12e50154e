import { dumpSchema, migrateUp } from '@earntrack/migrations';
import { BackupError } from './backup-error.ts';
import { readPostgresVersion } from './catalogue.ts';
import { compareWithManifest } from './compare.ts';
import { loadBackup } from './load-backup.ts';
import { type Manifest, readManifest, sumOfBytes, sumOfRows } from './manifest.ts';
import type { Watch } from './progress.ts';
import { withScratch } from './scratch.ts';
import { withSession } from './session.ts';
import { type BackupStore, PROOF_OBJECT } from './stores/backup-store.port.ts';
import { writeWhole } from './stores/read-whole.ts';

export interface VerifyWish {
  /** A database of the server on which it is tried; it is not touched itself. */
  databaseUrl: string;
  store: BackupStore;
  backup: string;
  /** What opens it; null where it is not encrypted. */
  identity: string | null;
  now: () => Date;
  watch: Watch;
}

/** What is written down beside a backup that was found good. */
export interface Proof {
  backup: string;
  /** When the backup itself was begun: what was saved later is not in it. */
  begunAt: string;
  verifiedAt: string;
  /** Of the server on which it was restored. */
  postgresVersion: string;
  tables: number;
  rows: number;
  bytes: number;
  seconds: number;
}

/**
 * Restores a backup into a database of its own, compares all of it with what was written, and drops that database again. Throws a
 * BackupError that names every difference.
 */
export async function verifyBackup(wish: VerifyWish): Promise<Proof> {
  const { store, backup, now, watch } = wish;
  const startedAt = performance.now();
  const manifest = await readManifest(store, backup);
  const postgresVersion = await withScratch(wish.databaseUrl, now(), (url) =>
    restoreInto(url, { ...wish, manifest, watch }),
  );
  const proof = {
    backup,
    begunAt: manifest.begunAt,
    verifiedAt: now().toISOString(),
    postgresVersion,
    tables: manifest.tables.length,
    rows: sumOfRows(manifest),
    bytes: sumOfBytes(manifest),
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  };
  await writeWhole(store, { backup, object: PROOF_OBJECT }, proof);
  return proof;
}

export type RestoreIntoWish = Pick<VerifyWish, 'store' | 'identity' | 'watch'> & { manifest: Manifest };

/**
 * Makes an empty database equal to a backup, schema and all, and compares them. Throws a BackupError that names every difference.
 * Gives the version of its PostgreSQL.
 */
export async function restoreInto(url: string, wish: RestoreIntoWish): Promise<string> {
  const { manifest, watch } = wish;
  watch.onProgress({ phase: 'preparing', table: null, done: 0, of: 1, bytes: 0 });
  await migrateUp(url, { only: manifest.migrations });
  const schema = await dumpSchema(url);
  const version = await withSession(url, watch.signal, async (client) => {
    await loadBackup(client, { ...wish, userId: null });
    assertNone(manifest, await compareWithManifest(client, manifest, watch));
    return readPostgresVersion(client);
  });
  if ((await dumpSchema(url)) !== schema)
    assertNone(manifest, ['Keys or indexes did not come back as they were.']);
  return version;
}

function assertNone({ name }: Manifest, faults: string[]): void {
  if (faults.length > 0) throw new BackupError(`The backup ${name} is not what it says: ${faults.join(' ')}`);
}
