import type { Client } from 'pg';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createZstdCompress } from 'node:zlib';
import { to as copyTo } from 'pg-copy-streams';
import { BackupError } from './backup-error.ts';
import { backupNameOf } from './backup-name.ts';
import {
  listOf,
  readMigrations,
  readPostgresVersion,
  readSequences,
  readTables,
  type TableShape,
} from './catalogue.ts';
import { type Manifest, MANIFEST_VERSION, type TableEntry } from './manifest.ts';
import { Meter } from './meter.ts';
import { readMoney } from './money.ts';
import type { Watch } from './progress.ts';
import { assertRecipient, makeOneTimeKey, sealed } from './sealing.ts';
import { withSession } from './session.ts';
import { type BackupStore, MANIFEST_OBJECT } from './stores/backup-store.port.ts';
import { writeWhole } from './stores/read-whole.ts';

const MOMENTS_TRIED = 3;

export interface BackupWish {
  databaseUrl: string;
  store: BackupStore;
  /** The public key of who may open it; null: it is not encrypted. */
  recipient: string | null;
  appVersion: string;
  now: () => Date;
  watch: Watch;
}

export interface MadeBackup {
  manifest: Manifest;
  /** What opens it in this process, where it is encrypted. */
  identity: string | null;
}

interface Writing extends Pick<BackupWish, 'store' | 'watch'> {
  backup: string;
  recipients: string[];
}

/** Backups are named by the second in which they begin: where there is one of this second already, the next one is taken. */
async function claimMoment({ store, now, watch }: BackupWish): Promise<Date> {
  for (let attempt = 1; ; attempt += 1) {
    const moment = now();
    if (await store.claim(backupNameOf(moment))) return moment;
    if (attempt === MOMENTS_TRIED)
      throw new BackupError(`A backup was begun in this very second in ${store.place}: try again.`);
    await pause(1_000, undefined, watch.signal ? { signal: watch.signal } : {});
  }
}

/**
 * Writes every row as it was at one moment. Nobody waits for it, and no row passes through memory but those under way. What was
 * begun and did not end is taken away, and never looks like a backup.
 */
export async function makeBackup(wish: BackupWish): Promise<MadeBackup> {
  const { store, recipient, watch } = wish;
  if (recipient !== null) assertRecipient(recipient);
  const key = recipient === null ? null : await makeOneTimeKey();
  const recipients = key === null || recipient === null ? [] : [recipient, key.recipient];
  const begunAt = await claimMoment(wish);
  const backup = backupNameOf(begunAt);
  try {
    const manifest = await withSession(wish.databaseUrl, watch.signal, (client) =>
      inSnapshot(client, async () => {
        const contents = await writeTables(client, { store, watch, backup, recipients });
        return { ...contents, name: backup, begunAt: begunAt.toISOString(), appVersion: wish.appVersion };
      }),
    );
    const whole = { ...manifest, endedAt: wish.now().toISOString() };
    await writeWhole(store, { backup, object: MANIFEST_OBJECT }, whole);
    return { manifest: whole, identity: key?.identity ?? null };
  } catch (fault) {
    // What comes after this fault must not hide it; what stays is no whole backup, and is pruned.
    await store.remove(backup).catch(() => undefined);
    throw fault;
  }
}

async function inSnapshot<T>(client: Client, read: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only');
  const result = await read();
  await client.query('commit');
  return result;
}

async function writeTables(client: Client, writing: Writing) {
  const migrations = await readMigrations(client);
  const shapes = await readTables(client);
  assertMigrated(shapes);
  const postgresVersion = await readPostgresVersion(client);
  const tables: TableEntry[] = [];
  for (const shape of shapes) {
    const place = { phase: 'reading', table: shape.name, done: tables.length, of: shapes.length } as const;
    const onBytes = (bytes: number) => writing.watch.onProgress({ ...place, bytes });
    tables.push(await writeTable(client, { ...writing, onBytes }, shape));
  }
  const isEncrypted = writing.recipients.length > 0;
  const money = await readMoney(client, shapes);
  return {
    formatVersion: MANIFEST_VERSION,
    postgresVersion,
    isEncrypted,
    migrations,
    tables,
    sequences: await readSequences(client),
    // The manifest can be read by whoever sees the store.
    money: isEncrypted ? money.map((entry) => ({ ...entry, sums: [] })) : money,
  } as const;
}

/** There only while an online migration is half done: no list of migrations makes what it has made so far. */
const HALF_DONE = 'schema_backfill';

function assertMigrated(shapes: readonly TableShape[]): void {
  if (!shapes.some(({ name }) => name === HALF_DONE)) return;
  throw new BackupError(
    'A migration is half done, and a backup of that could not be proved: finish "earntrack migrate up" first.',
  );
}

async function writeTable(
  client: Client,
  { store, backup, recipients, watch, onBytes }: Writing & { onBytes: (bytes: number) => void },
  { name, columns }: TableShape,
): Promise<TableEntry> {
  const object = `${name}.copy.zst${recipients.length > 0 ? '.age' : ''}`;
  const rows = client.query(copyTo(copyStatement(client, { name, columns })));
  const plain = new Meter(onBytes);
  const stored = new Meter();
  const signal = watch.signal ? { signal: watch.signal } : {};
  await pipeline(
    rows,
    plain,
    createZstdCompress(),
    async function* (compressed) {
      yield* await sealed(compressed as AsyncIterable<Uint8Array>, recipients);
    },
    stored,
    (content) => store.write({ backup, object }, content as AsyncIterable<Uint8Array>),
    signal,
  );
  await settled(client);
  const storedBytes = stored.result().bytes;
  return { name, columns, object, rows: rows.rowCount, ...plain.result(), storedBytes };
}

/** The number of rows comes after the last of them: it is known once the next statement is answered. */
export async function settled(client: Client): Promise<void> {
  await client.query('select 1');
}

/** Reads a table as it stands in a backup. */
export function copyStatement(
  client: Client,
  { name, columns }: Pick<TableShape, 'name' | 'columns'>,
): string {
  return `copy ${listOf(client, [name])} (${listOf(client, columns)}) to stdout`;
}
