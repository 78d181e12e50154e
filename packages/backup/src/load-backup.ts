import type { Client } from 'pg';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupError, reasonOf } from './backup-error.ts';
import { listOf, readTables } from './catalogue.ts';
import { linesOfUser } from './lines-of-user.ts';
import type { Manifest, TableEntry } from './manifest.ts';
import { type Metered, Meter } from './meter.ts';
import type { Watch } from './progress.ts';
import { decompressor, opened } from './sealing.ts';
import type { BackupStore } from './stores/backup-store.port.ts';
import { takeDown } from './take-down.ts';

export interface LoadWish {
  store: BackupStore;
  manifest: Manifest;
  /** What opens it; null where it is not encrypted. */
  identity: string | null;
  watch: Watch;
  /** The rows of one user alone, of the tables that have a user; null: every row. */
  userId: string | null;
}

/**
 * Fills a database that was migrated to the backup's schema and is empty, in one transaction. Indexes, keys and constraints are
 * built once the rows are in, and so are checked against all of them; triggers sleep meanwhile, as what they keep is in the backup.
 * Throws a BackupError that says which table is damaged.
 */
export async function loadBackup(client: Client, wish: LoadWish): Promise<void> {
  const { manifest, watch } = wish;
  await assertFits(client, manifest);
  await client.query('begin');
  const putUp = await takeDown(client);
  await client.query(
    `truncate ${listOf(
      client,
      manifest.tables.map(({ name }) => name),
    )}`,
  );
  for (const [done, table] of manifest.tables.entries()) {
    const place = { phase: 'loading', table: table.name, done, of: manifest.tables.length } as const;
    await loadTable(client, { ...wish, onBytes: (bytes) => watch.onProgress({ ...place, bytes }) }, table);
  }
  await putUp((table, done, of) => watch.onProgress({ phase: 'indexing', table, done, of, bytes: 0 }));
  await setSequences(client, manifest);
  await client.query('commit');
  await client.query('analyze');
}

/** The tables and columns of a backup have to be those of the schema that its migrations make. */
async function assertFits(client: Client, { name, tables }: Manifest): Promise<void> {
  const here = (await readTables(client)).map((table) => `${table.name} (${table.columns.join(', ')})`);
  const there = tables.map((table) => `${table.name} (${table.columns.join(', ')})`);
  const [missing] = here.filter((table) => !there.includes(table));
  const [strange] = there.filter((table) => !here.includes(table));
  if (missing !== undefined) throw new BackupError(`The backup ${name} lacks the table ${missing}.`);
  if (strange !== undefined)
    throw new BackupError(`The backup ${name} has a table that its migrations do not make: ${strange}.`);
}

async function loadTable(
  client: Client,
  wish: LoadWish & { onBytes: (bytes: number) => void },
  table: TableEntry,
): Promise<void> {
  const content = await openTable(wish, table);
  const meter = new Meter(wish.onBytes);
  const columns = listOf(client, table.columns);
  const into = client.query(
    copyFrom(`copy ${listOf(client, [table.name])} (${columns}) from stdin with (freeze)`),
  );
  const signal = wish.watch.signal ? { signal: wish.watch.signal } : {};
  try {
    await pipeline(content, decompressor(), meter, linesOfUser(table, wish.userId), into, signal);
  } catch (cause) {
    wish.watch.signal?.throwIfAborted();
    if (cause instanceof BackupError) throw cause;
    throw damaged(wish, table, { reason: reasonOf(cause), cause });
  }
  assertWhole(wish, table, { ...meter.result(), rows: into.rowCount ?? 0 });
}

/** A table as it is kept, decrypted. */
export async function openTable(
  { store, manifest, identity }: Pick<LoadWish, 'store' | 'manifest' | 'identity'>,
  table: TableEntry,
): Promise<Readable> {
  const { name, isEncrypted } = manifest;
  if (isEncrypted && identity === null) {
    throw new BackupError(
      `The backup ${name} is encrypted: name the file with its key, in BACKUP_IDENTITY_FILE or with --key FILE.`,
    );
  }
  const content = await store.read({ backup: name, object: table.object });
  if (content === null) throw damaged({ manifest }, table, { reason: `${table.object} is missing` });
  return opened(content, isEncrypted ? identity : null);
}

function assertWhole(wish: LoadWish, table: TableEntry, found: Metered & { rows: number }): void {
  if (found.sha256 !== table.sha256) {
    const reason = `its ${found.bytes} bytes are not the ${table.bytes} that were written`;
    throw damaged(wish, table, { reason });
  }
  if (wish.userId === null && found.rows !== table.rows) {
    throw damaged(wish, table, { reason: `${found.rows} rows came back, and ${table.rows} were written` });
  }
}

function damaged(
  { manifest }: Pick<LoadWish, 'manifest'>,
  table: TableEntry,
  { reason, cause }: { reason: string; cause?: unknown },
): BackupError {
  return new BackupError(`The backup ${manifest.name} is damaged in the table ${table.name}: ${reason}.`, {
    cause,
  });
}

async function setSequences(client: Client, { sequences }: Manifest): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      client.escapeIdentifier(name),
      lastValue,
      isCalled,
    ]);
  }
}
