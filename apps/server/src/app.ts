import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { constants } from 'node:zlib';
import { type Figures, type Instance, readFigures } from '@earntrack/api/server';
import type { DatabaseHandle } from '@earntrack/db';
import compress, { type FastifyCompressOptions } from '@fastify/compress';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Cache } from './cache/open-cache.ts';
import { whenEnded } from './answer-end.ts';
import { refuseUnreadable } from './client-error.ts';
import type { Config } from './config/index.ts';
import { createInstance } from './instance/create-instance.ts';
import { RecentPeople } from './instance/recent-people.ts';
import { AddressBudget } from './limits/address-budget.ts';
import { KnownCallers } from './limits/known-callers.ts';
import { countedServices, type UnwatchedServices } from './metrics/counted-services.ts';
import { KnownFigures } from './metrics/known-figures.ts';
import { keptLogs } from './log-files/kept-logs.ts';
import type { Metrics } from './metrics/metrics.ts';
import { admission } from './plugins/admission.ts';
import { addressLimit } from './plugins/address-limit.ts';
import { bodyDeadline } from './plugins/body-deadline.ts';
import { budgetHeaders } from './plugins/budget-headers.ts';
import { challenge } from './plugins/challenge.ts';
import { clientId } from './plugins/client-id.ts';
import { connectionEnding } from './plugins/connection-ending.ts';
import { databaseAway, firstContact } from './plugins/first-contact.ts';
import { requestMetrics } from './plugins/metrics.ts';
import { otherOrigins } from './plugins/other-origins.ts';
import { ownOriginOnly } from './plugins/own-origin-only.ts';
import { procedures } from './plugins/procedures.ts';
import { requestLog, UNREADABLE_ADDRESSES } from './plugins/request-log.ts';
import { requestWork } from './plugins/request-work.ts';
import { servedDomains } from './plugins/served-domains.ts';
import { securityHeaders } from './plugins/security-headers.ts';
import { streamEnding } from './plugins/stream-ending.ts';
import { wholeAnswers } from './plugins/whole-answers.ts';
import type { RedisConnection } from './redis/redis-connection.ts';
import { ARCHIVE_TIMEOUT_MS, archiveRoutes } from './routes/archive.ts';
import { beaconRoutes } from './routes/beacons.ts';
import { type HealthSources, healthRoutes } from './routes/health.ts';
import { metricsRoute } from './routes/metrics.ts';
import { pageRoutes } from './routes/pages.ts';
import { restRoutes } from './routes/rest.ts';
import { statusRoutes } from './routes/status.ts';
import type { Tracing } from './tracing/tracing.port.ts';
import { watchStatements } from './work/watch-statements.ts';

export interface AppParts {
  config: Pick<
    Config,
    'admission' | 'domains' | 'http' | 'logFiles' | 'metricsTokens' | 'slowQueryMs' | 'webDist'
  >;
  log: FastifyBaseLogger;
  metrics: Metrics;
  database: Pick<DatabaseHandle, 'ping' | 'poolStats' | 'watchedBy'>;
  redis: Pick<RedisConnection, 'isAnswering'> | null;
  cache: Pick<Cache, 'isAway'>;
  services: UnwatchedServices;
  /** Null where nothing is traced. */
  tracing: Tracing | null;
  /** By which operators tell this process from others. */
  instanceId: string;
  /** False until the database was found fit: before that only what needs none is served. */
  isServing: () => boolean;
  isDraining: () => boolean;
  /** How long a request may take to arrive; as long as on a slow phone network unless said. */
  patience?: Patience;
}

interface Patience {
  /** From the first byte of a request to its last. */
  requestMs: number;
  /** To the end of its headers. */
  headersMs: number;
  /** How often both are looked at. */
  lookMs: number;
}

/** A chunk of a statement is the largest body; its longest rows still fit. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;
/** The largest JSON still comes through at half a megabit a second. */
const PATIENCE: Patience = { requestMs: 60_000, headersMs: 10_000, lookMs: 2_000 };
/** Of the address and all headers together. */
const MAX_HEAD_BYTES = 16 * 1024;
/** The path of a batch names up to twenty procedures. */
const MAX_PATH_PART_LENGTH = 5_000;
/**
 * What is quickest comes first. Brotli's best quality costs more time than it saves on answers that are made anew each time, and so
 * does a stream for an answer that is there as a whole.
 */
const COMPRESSION = {
  encodings: ['zstd', 'br', 'gzip'],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  syncThreshold: 64 * 1024,
} satisfies FastifyCompressOptions;
const WELL_FORMED_ID = /^[\w.-]{8,64}$/;

/** The whole server, not listening yet. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, metrics, patience = PATIENCE } = parts;
  const app: FastifyInstance = fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: requestIdOf,
    trustProxy: config.http.trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    // Of any request; that of a usual one is the deadline of its body.
    requestTimeout: ARCHIVE_TIMEOUT_MS,
    // What arrives over a connection that was open before is finished like whatever had begun.
    return503OnClosing: false,
    http: {
      headersTimeout: patience.headersMs,
      connectionsCheckingInterval: patience.lookMs,
      maxHeaderSize: MAX_HEAD_BYTES,
    },
    clientErrorHandler: refuseUnreadable(parts.log),
    routerOptions: { maxParamLength: MAX_PATH_PART_LENGTH },
    forceCloseConnections: 'idle',
    // No hook runs for an address that cannot be read; asked again under one that can, it is refused with log and headers.
    frameworkErrors({ code }, req, reply) {
      const { tooLong, unreadable } = UNREADABLE_ADDRESSES;
      req.raw.url = code === 'FST_ERR_MAX_PARAM_LENGTH' ? tooLong : unreadable;
      app.routing(req.raw, reply.raw);
    },
  });
  watchWith(app, parts);
  await app.register(requestWork, parts);
  await app.register(connectionEnding, { isDraining: parts.isDraining });
  await app.register(streamEnding, { live: parts.services.live });
  await app.register(budgetHeaders);
  await app.register(bodyDeadline, { usualMs: patience.requestMs });
  await app.register(requestLog);
  await app.register(requestMetrics, metrics);
  await app.register(challenge);
  await app.register(securityHeaders, config.http);
  await app.register(otherOrigins, { allowedOrigins: config.http.allowedOrigins });
  await app.register(ownOriginOnly, config.http);
  await app.register(wholeAnswers);
  await app.register(compress, COMPRESSION);
  const instance = instanceOf(app, parts);
  await app.register(healthRoutes, healthSourcesOf(parts, instance));
  await app.register(statusRoutes, parts.services);
  await app.register(metricsRoute, { metrics, tokens: config.metricsTokens });
  await app.register(interfaces, { ...parts, instance });
  if (config.webDist !== null) await app.register(pageRoutes, { webDist: config.webDist });
  return app;
}

function healthSourcesOf(
  { config, database, redis, cache, isServing, isDraining }: AppParts,
  { about }: Instance,
): HealthSources {
  return {
    about: { instance: about.id, domains: config.domains && [...config.domains] },
    ping: async () => {
      if (!isServing()) throw databaseAway();
      await database.ping();
    },
    isRedisAnswering: redis && (() => redis.isAnswering()),
    cache,
    isDraining,
  };
}

/** Everything that looks something up; pages, health and metrics are apart from it and cost an address nothing. */
async function interfaces(
  app: FastifyInstance,
  parts: Pick<AppParts, 'config' | 'isServing' | 'metrics' | 'services'> & { instance: Instance },
): Promise<void> {
  await app.register(firstContact, { isServing: parts.isServing });
  await app.register(servedDomains, { domains: parts.config.domains });
  const { refusals, browsers, features, admission: door } = parts.metrics;
  const services = countedServices(parts.services, parts);
  const onRefused = () => refusals.count('requests');
  const callers = new KnownCallers();
  await app.register(addressLimit, { budget: new AddressBudget(parts.services.meter), callers, onRefused });
  await app.register(beaconRoutes, { meter: services.meter, browsers, features });
  await app.register(admission, { places: parts.config.admission, callers, door });
  await app.register(clientId);
  await app.register(procedures, { services });
  await app.register(archiveRoutes, { prefix: '/api/v1', services });
  await app.register(restRoutes, { prefix: '/api/v1', services });
}

/** What this process tells operators of itself, and of who asks it. */
function instanceOf(app: FastifyInstance, { metrics, config, instanceId: id }: AppParts): Instance {
  const people = new RecentPeople();
  whenEnded(app, ({ userId }) => {
    if (userId !== null) people.saw(userId);
  });
  const logs = config.logFiles && keptLogs(config.logFiles.folder);
  return createInstance({ id, metrics, people, logs });
}

/** Has the metrics told of what the database does, and lets nothing be asked for them once the server closes. */
function watchWith(app: FastifyInstance, parts: AppParts): void {
  const { cache, config, database, log, metrics, services } = parts;
  const figures = new KnownFigures<Figures>(
    () => readFigures(services.db, services.now()),
    (err) => log.warn({ err, error_type: 'figures_unknown' }, 'the figures of the installation are old'),
  );
  metrics.readFrom({
    poolStats: () => database.poolStats(),
    countStreams: () => services.live.size,
    isCacheAway: () => cache.isAway(),
    latestFigures: () => figures.latest(),
  });
  database.watchedBy(watchStatements({ metrics: metrics.database, log, slowQueryMs: config.slowQueryMs }));
  app.addHook('onClose', () => figures.settled());
}

/** The id that a proxy gave the request, where it is a sane one. */
function requestIdOf(req: IncomingMessage): string {
  const given = req.headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED_ID.test(given) ? given : randomUUID();
}
