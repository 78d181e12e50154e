import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { assertPoolerLimits, createDatabase, type DatabaseHandle, type Listener } from '@earntrack/db';
import { recordServing } from '@earntrack/api/server';
import { assertCurrent } from '@earntrack/migrations';
import type { Logger } from 'pino';
import packageFile from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { openCache } from './cache/open-cache.ts';
import type { Config } from './config/index.ts';
import { type Away, FirstContact, lookFor } from './first-contact.ts';
import { startBackingUp } from './jobs/backup-job.ts';
import { startReminding } from './jobs/reminder-job.ts';
import { startWatchingStatus } from './jobs/status-job.ts';
import { startSweeping, type Watching } from './jobs/sweep-job.ts';
import { startTallying } from './jobs/tally-job.ts';
import { createCallMeter } from './limits/call-meter.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { openReplica } from './open-replica.ts';
import { openRedis } from './redis/redis-connection.ts';
import { createServices, type RestartWish, startListening } from './services.ts';
import type { Tracing } from './tracing/tracing.port.ts';
import { watchRuns } from './work/watch-runs.ts';

export interface Server {
  /** Resolves with the reason where the database was away at first, came, and cannot be used. */
  unfit: Promise<unknown>;
  /** Resolves when an operator wants this process to begin anew. */
  restartAsked: Promise<void>;
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

/**
 * Brings the server up: a current schema, then an open port. While the database is away the port is open all the same, for the status page.
 * Throws with one sentence where the database is there and cannot be used, or the port cannot be had.
 */
export async function startServer(parts: ServerParts): Promise<Server> {
  const { config, log } = parts;
  const database = openDatabase(config, log);
  const look = () => assertFit(config, database);
  const away = await lookFor(look).catch(async (fault: unknown) => {
    await database.close();
    throw fault;
  });
  return serve(parts, { database, look, away });
}

interface Found {
  database: DatabaseHandle;
  look: () => Promise<void>;
  away: Away | null;
}

async function serve(
  { config, log, tracing }: ServerParts,
  { database, look, away }: Found,
): Promise<Server> {
  const [redis, cache] = await Promise.all([
    config.redis === null ? null : openRedis(config.redis, log),
    openCache(config, log),
  ]);
  const meter = createCallMeter({ rates: config.rates, redis });
  const metrics = createMetrics();
  const { replica, close: closeReplica } = openReplica(config, { log, metrics });
  const opened = { config, database, replica, meter, cache, log };
  const { services, settled } = createServices(opened);
  const instanceId = randomUUID();
  const { promise: restartAsked, resolve: onAsked } = Promise.withResolvers<void>();
  const restart = { of: instanceId, onAsked };
  const background = backgroundWork(services, config, { log, metrics, tracing, restart });
  const contact = new FirstContact({ look, begin: () => background.begin(), log });
  const letGo = async () => {
    redis?.close();
    cache.close();
    await Promise.all([database.close(), closeReplica()]);
  };
  let isDraining = false;
  const states = { isServing: () => contact.isMade, isDraining: () => isDraining };
  const app = await createApp({ ...opened, ...states, instanceId, metrics, redis, services, tracing });
  await contact.make(away);
  await app.listen({ host: config.http.host, port: config.http.port }).catch(async (err: unknown) => {
    await app.close();
    await contact.end();
    await background.end();
    await letGo();
    throw err;
  });
  return {
    unfit: contact.unfit,
    restartAsked,
    async drain() {
      isDraining = true;
      // A balancer finds out meanwhile, and whoever was on their way here is still let in.
      await delay(config.http.shutdownLeadMs);
      await app.close();
      await contact.end();
      await background.end(settled);
      await letGo();
    },
    cutOff: () => app.server.closeAllConnections(),
  };
}

/** Connections that say which program and release they are of. */
function openDatabase({ database }: Config, log: Logger): DatabaseHandle {
  return createDatabase({
    ...database,
    applicationName: `earntrack-server/${packageFile.version}`,
    onConnectionError: (err) => log.warn({ err, error_type: 'database_connection' }, 'idle connection lost'),
  });
}

/** Throws a MigrationError for another schema than this release's, and a PoolerError where what stands before the database has no limits. */
async function assertFit({ database: config }: Config, { db }: DatabaseHandle): Promise<void> {
  await assertCurrent(config.connectionString);
  if (config.poolerUrl !== null) await assertPoolerLimits(db, config.statementTimeoutMs);
}

interface Watched extends Pick<ServerParts, 'log' | 'tracing'> {
  metrics: Metrics;
  restart: RestartWish;
}

/** What a server does besides answering. */
function backgroundWork(services: Services, config: Config, { log, metrics, tracing, restart }: Watched) {
  let listener: Listener | null = null;
  let jobs: (() => Promise<void>)[] = [];
  let recording = Promise.resolve();
  return {
    async begin() {
      // Nobody saves anything into a maintenance that this process has not heard of.
      await services.board.refresh();
      listener = startListening(services, config.database, { log, restart });
      // It serves all the same where that cannot be written down.
      recording = recordServing(services.db, packageFile.version).catch((err: unknown) =>
        log.warn({ err, error_type: 'release_not_recorded' }, 'this release is not among the recorded ones'),
      );
      const watchJob = watchRuns(metrics.watchJob, { log, tracing });
      jobs = startJobs(services, config, { log, features: metrics.features, watchJob });
    },
    async end(settled: () => Promise<void> = async () => {}) {
      await listener?.close();
      await settled();
      await recording;
      await Promise.all(jobs.map((stop) => stop()));
    },
  };
}

type Services = ReturnType<typeof createServices>['services'];

/** What runs by time; each is ended by what it gives. */
function startJobs(
  services: Services,
  config: Config,
  watching: Watching & Pick<Metrics, 'features'>,
): (() => Promise<void>)[] {
  return [
    startWatchingStatus(services.board),
    startReminding(services, config.onCall, watching),
    startSweeping(services, watching),
    startTallying(services, watching.features, watching),
    ...(config.backup === null
      ? []
      : [startBackingUp(services, { database: config.database, backup: config.backup }, watching)]),
  ];
}
