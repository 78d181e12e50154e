import { type DatabaseWatcher, type PoolStats, STATEMENT_KINDS } from '@earntrack/db';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { WAIT_BUCKETS } from './latency-buckets.ts';

const QUERY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** How long the database takes, by kind of statement, and how long it is waited for. */
export function databaseMetrics(registers: Registry[]): DatabaseWatcher {
  const queries = new Histogram({
    name: 'db_query_duration_seconds',
    help: 'Time of one statement from its sending to its answer, by what it does and the table that it names first',
    labelNames: ['query'],
    buckets: QUERY_BUCKETS,
    registers,
  });
  const errors = new Counter({
    name: 'db_query_errors_total',
    help: 'Statements that failed or got no answer; a broken rule of the data (SQLSTATE class 23) is an answer',
    labelNames: ['query'],
    registers,
  });
  const waits = new Histogram({
    name: 'db_pool_wait_seconds',
    help: 'Time that a request waited for a connection of the pool, also where it got none',
    buckets: WAIT_BUCKETS,
    registers,
  });
  for (const query of STATEMENT_KINDS) errors.inc({ query }, 0);
  return {
    statementEnded({ kind: query, seconds, isFault }) {
      queries.observe({ query }, seconds);
      if (isFault) errors.inc({ query });
    },
    connectionAwaited: (seconds) => waits.observe(seconds),
  };
}

/** The pool as it is when it is asked. */
export function poolMetrics(registers: Registry[], poolStats: () => PoolStats): void {
  new Gauge({
    name: 'db_pool_connections',
    help: 'Connections to the database by state, requests waiting for one, and the most there may be',
    labelNames: ['state'],
    registers,
    collect() {
      const stats = poolStats();
      for (const [state, count] of Object.entries({ ...stats, used: stats.total - stats.idle }))
        this.set({ state }, count);
    },
  });
}
