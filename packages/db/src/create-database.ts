import { Kysely, PostgresDialect, type QueryCompiler } from 'kysely';
import { Pool } from 'pg';
import { DatabaseWatch, type DatabaseWatcher } from './database-watch.ts';
import { GuardedQueryCompiler, QueryGuard } from './guard/query-guard.ts';
import { guardedPool } from './guarded-pool.ts';
import { StatementNames } from './statement-names.ts';
import type { Database } from './tables/index.ts';
import { typeParsers } from './type-parsers.ts';

export interface DatabaseOptions {
  connectionString: string;
  /**
   * Of a pooler in transaction mode before it: every statement goes through it. What a session would keep is not set then, so that the
   * limits of `assertPoolerLimits` have to be set by whoever runs it.
   */
  poolerUrl?: string | null;
  /** The most connections; about twice the cores serves best. */
  poolSize?: number;
  /** Without word they are off behind a pooler, which may not know them (pgbouncer before 1.21). */
  namedStatements?: boolean;
  /** The longest that PostgreSQL may work on one statement. */
  statementTimeoutMs?: number;
  /** What PostgreSQL's own views call these connections. */
  applicationName?: string;
  /** The query guard; off only to measure what it costs. */
  guard?: boolean;
  /** Told of connections that broke while idle. The pool replaces them by itself. */
  onConnectionError?: (err: Error) => void;
}

/** Connections by what they do now. */
export interface PoolStats {
  total: number;
  idle: number;
  /** Requests that wait for a connection. */
  waiting: number;
  max: number;
}

export interface DatabaseHandle {
  db: Kysely<Database>;
  poolStats(): PoolStats;
  /** Tells `watcher`, from now on, how long statements take and connections are waited for. */
  watchedBy(watcher: DatabaseWatcher): void;
  /** Resolves once the server answered; rejects when it does not within a few seconds. */
  ping(): Promise<void>;
  /** Ends the connections after their running statements. */
  close(): Promise<void>;
}

const DEFAULT_POOL_SIZE = 4;
const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 30_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;
/** pg's own limit on waiting for an answer, so that a server that hangs does not hang its callers. */
const PING = { text: 'select 1', query_timeout: 2_000 };
const MAX_STATEMENT_NAMES = 500;

/**
 * The one way to a database. int8 is read as bigint, date and numeric as text, timestamptz as Date; every statement is
 * checked by the query guard. Connects on the first query, so it never throws itself.
 */
export function createDatabase(options: DatabaseOptions): DatabaseHandle {
  const { statementTimeoutMs = STATEMENT_TIMEOUT_MS, poolerUrl = null } = options;
  const isPooled = poolerUrl !== null;
  const pool = createPool({ ...options, statementTimeoutMs });
  const guard = (options.guard ?? true) ? new QueryGuard() : null;
  const names = (options.namedStatements ?? !isPooled) ? new StatementNames(MAX_STATEMENT_NAMES) : null;
  const watch = new DatabaseWatch();
  const db = new Kysely<Database>({
    dialect: new OurDialect(guardedPool(pool, { names, guard, watch, statementTimeoutMs, isPooled }), guard),
  });
  return {
    db,
    poolStats: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max: pool.options.max,
    }),
    watchedBy(watcher) {
      watch.watcher = watcher;
    },
    async ping() {
      await pool.query(PING);
    },
    close: () => db.destroy(),
  };
}

class OurDialect extends PostgresDialect {
  readonly #guard: QueryGuard | null;

  constructor(pool: ReturnType<typeof guardedPool>, guard: QueryGuard | null) {
    super({ pool });
    this.#guard = guard;
  }

  override createQueryCompiler(): QueryCompiler {
    return this.#guard ? new GuardedQueryCompiler(this.#guard) : super.createQueryCompiler();
  }
}

function createPool(options: DatabaseOptions & { statementTimeoutMs: number }): Pool {
  const pool = new Pool({
    connectionString: options.poolerUrl ?? options.connectionString,
    max: options.poolSize ?? DEFAULT_POOL_SIZE,
    application_name: options.applicationName ?? 'earntrack',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    // A pooler refuses whoever says these at the beginning.
    ...(options.poolerUrl
      ? {}
      : {
          statement_timeout: options.statementTimeoutMs,
          idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
        }),
    keepAlive: true,
    types: typeParsers,
    // A pooler may mix up what comes before an answer.
    pipeline: options.poolerUrl === null || options.poolerUrl === undefined,
  });
  // Without a listener a connection that breaks while idle would end the process.
  pool.on('error', (err) => options.onConnectionError?.(err));
  // So would one that breaks between two statements of a transaction: whoever has it is told by the next statement.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
