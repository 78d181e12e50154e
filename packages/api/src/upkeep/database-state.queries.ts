import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../actor.ts';

export interface Connections {
  used: number;
  max: number;
}

export interface LongTransaction {
  pid: number;
  application: string;
  state: string;
  seconds: number;
}

export interface LockWait {
  pid: number;
  seconds: number;
  /** Who has to end for the one that waits to go on. */
  blockers: number[];
}

/** What PostgreSQL has counted of one table. */
export interface TableState {
  name: string;
  liveRows: number;
  deadRows: number;
  bytes: number;
  sequentialScans: number;
  rowsReadInSequence: number;
  indexScans: number;
  changedSinceAnalyze: number;
  insertedSinceVacuum: number;
  vacuumedAt: Date | null;
  analyzedAt: Date | null;
}

export interface IndexState {
  name: string;
  table: string;
  bytes: number;
  /** About what it would take if it were built anew; null where that is not known. */
  neededBytes: number | null;
  scans: number;
  /** False for what a build left behind that did not end. */
  isValid: boolean;
  /** One that is being built is not valid either. */
  isBuilding: boolean;
  /** It holds a rule, whether or not anybody reads it. */
  isUnique: boolean;
}

export interface DatabaseFigures {
  bytes: number;
  /** Transactions since the oldest row was frozen; PostgreSQL stops taking writes near two thousand million. */
  transactionIdAge: number;
  /** Since when scans are counted. */
  countedSince: Date | null;
  /** So many processes may read one table together, and each is counted as a scan of it. */
  readersOfTable: number;
}

export interface SlowStatement {
  query: string;
  calls: number;
  meanMs: number;
  totalMs: number;
}

export interface StatementsAvailability {
  isShipped: boolean;
  isLoaded: boolean;
  /** Null where the extension is not made in this database. */
  schema: string | null;
}

/** Who holds a connection that counts against max_connections; also those of which this role may see nothing else. */
export function readConnections(db: Handle): Promise<Connections> {
  return one(
    db,
    sql<Connections>`
      select count(*) filter (where datid is not null and usesysid is not null)::float8 as used,
        current_setting('max_connections')::float8 as max
      from pg_stat_activity`,
  );
}

/** The oldest open transaction of others in this database. VACUUM holds nothing back. */
export async function findOldestTransaction(db: Handle): Promise<LongTransaction | null> {
  const rows = await all(
    db,
    sql<LongTransaction>`
      select pid, coalesce(nullif(application_name, ''), 'no name') as application, coalesce(state, '') as state,
        extract(epoch from clock_timestamp() - xact_start)::float8 as seconds
      from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
        and backend_type = 'client backend' and query not ilike 'vacuum%'
      order by xact_start limit 1`,
  );
  return rows[0] ?? null;
}

export async function findLongestLockWait(db: Handle): Promise<LockWait | null> {
  const rows = await all(
    db,
    sql<LockWait>`
      select pid, extract(epoch from clock_timestamp() - waitstart)::float8 as seconds,
        pg_blocking_pids(pid) as blockers
      from pg_locks where not granted and waitstart is not null
      order by waitstart limit 1`,
  );
  return rows[0] ?? null;
}

export function listTableStates(db: Handle): Promise<TableState[]> {
  return all(
    db,
    sql<TableState>`
      select s.relname as name, greatest(s.n_live_tup, c.reltuples, 0)::float8 as "liveRows",
        s.n_dead_tup::float8 as "deadRows", pg_total_relation_size(s.relid)::float8 as bytes,
        s.seq_scan::float8 as "sequentialScans", s.seq_tup_read::float8 as "rowsReadInSequence",
        coalesce(s.idx_scan, 0)::float8 as "indexScans", s.n_mod_since_analyze::float8 as "changedSinceAnalyze",
        s.n_ins_since_vacuum::float8 as "insertedSinceVacuum",
        greatest(s.last_vacuum, s.last_autovacuum) as "vacuumedAt",
        greatest(s.last_analyze, s.last_autoanalyze) as "analyzedAt"
      from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where s.schemaname = current_schema()
      order by s.relname`,
  );
}

/**
 * What a B-tree needs is estimated from what ANALYZE knows: its entries by their mean width, in pages that are nine tenths full. Entries
 * since then are counted by the rows of the table. Equal values may take less room than that, so what is found is there at least.
 */
export function listIndexStates(db: Handle): Promise<IndexState[]> {
  return all(
    db,
    sql<IndexState>`
      select i.relname as name, t.relname as table, pg_relation_size(i.oid)::float8 as bytes,
        case when m.amname = 'btree' and w.is_known and t.reltuples >= 0 and i.reltuples >= 0 then
          (1 + ceil(
            case when t.reltuples > 0 then i.reltuples * greatest(1, coalesce(r.n_live_tup, 0) / t.reltuples)
              else greatest(i.reltuples, r.n_live_tup, 0) end
            * (12 + 8 * ceil((w.bytes + case when w.has_nulls then 8 else 0 end) / 8))
            / ((current_setting('block_size')::float8 - 40) * 0.9)
          )) * current_setting('block_size')::float8
        end as "neededBytes",
        coalesce(s.idx_scan, 0)::float8 as scans, x.indisvalid as "isValid", x.indisunique as "isUnique",
        exists (select from pg_stat_progress_create_index p where p.index_relid = i.oid) as "isBuilding"
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
        join pg_am m on m.oid = i.relam
        left join pg_stat_all_indexes s on s.indexrelid = i.oid
        left join pg_stat_all_tables r on r.relid = t.oid
        cross join lateral (
          select bool_and(k.avg_width is not null) as is_known, bool_or(k.null_frac > 0) as has_nulls,
            sum((1 - k.null_frac) * k.avg_width) as bytes
          from pg_attribute a
            left join pg_attribute c on c.attrelid = t.oid and c.attnum = x.indkey[a.attnum - 1] and c.attnum > 0
            left join pg_stats k on k.schemaname = current_schema() and not k.inherited
              and (k.tablename, k.attname) = (case when c.attname is null then i.relname else t.relname end, coalesce(c.attname, a.attname))
          where a.attrelid = i.oid
        ) w
      where t.relnamespace = current_schema()::regnamespace
      order by t.relname, i.relname`,
  );
}

export interface SetAside {
  name: string;
  kind: 'database' | 'schema';
  /** Null where this role may not know. */
  bytes: number | null;
}

export function readDatabaseFigures(db: Handle): Promise<DatabaseFigures> {
  return one(
    db,
    sql<DatabaseFigures>`
      select pg_database_size(d.oid)::float8 as bytes, age(d.datfrozenxid)::float8 as "transactionIdAge",
        coalesce(s.stats_reset, (select min(applied_at) from schema_migration)) as "countedSince",
        current_setting('max_parallel_workers_per_gather')::float8 + 1 as "readersOfTable"
      from pg_database d join pg_stat_database s on s.datid = d.oid
      where d.datname = current_database()`,
  );
}

/** Whole databases beside this one and schemas in it that a restore put out of the way, by the names that it gives them. */
export async function listSetAside(db: Handle): Promise<SetAside[]> {
  const { rows } = await sql<SetAside>`
    select datname as name, 'database' as kind,
      case when has_database_privilege(oid, 'connect') then pg_database_size(oid)::float8 end as bytes
    from pg_database
    where datname ~ '_before_\\d{14}_[0-9a-f]{4}$'
      and starts_with(current_database(), regexp_replace(datname, '_before_\\d{14}_[0-9a-f]{4}$', ''))
    union all
    select n.nspname, 'schema', coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8
    from pg_namespace n left join pg_class c on c.relnamespace = n.oid and c.relkind = 'r'
    where n.nspname ~ '^before_restore_\\d{14}$'
    group by n.nspname
    order by 1`.execute(db);
  return rows;
}

/** A setting of the module is known as soon as it is loaded, to whoever asks. */
export function findStatements(db: Handle): Promise<StatementsAvailability> {
  return one(
    db,
    sql<StatementsAvailability>`
      select exists (select from pg_available_extensions where name = 'pg_stat_statements') as "isShipped",
        current_setting('pg_stat_statements.track', true) is not null as "isLoaded",
        (select extnamespace::regnamespace::text from pg_extension where extname = 'pg_stat_statements') as schema`,
  );
}

/** The slowest of those that ran often enough to say something, without what was given to them. */
export function listSlowStatements(
  db: Handle,
  { schema, leastCalls, limit }: { schema: string; leastCalls: number; limit: number },
): Promise<SlowStatement[]> {
  return all(
    db,
    sql<SlowStatement>`
      select query, calls::float8 as calls, mean_exec_time as "meanMs", total_exec_time as "totalMs"
      from ${sql.id(schema, 'pg_stat_statements')}
      where dbid = (select oid from pg_database where datname = current_database())
        and calls >= ${leastCalls} and query ~* '^\s*(with|select|insert|update|delete|merge)'
      order by mean_exec_time desc limit ${limit}`,
  );
}

type Statement<Row> = ReturnType<typeof sql<Row>>;

async function all<Row>(db: Handle, statement: Statement<Row>): Promise<Row[]> {
  const { rows } = await statement.execute(asOperator(db, 'How PostgreSQL is, of nobody in particular'));
  return rows;
}

async function one<Row>(db: Handle, statement: Statement<Row>): Promise<Row> {
  const [row] = await all(db, statement);
  if (row === undefined) throw new Error('PostgreSQL answered a question about itself with nothing');
  return row;
}
