import type { DatabaseWatcher, EndedStatement } from '@earntrack/db';
import type { FastifyBaseLogger } from 'fastify';
import { currentWork, type Work } from './current-work.ts';

interface WatchParts {
  metrics: DatabaseWatcher;
  log: FastifyBaseLogger;
  slowQueryMs: number;
}

/** Shorter waits for a connection are no wait. */
const WORTH_SHOWING_SECONDS = 0.001;

/** Has figures, traces and the log of slow queries told of each statement, and PostgreSQL of whom each is for. */
export function watchStatements({ metrics, log, slowQueryMs }: WatchParts): DatabaseWatcher {
  return {
    statementEnded(statement) {
      metrics.statementEnded(statement);
      const work = currentWork();
      work?.stretch?.asked(statement.kind, statement.seconds, attributesOf(statement));
      if (statement.seconds * 1000 >= slowQueryMs) log.info(lineOf(statement, work), 'slow query');
    },
    connectionAwaited(seconds) {
      metrics.connectionAwaited(seconds);
      if (seconds >= WORTH_SHOWING_SECONDS)
        currentWork()?.stretch?.asked('wait for a connection', seconds, {});
    },
    tags() {
      const work = currentWork();
      if (work === null) return null;
      const { procedure, requestId, run, stretch } = work;
      return {
        procedure: procedure ?? (run && `job.${run.job}`),
        requestId: requestId ?? (run && run.id),
        traceparent: stretch?.isKept ? stretch.traceparent : null,
      };
    },
  };
}

function attributesOf({ kind, rows, isFault, sqlState }: EndedStatement) {
  return {
    'db.system.name': 'postgresql',
    'db.query.summary': kind,
    ...(rows === null ? {} : { 'db.response.returned_rows': rows }),
    ...(isFault ? { 'error.type': sqlState ?? 'connection' } : {}),
  };
}

/** Nothing of its parameters, and of its text only the kind; `backend` is the pid in PostgreSQL's own log and views. */
function lineOf({ kind, seconds, rows, backend, sqlState }: EndedStatement, work: Work | null) {
  return {
    query: kind,
    duration_ms: Math.round(seconds * 10_000) / 10,
    rows,
    backend,
    ...(sqlState === null ? {} : { sql_state: sqlState }),
    ...(work?.requestId ? { request_id: work.requestId } : {}),
    ...(work?.procedure ? { procedure: work.procedure } : {}),
  };
}
