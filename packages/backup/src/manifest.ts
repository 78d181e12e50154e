import { z } from 'zod';
import { BackupError } from './backup-error.ts';
import { type BackupStore, MANIFEST_OBJECT } from './stores/backup-store.port.ts';
import { readWhole } from './stores/read-whole.ts';

const FORMAT_VERSION = 1;

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const columnName = z.string().regex(/^[a-z_][a-z0-9_]*$/);

const tableSchema = z.object({
  name: columnName,
  /** In the order in which their values stand in a line. */
  columns: z.array(columnName),
  object: z.string().regex(/^[a-z0-9_.]+$/),
  rows: count,
  /** Of the text that COPY gave. */
  bytes: count,
  sha256,
  /** As it is kept, compressed and encrypted. */
  storedBytes: count,
});

const moneySchema = z.object({
  table: columnName,
  /** Of the sums of every user and currency: equal where each of them is. */
  ofEachUser: sha256,
  /** What all users have together, by currency; left out of a backup that is encrypted. */
  sums: z.array(z.object({ currency: z.string(), rows: count, micros: z.record(columnName, z.string()) })),
});

const manifestSchema = z.object({
  formatVersion: z.literal(FORMAT_VERSION),
  name: z.string(),
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  appVersion: z.string(),
  postgresVersion: z.string(),
  isEncrypted: z.boolean(),
  migrations: z.array(z.string()),
  tables: z.array(tableSchema),
  sequences: z.array(
    z.object({ name: columnName, lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() }),
  ),
  money: z.array(moneySchema),
});

export type Manifest = z.output<typeof manifestSchema>;
export type TableEntry = Manifest['tables'][number];
export type MoneyEntry = Manifest['money'][number];
export type SequenceEntry = Manifest['sequences'][number];

export const MANIFEST_VERSION = FORMAT_VERSION;

/** The manifest of a backup; null where the backup is not whole. Throws a BackupError where it cannot be read. */
export async function findManifest(store: BackupStore, backup: string): Promise<Manifest | null> {
  const text = await readWhole(store, { backup, object: MANIFEST_OBJECT });
  return text === null ? null : parseManifest(text, backup);
}

/** The same where it has to be there. */
export async function readManifest(store: BackupStore, backup: string): Promise<Manifest> {
  const manifest = await findManifest(store, backup);
  if (manifest) return manifest;
  throw new BackupError(
    `There is no whole backup "${backup}" in ${store.place}: "earntrack backup list" names those that there are.`,
  );
}

export function sumOfBytes({ tables }: Manifest): number {
  return tables.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
}

export function sumOfRows({ tables }: Manifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

function parseManifest(text: string, backup: string): Manifest {
  const given = parseJson(text, backup);
  const version = z.object({ formatVersion: z.number() }).safeParse(given);
  if (version.success && version.data.formatVersion > FORMAT_VERSION) {
    throw new BackupError(
      `The backup ${backup} was made by a newer version of EarnTrack: restore it with that one.`,
    );
  }
  const read = manifestSchema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new BackupError(
    `The manifest of the backup ${backup} is damaged (${issue?.path.join('.')}: ${issue?.message}).`,
  );
}

function parseJson(text: string, backup: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BackupError(`The manifest of the backup ${backup} is damaged: it is not JSON.`, { cause });
  }
}
