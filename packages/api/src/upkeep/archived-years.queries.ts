import { asOperator, holdAccount } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import { type RawBuilder, sql } from 'kysely';
import type { Handle } from '../actor.ts';

/** What is put away: earnings, each with the hours that are its own, and work that belongs to no earning. */
export const ARCHIVED_KINDS = ['earning', 'work'] as const;
export type ArchivedKind = (typeof ARCHIVED_KINDS)[number];

/** Where it goes: where people work, or where archived years lie. */
export type ArchivedWay = 'archive' | 'bring_back';

export interface ArchivableCount {
  /** Earnings that can be put away. */
  movable: number;
  /** Pieces of work of no earning that can be put away. */
  movableWork: number;
  /** Earnings of the same years that stay, since they lie in the bin or a correction points at them. */
  held: number;
}

/**
 * About how many earnings of before a day could be put away, by what PostgreSQL last saw of the table when it looked at it, so
 * that nobody reads millions of rows for it. Null where it has not looked yet.
 */
export async function estimateArchivable(db: Handle, before: LocalDate): Promise<number | null> {
  const [row] = await run(
    db,
    sql<{ rows: number | null }>`
      with seen as (
        select attname, null_frac, most_common_vals::text as common, most_common_freqs as shares, histogram_bounds::text as bounds
        from pg_stats where schemaname = current_schema() and tablename = 'earning' and not inherited
      ), old as (
        select coalesce((select sum(share) from unnest(common::date[], shares) as c(day, share) where day < ${before}), 0)
          + (1 - null_frac - coalesce((select sum(share) from unnest(shares) as c(share)), 0))
          * coalesce((select avg((day < ${before})::int) from unnest(bounds::date[]) as b(day)), 0) as share
        from seen where attname = 'earned_on'
      )
      select round((c.reltuples * old.share)::numeric)::float8 as rows
      from pg_class c, old
      where c.oid = 'earning'::regclass and c.reltuples >= 0`,
  );
  return row?.rows ?? null;
}

/** Up to `limit` accounts, by id, that come after one; null begins with the first. */
export async function listAccountIds(
  db: Handle,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await run(
    db,
    sql<{ user_id: string }>`
      select user_id from account where user_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
      order by user_id limit ${limit}`,
  );
  return rows.map(({ user_id }) => user_id);
}

/** Nothing keeps it where people work. The database asks once more when it holds the row: this only chooses. */
const IS_FREE = {
  earning: sql`
  deleted_at is null and not exists (
    select from earning as other where other.user_id = earning.user_id and other.adjusts_id = earning.id)`,
  work: sql`deleted_at is null and earning_id is null`,
};

/** Their tables, and the day by which a row is of a year. */
const PLACES = {
  earning: { table: 'earning', archive: 'earning_archive', day: sql.ref('earned_on') },
  work: { table: 'work', archive: 'work_archive', day: sql.ref('worked_on') },
} as const;

/** Whose rows of a kind, and how many of them at most. */
export interface RowsOfOwner {
  ownerId: string;
  limit: number;
}

/** Up to `limit` rows of an account of before a day that can be put away, the oldest first. */
export async function listArchivable(
  tx: Handle,
  kind: ArchivedKind,
  { ownerId, limit, before }: RowsOfOwner & { before: LocalDate },
): Promise<string[]> {
  const { table, day } = PLACES[kind];
  const rows = await run(
    tx,
    sql<{ id: string }>`
      select id from only ${sql.table(table)} where user_id = ${ownerId} and ${day} < ${before}::date and ${IS_FREE[kind]}
      order by ${day}, id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Up to `limit` rows of an account that are put away; of work, what belongs to no earning. */
export async function listArchived(
  tx: Handle,
  kind: ArchivedKind,
  { ownerId, limit }: RowsOfOwner,
): Promise<string[]> {
  const { archive } = PLACES[kind];
  const isByItself = kind === 'work' ? sql`and earning_id is null` : sql``;
  const rows = await run(
    tx,
    sql<{ id: string }>`
      select id from ${sql.table(archive)} where user_id = ${ownerId} ${isByItself} order by id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** What could be put away of all accounts, and what of the same years could not. */
export async function countArchivable(db: Handle, before: LocalDate): Promise<ArchivableCount> {
  const [row] = await run(
    db,
    sql<ArchivableCount>`
      select count(*) filter (where is_free)::float8 as movable, count(*) filter (where not is_free)::float8 as held,
        (select count(*)::float8 from only work where worked_on < ${before}::date and ${IS_FREE.work}) as "movableWork"
      from (select (${IS_FREE.earning}) as is_free from only earning where earned_on < ${before}::date) as old`,
  );
  return row ?? { movable: 0, movableWork: 0, held: 0 };
}

/** What is put away and could come back. */
export async function countArchived(db: Handle): Promise<ArchivableCount> {
  const [row] = await run(
    db,
    sql<ArchivableCount>`
      select (select count(*)::float8 from earning_archive) as movable, 0::float8 as held,
        (select count(*)::float8 from work_archive where earning_id is null) as "movableWork"`,
  );
  return row ?? { movable: 0, movableWork: 0, held: 0 };
}

/**
 * Keeps imports, restores and changes of many of an account waiting until the transaction ends: they choose their earnings first, and
 * change them afterwards.
 */
export async function holdEarnings(tx: Handle, ownerId: string): Promise<void> {
  await holdAccount(tx, ownerId);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bulk:${ownerId}`}, 0))`.execute(tx);
}

/** Moves rows from the one table to the other as they are, and says how many: one that something refers to by now stays. */
export async function moveRows(
  tx: Handle,
  kind: ArchivedKind,
  { ownerId, ids, way }: { ownerId: string; ids: readonly string[]; way: ArchivedWay },
): Promise<number> {
  const { table, archive } = PLACES[kind];
  const [from, to] = way === 'archive' ? [table, archive] : [archive, table];
  const move = sql.id(`${kind}_move`);
  const [row] = await run(
    tx,
    sql<{ moved: number }>`
      select ${move}(${from}::text::regclass, ${to}::text::regclass, ${ownerId}::uuid, ${ids}::uuid[]) as moved`,
  );
  return row?.moved ?? 0;
}

async function run<Row>(db: Handle, statement: RawBuilder<Row>): Promise<Row[]> {
  const { rows } = await statement.execute(
    asOperator(db, 'Puts years of all accounts away, or brings them back'),
  );
  return rows;
}
