import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../actor.ts';

export interface UpkeepTable {
  name: string;
  /** PostgreSQL passes over what belongs to another role, and says so nowhere. */
  isOurs: boolean;
  bytes: number;
  rows: number;
  deadRows: number;
  changedSinceAnalyze: number;
}

export interface TableIndex {
  name: string;
  isValid: boolean;
  isBuilding: boolean;
  bytes: number;
}

export interface Progress {
  phase: string;
  /** From 0 to 1; null where this phase has no measure. */
  share: number | null;
}

/** A fixed number of our own, to tell this advisory lock from others. */
const UPKEEP_LOCK = 4_715_023_118_413;

const MARKED_BY_REINDEX = '_cc(new|old)[0-9]*$';

/** Makes this connection one that works as long as it takes, and waits for nobody longer than that. Gives its process. */
export async function prepareWorker(db: Handle, lockWaitMs: number): Promise<number> {
  await run(db, sql`select set_config('statement_timeout', '0', false)`);
  await setLockWait(db, lockWaitMs);
  const [row] = await run(db, sql<{ pid: number }>`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

export async function setLockWait(db: Handle, lockWaitMs: number): Promise<void> {
  await run(db, sql`select set_config('lock_timeout', ${String(lockWaitMs)}, false)`);
}

/** Puts the connection back as it was for whoever uses it next. */
export async function resetWorker(db: Handle): Promise<void> {
  await run(db, sql`reset statement_timeout`);
  await run(db, sql`reset lock_timeout`);
}

/** False where somebody else keeps the tables at this moment. */
export async function takeUpkeepLock(db: Handle): Promise<boolean> {
  const [row] = await run(
    db,
    sql<{ taken: boolean }>`select pg_try_advisory_lock(${UPKEEP_LOCK}::bigint) as taken`,
  );
  return row?.taken === true;
}

export async function releaseUpkeepLock(db: Handle): Promise<void> {
  await run(db, sql`select pg_advisory_unlock(${UPKEEP_LOCK}::bigint)`);
}

export function listUpkeepTables(db: Handle): Promise<UpkeepTable[]> {
  return run(
    db,
    sql<UpkeepTable>`
      select c.relname as name, pg_has_role(c.relowner, 'usage') as "isOurs",
        pg_total_relation_size(c.oid)::float8 as bytes, greatest(c.reltuples, s.n_live_tup, 0)::float8 as rows,
        coalesce(s.n_dead_tup, 0)::float8 as "deadRows",
        coalesce(s.n_mod_since_analyze, 0)::float8 as "changedSinceAnalyze"
      from pg_class c left join pg_stat_user_tables s on s.relid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      order by c.relname`,
  );
}

export function listIndexesOf(db: Handle, table: string): Promise<TableIndex[]> {
  return run(
    db,
    sql<TableIndex>`
      select i.relname as name, x.indisvalid as "isValid", pg_relation_size(i.oid)::float8 as bytes,
        exists (select from pg_stat_progress_create_index p where p.index_relid = i.oid) as "isBuilding"
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where t.relnamespace = current_schema()::regnamespace and t.relname = ${table}
      order by i.relname`,
  );
}

/** What a REINDEX CONCURRENTLY that did not end has left: neither is used by anybody. */
export async function listLeftovers(db: Handle, table: string): Promise<string[]> {
  const marked = new RegExp(MARKED_BY_REINDEX);
  const indexes = await listIndexesOf(db, table);
  return indexes
    .filter(({ name, isValid, isBuilding }) => !isValid && !isBuilding && marked.test(name))
    .map(({ name }) => name);
}

export async function vacuumTable(db: Handle, table: string): Promise<void> {
  await run(db, sql`vacuum (analyze) ${sql.table(table)}`);
}

export async function analyzeTable(db: Handle, table: string): Promise<void> {
  await run(db, sql`analyze ${sql.table(table)}`);
}

export async function rebuildIndex(db: Handle, index: string): Promise<void> {
  await run(db, sql`reindex index concurrently ${sql.table(index)}`);
}

export async function dropLeftover(db: Handle, index: string): Promise<void> {
  await run(db, sql`drop index concurrently if exists ${sql.table(index)}`);
}

/** How far the process is; null between two steps. */
export async function findProgress(db: Handle, pid: number): Promise<Progress | null> {
  const [row] = await run(
    db,
    sql<Progress>`
      select phase, heap_blks_scanned::float8 / nullif(heap_blks_total, 0) as share
      from pg_stat_progress_vacuum where pid = ${pid}::int4
      union all
      select phase, sample_blks_scanned::float8 / nullif(sample_blks_total, 0)
      from pg_stat_progress_analyze where pid = ${pid}::int4
      union all
      select phase, coalesce(blocks_done::float8 / nullif(blocks_total, 0), tuples_done::float8 / nullif(tuples_total, 0),
        lockers_done::float8 / nullif(lockers_total, 0))
      from pg_stat_progress_create_index where pid = ${pid}::int4`,
  );
  return row ?? null;
}

/** Ends what the process does now; it goes on living. */
export async function cancelWorker(db: Handle, pid: number): Promise<void> {
  await run(db, sql`select pg_cancel_backend(${pid}::int4)`);
}

type Statement<Row> = ReturnType<typeof sql<Row>>;

async function run<Row>(db: Handle, statement: Statement<Row>): Promise<Row[]> {
  const { rows } = await statement.execute(
    asOperator(db, 'Keeps the tables of the whole installation in order'),
  );
  return rows;
}
