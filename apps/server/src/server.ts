import { setTimeout as delay } from 'node:timers/promises';
import { assertPoolerLimits, createDatabase, type DatabaseHandle } from '@earntrack/db';
import { assertCurrent } from '@earntrack/migrations';
import type { Logger } from 'pino';
import packageFile from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { openCache } from './cache/open-cache.ts';
import type { Config } from './config/index.ts';
import { startBackingUp } from './jobs/backup-job.ts';
import { startReminding } from './jobs/reminder-job.ts';
import { startWatchingStatus } from './jobs/status-job.ts';
import { startSweeping, type Watching } from './jobs/sweep-job.ts';
import { startTallying } from './jobs/tally-job.ts';
import { createCallMeter } from './limits/call-meter.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { openReplica } from './open-replica.ts';
import { openRedis } from './redis/redis-connection.ts';
import { createServices, startListening } from './services.ts';
import type { Tracing } from './tracing/tracing.port.ts';
import { watchRuns } from './work/watch-runs.ts';

export interface Server {
  /** Answers what has begun, lets nothing new in, and lets go of the database. */
  drain(): Promise<void>;
  /** Cuts off whoever is still connected. */
  cutOff(): void;
}

export interface ServerParts {
  config: Config;
  log: Logger;
  /** Null where nothing is traced. */
  tracing: Tracing | null;
}

/** Brings the server up: a current schema, then an open port. Throws with one sentence when that cannot be. */
export async function startServer({ config, log, tracing }: ServerParts): Promise<Server> {
  await assertCurrent(config.database.connectionString);
  const database = await openDatabase(config, log);
  const [redis, cache] = await Promise.all([
    config.redis === null ? null : openRedis(config.redis, log),
    openCache(config, log),
  ]);
  const meter = createCallMeter({ rates: config.rates, redis });
  const metrics = createMetrics();
  const { replica, close: closeReplica } = openReplica(config, { log, metrics });
  const { services, settled } = createServices({ config, database, replica, meter, cache, log });
  // Nobody saves anything into a maintenance that this process has not heard of.
  await services.board.refresh();
  let isDraining = false;
  const app = await createApp({
    config,
    log,
    metrics,
    database,
    redis,
    cache,
    services,
    tracing,
    isDraining: () => isDraining,
  });
  await app.listen({ host: config.http.host, port: config.http.port }).catch(async (err: unknown) => {
    await app.close();
    redis?.close();
    cache.close();
    await Promise.all([database.close(), closeReplica()]);
    throw err;
  });
  const listener = startListening(services, config.database, log);
  const watchJob = watchRuns(metrics.watchJob, { log, tracing });
  const jobs = startJobs(services, config, { log, features: metrics.features, watchJob });
  return {
    async drain() {
      isDraining = true;
      // A balancer finds out meanwhile, and whoever was on their way here is still let in.
      await delay(config.http.shutdownLeadMs);
      await app.close();
      await listener.close();
      await settled();
      await Promise.all(jobs.map((stop) => stop()));
      redis?.close();
      cache.close();
      await Promise.all([database.close(), closeReplica()]);
    },
    cutOff: () => app.server.closeAllConnections(),
  };
}

/** Connections that say which program and release they are of. Throws a PoolerError where what stands before them has no limits. */
async function openDatabase({ database: config }: Config, log: Logger): Promise<DatabaseHandle> {
  const database = createDatabase({
    ...config,
    applicationName: `earntrack-server/${packageFile.version}`,
    onConnectionError: (err) => log.warn({ err, error_type: 'database_connection' }, 'idle connection lost'),
  });
  if (config.poolerUrl === null) return database;
  try {
    await assertPoolerLimits(database.db, config.statementTimeoutMs);
    return database;
  } catch (err) {
    await database.close();
    throw err;
  }
}

/** What runs by time; each is ended by what it gives. */
function startJobs(
  services: ReturnType<typeof createServices>['services'],
  config: Config,
  watching: Watching & Pick<Metrics, 'features'>,
): (() => Promise<void>)[] {
  return [
    startWatchingStatus(services.board),
    startReminding(services, config.onCallContacts, watching),
    startSweeping(services, watching),
    startTallying(services, watching.features, watching),
    ...(config.backup === null
      ? []
      : [startBackingUp(services, { database: config.database, backup: config.backup }, watching)]),
  ];
}
