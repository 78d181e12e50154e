import { IDENTITY_TABLES } from '@earntrack/db';
import { migrateUp } from '@earntrack/migrations';
import type { Client } from 'pg';
import { tellEverybody } from './after-restore.ts';
import { BackupError, reasonOf } from './backup-error.ts';
import { listOf, readTables } from './catalogue.ts';
import { addUpDays, followEarnings } from './kept-copies.ts';
import { readManifest } from './manifest.ts';
import { countWrongDays } from './money.ts';
import { withScratch } from './scratch.ts';
import { withSession } from './session.ts';
import { stageRows, type StagedRows } from './stage-rows.ts';
import { restoreInto, type VerifyWish } from './verify-backup.ts';

export interface RestoreTableWish extends VerifyWish {
  table: string;
  /** Says what would be done, and changes nothing. */
  isDryRun: boolean;
  /** Whether the rows that are there may give way. */
  mayReplace: boolean;
}

export interface RestoredTable {
  backup: string;
  table: string;
  before: number;
  after: number;
  /** Where the rows that were there are kept; null where nothing was changed. */
  keptAs: string | null;
}

/** Kept by the database itself, of other tables; or of what happened, which nothing may change. */
const NEVER_ALONE: readonly string[] = [
  'earning_day',
  'live_event',
  'account_audit',
  'operator_act',
  'deleted_account',
  'backup_run',
];

/** Where rows of archived years lie, and the table that has them too. */
const HEIRS: Readonly<Record<string, string>> = {
  earning_archive: 'earning',
  work_archive: 'work',
  work_platform_archive: 'work_platform',
};

/** How somebody gets in: alone they would let in who was deleted, signed out or revoked since. */
const ENTRANCES: readonly string[] = IDENTITY_TABLES;

/** So many rows of archived years come back in one statement. */
const SLICE = 10_000;

const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

/**
 * Gives one table the rows that it had in a backup, but for those of accounts that were deleted since, in one transaction: its keys,
 * indexes and identity stay, foreign keys from and to it are checked against the new rows, and what is kept of it is made anew. The
 * rows that were there stay in a schema beside.
 */
export async function restoreTable(wish: RestoreTableWish): Promise<RestoredTable> {
  const { databaseUrl, store, identity, watch, table } = wish;
  const manifest = await readManifest(store, wish.backup);
  assertMayBeAlone(table);
  await withSession(databaseUrl, watch.signal, (client) => assertMay(client, wish));
  return withScratch(databaseUrl, wish.now(), async (scratchUrl) => {
    await restoreInto(scratchUrl, { store, identity, manifest, watch });
    await migrateUp(scratchUrl);
    return withSession(scratchUrl, watch.signal, (from) =>
      withSession(databaseUrl, watch.signal, (to) => exchange({ from, to }, wish)),
    );
  });
}

function assertMayBeAlone(table: string): void {
  const whole = HEIRS[table];
  if (whole !== undefined) {
    throw new BackupError(
      `${table} is not restored alone: its rows are those of "${whole}", and come back with that table.`,
    );
  }
  if (NEVER_ALONE.includes(table)) {
    throw new BackupError(
      `${table} is not restored alone: it is kept by the database itself, or remembers what happened.`,
    );
  }
  if (ENTRANCES.includes(table)) {
    throw new BackupError(
      `${table} is not restored alone: accounts that were deleted and whatever let somebody in and has ended would be back. It comes back with everything else.`,
    );
  }
}

/** Asked before the backup is read, and once more when nobody can save into the table. */
async function assertMay(client: Client, { table, isDryRun, mayReplace }: RestoreTableWish): Promise<void> {
  const names = (await readTables(client)).map(({ name }) => name);
  if (!names.includes(table)) throw isNotThere(table, names);
  const rows = await countRows(client, table);
  if (rows === 0 || mayReplace || isDryRun) return;
  throw new BackupError(
    `${table} has ${rows} rows, which would be set aside. Say --replace for that, or --dry-run to see what would be done.`,
  );
}

function isNotThere(table: string, names: string[]): BackupError {
  return new BackupError(
    `There is no table ${table}. One that is gone comes back with everything else; those that are there: ${names.join(', ')}.`,
  );
}

async function exchange(
  { from, to }: { from: Client; to: Client },
  wish: RestoreTableWish,
): Promise<RestoredTable> {
  const { table, isDryRun } = wish;
  await to.query('begin');
  // Before anybody is kept waiting: this takes as long as the table is large.
  const staged = await stageRows({ from, to }, { table, withHeirs: true });
  if (!staged) throw new BackupError(`The backup ${wish.backup} has no table ${table}.`);
  if (!isDryRun) await lockAround(to, table);
  await assertMay(to, wish);
  await leaveDeletedOut(to, staged);
  const [before, after] = [await countRows(to, table), await countRows(to, staged.name)];
  const report = { backup: wish.backup, table, before, after, keptAs: null };
  if (isDryRun) {
    await to.query('rollback');
    return report;
  }
  if (hasHeirs(table)) await bringYearsBack(to);
  const keptAs = await setAside(to, table, wish.now());
  await replaceRows(to, table, staged);
  await tellEverybody(to);
  await to.query('commit');
  return { ...report, keptAs };
}

/**
 * Locks a table and those that its foreign keys bind it to, which nobody can read meanwhile. All at once, and nothing weaker before:
 * who had read one of them and wanted to write would wait for us, and we for them.
 */
async function lockAround(client: Client, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select unnest($2::text[]) as name union
     select bound::regclass::text from pg_constraint, unnest(array[conrelid, confrelid]) as bound
     where contype = 'f' and $1::regclass in (conrelid, confrelid) order by 1`,
    [table, hasHeirs(table) ? Object.values(HEIRS) : [table]],
  );
  // Whoever comes after somebody who waits for this lock waits too.
  await client.query(`set local lock_timeout = '30s'`);
  const names = rows.map(({ name }) => name).join(', ');
  await client.query(`lock table ${names} in access exclusive mode`).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code !== LOCK_NOT_AVAILABLE && code !== DEADLOCK) throw cause;
    throw new BackupError(
      `Somebody works with ${table} and did not end, perhaps a backup that is under way. Nothing was changed: try again when it is done.`,
      { cause },
    );
  });
}

function hasHeirs(table: string): boolean {
  return Object.values(HEIRS).includes(table);
}

/**
 * Archived hours point at archived earnings: were one of the tables emptied, rows of the others would go with it. Slice by slice, since
 * what is on its way is in the memory.
 */
async function bringYearsBack(client: Client): Promise<void> {
  for (const table of ['earning', 'work']) {
    for (let rowCount: number | null = 1; rowCount; ) {
      ({ rowCount } = await client.query(`
        select ${table}_move('${table}_archive', '${table}', user_id, array_agg(id)) from (
          select user_id, id from ${table}_archive order by user_id, id limit ${SLICE}) as slice
        group by user_id`));
    }
  }
}

/** The backup knows those who have deleted their account since; nothing of theirs comes back. */
async function leaveDeletedOut(client: Client, { name, hasUser }: StagedRows): Promise<void> {
  if (!hasUser) return;
  await client.query(`
    delete from ${name} where user_id in (
      select user_id from (select distinct user_id from ${name}) as owner
      where encode(sha256(convert_to(user_id::text, 'UTF8')), 'hex') in (select user_hash from deleted_account))`);
}

async function replaceRows(client: Client, table: string, staged: StagedRows): Promise<void> {
  const putBack = await letGo(client, table);
  // A backup that began before and comes to this table afterwards would find it empty after a truncate, and the rows after a delete.
  await client.query(`delete from ${listOf(client, [table])}`);
  await client.query(`insert into ${table} (${staged.columns}) select ${staged.columns} from ${staged.name}`);
  await putBack();
  await makeKeptAnew(client, table);
}

async function countRows(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ rows: number }>(
    `select count(*)::int as rows from ${listOf(client, [table])}`,
  );
  return rows[0]?.rows ?? 0;
}

async function setAside(client: Client, table: string, now: Date): Promise<string> {
  const schema = `before_restore_${now.toISOString().slice(0, 19).replace(/\D/g, '')}`;
  await client.query(`create schema if not exists ${schema}`);
  await client.query(
    `create table ${schema}.${client.escapeIdentifier(table)} as table ${listOf(client, [table])}`,
  );
  return `${schema}.${table}`;
}

interface ForeignKey {
  owner: string;
  name: string;
  definition: string;
}

/** Takes foreign keys from and to a table away and puts its triggers to sleep; gives what puts them back and checks them. */
async function letGo(client: Client, table: string): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and $1::regclass in (conrelid, confrelid) order by 1, 2`,
    [table],
  );
  for (const { owner, name } of keys)
    await client.query(`alter table ${owner} drop constraint ${listOf(client, [name])}`);
  await client.query(`alter table ${listOf(client, [table])} disable trigger user`);
  return async () => {
    for (const { owner, name, definition } of keys) {
      const statement = `alter table ${owner} add constraint ${listOf(client, [name])} ${definition}`;
      await client.query(statement).catch((cause: unknown) => {
        throw new BackupError(
          `The rows of ${table} do not fit to what is there now (${reasonOf(cause)}). Nothing was changed: restore one account, or everything.`,
          { cause },
        );
      });
    }
    await client.query(`alter table ${listOf(client, [table])} enable trigger user`);
  };
}

/** Triggers slept, so what they would have kept is made anew. */
async function makeKeptAnew(client: Client, table: string): Promise<void> {
  if (table === 'earning') await addUpDays(client);
  if (hasHeirs(table)) await followEarnings(client);
  if ((await countWrongDays(client)) > 0) {
    throw new BackupError('The sums of days would not be those of the earnings; nothing was changed.');
  }
}
