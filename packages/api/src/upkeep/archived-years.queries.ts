import { asOperator, holdAccount } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import { type RawBuilder, sql } from 'kysely';
import type { Handle } from '../actor.ts';

/** The two tables of earnings: `earning` alone is that of the years at work, `earning_archive` that of the years put away. */
export type EarningTableName = 'earning' | 'earning_archive';

export interface ArchivableCount {
  /** Earnings that can be put away. */
  movable: number;
  /** Earnings of the same years that stay, since they lie in the bin, or hours or a correction point at them. */
  held: number;
}

/**
 * About how many earnings of before a day could be put away, by what PostgreSQL last saw of the table when it looked at it, so
 * that nobody reads millions of rows for it. Those with hours of their own are left out. Null where it has not looked yet.
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
      ), own as (
        select coalesce((select sum(share) from unnest(common::bool[], shares) as c(is_own, share) where is_own), 0) as share
        from seen where attname = 'has_own_hours'
      )
      select round((c.reltuples * old.share * (1 - own.share))::numeric)::float8 as rows
      from pg_class c, old, own
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

/** Nothing refers to it. The database asks once more when it holds the row: this only chooses. */
const IS_FREE = sql`
  deleted_at is null and not has_own_hours
  and not exists (select from work where work.user_id = earning.user_id and work.earning_id = earning.id)
  and not exists (
    select from earning as other where other.user_id = earning.user_id and other.adjusts_id = earning.id)`;

/** Up to `limit` earnings of an account of before a day that can be put away, the oldest first. */
export async function listArchivable(
  tx: Handle,
  ownerId: string,
  { before, limit }: { before: LocalDate; limit: number },
): Promise<string[]> {
  const rows = await run(
    tx,
    sql<{ id: string }>`
      select id from only earning where user_id = ${ownerId} and earned_on < ${before}::date and ${IS_FREE}
      order by earned_on, id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Up to `limit` earnings of an account that are put away, the newest first. */
export async function listArchived(tx: Handle, ownerId: string, limit: number): Promise<string[]> {
  const rows = await run(
    tx,
    sql<{ id: string }>`
      select id from earning_archive where user_id = ${ownerId} order by earned_on desc, id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** What could be put away of all accounts, and what of the same years could not. */
export async function countArchivable(db: Handle, before: LocalDate): Promise<ArchivableCount> {
  const [row] = await run(
    db,
    sql<ArchivableCount>`
      select count(*) filter (where is_free)::float8 as movable, count(*) filter (where not is_free)::float8 as held
      from (select (${IS_FREE}) as is_free from only earning where earned_on < ${before}::date) as old`,
  );
  return row ?? { movable: 0, held: 0 };
}

export async function countArchived(db: Handle): Promise<number> {
  const [row] = await run(db, sql<{ count: number }>`select count(*)::float8 as count from earning_archive`);
  return row?.count ?? 0;
}

/**
 * Keeps imports, restores and changes of many of an account waiting until the transaction ends: they choose their earnings first, and
 * change them afterwards.
 */
export async function holdEarnings(tx: Handle, ownerId: string): Promise<void> {
  await holdAccount(tx, ownerId);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bulk:${ownerId}`}, 0))`.execute(tx);
}

/** Moves earnings from the one table to the other as they are, and says how many: one that something refers to by now stays. */
export async function moveEarnings(
  tx: Handle,
  ownerId: string,
  { ids, to }: { ids: readonly string[]; to: EarningTableName },
): Promise<number> {
  const from = to === 'earning' ? 'earning_archive' : 'earning';
  const [row] = await run(
    tx,
    sql<{ moved: number }>`
      select earning_move(${from}::text::regclass, ${to}::text::regclass, ${ownerId}::uuid, ${ids}::uuid[]) as moved`,
  );
  return row?.moved ?? 0;
}

async function run<Row>(db: Handle, statement: RawBuilder<Row>): Promise<Row[]> {
  const { rows } = await statement.execute(
    asOperator(db, 'Puts years of all accounts away, or brings them back'),
  );
  return rows;
}
