import { Replica } from '@earntrack/api/server';
import { createDatabase } from '@earntrack/db';
import type { FastifyBaseLogger } from 'fastify';
import packageFile from '../package.json' with { type: 'json' };
import type { Config } from './config/index.ts';
import type { Metrics } from './metrics/metrics.ts';
import { watchStatements } from './work/watch-statements.ts';

export interface OpenReplica {
  /** Null where none was named. */
  replica: Replica | null;
  close: () => Promise<void>;
}

interface Watching {
  log: FastifyBaseLogger;
  metrics: Pick<Metrics, 'database' | 'replicaRead'>;
}

/** The copy of the database that reports are read from; not asked before the first of them is. */
export function openReplica(
  { database: config, slowQueryMs }: Pick<Config, 'database' | 'slowQueryMs'>,
  { log, metrics }: Watching,
): OpenReplica {
  if (config.replicaUrl === null) return { replica: null, close: async () => {} };
  const { poolSize, statementTimeoutMs } = config;
  const database = createDatabase({
    connectionString: config.replicaUrl,
    poolSize,
    statementTimeoutMs,
    applicationName: `earntrack-replica/${packageFile.version}`,
    onConnectionError: (err) => log.warn({ err, error_type: 'replica_connection' }, 'idle connection lost'),
  });
  const watcher = watchStatements({ metrics: metrics.database, log, slowQueryMs });
  // How long connections of the database are waited for is what wakes people: a replica that is away is none of that.
  database.watchedBy({ ...watcher, connectionAwaited() {} });
  const replica = new Replica(database.db, {
    now: () => new Date(),
    onRead: metrics.replicaRead,
    onAway: (err) =>
      log.warn({ err, error_type: 'replica_away' }, 'the replica does not answer: the database is asked'),
  });
  return { replica, close: () => database.close() };
}
