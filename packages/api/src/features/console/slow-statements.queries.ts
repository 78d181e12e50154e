import type { SlowQueriesView, StatementFiguresView } from '@earntrack/contract';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { inShort } from './in-short.queries.ts';
import { withoutValues } from './without-values.ts';

const SHOWN = 12;
/** PostgreSQL was not started with it; somebody else alone may read it; another version of it. */
const NOT_OFFERED: ReadonlySet<string> = new Set(['55000', '42501', '42703', '42883']);

interface StatementRow {
  query: string;
  calls: number;
  mean_ms: number;
  max_ms: number;
  total_ms: number;
}

/** What this role asked of this database, the most time in all first; null where PostgreSQL does not keep that. */
export async function findSlowStatements(
  db: Handle,
): Promise<Pick<SlowQueriesView, 'since' | 'statements'> | null> {
  try {
    return await inShort(db, readStatements);
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && NOT_OFFERED.has(String(fault.code))) return null;
    throw fault;
  }
}

async function readStatements(tx: Handle): Promise<Pick<SlowQueriesView, 'since' | 'statements'> | null> {
  if (!(await isThere(tx, 'pg_stat_statements'))) return null;
  const { rows } = await sql<StatementRow>`
    select query, calls::float8 as calls, mean_exec_time as mean_ms, max_exec_time as max_ms, total_exec_time as total_ms
    from pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database())
      and userid = (select oid from pg_roles where rolname = current_user)
      and query is not null
    order by total_exec_time desc
    limit ${SHOWN}`.execute(tx);
  return { since: await findResetAt(tx), statements: rows.map(statementView) };
}

async function isThere(tx: Handle, relation: string): Promise<boolean> {
  const { rows } = await sql<{ is_there: boolean }>`
    select to_regclass(${relation}) is not null as is_there`.execute(tx);
  return rows[0]?.is_there ?? false;
}

async function findResetAt(tx: Handle): Promise<string | null> {
  if (!(await isThere(tx, 'pg_stat_statements_info'))) return null;
  const { rows } = await sql<{ at: Date | null }>`
    select stats_reset as at from pg_stat_statements_info`.execute(tx);
  return rows[0]?.at?.toISOString() ?? null;
}

function statementView({ query, calls, mean_ms, max_ms, total_ms }: StatementRow): StatementFiguresView {
  return {
    query: withoutValues(query),
    calls,
    meanMs: mean_ms,
    p95Ms: null,
    maxMs: max_ms,
    totalMs: total_ms,
  };
}
