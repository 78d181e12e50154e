import type { HealthView } from '@earntrack/contract';
import type { FastifyPluginCallback } from 'fastify';
import packageFile from '../../package.json' with { type: 'json' };

export interface HealthSources {
  ping: () => Promise<void>;
  /** Null where there is no Redis. */
  isRedisAnswering: (() => Promise<boolean>) | null;
  cache: { isAway(): boolean };
  isDraining: () => boolean;
  about: Pick<HealthView, 'instance' | 'domains'>;
}

/** Whoever asks is answered within two seconds: a ping may wait longer, for a connection of a pool that has none. */
const DATABASE_PATIENCE_MS = 1_500;

/** Whether this server lives, whether it should get requests, and how its parts are. */
export const healthRoutes: FastifyPluginCallback<HealthSources> = (
  app,
  { ping, isRedisAnswering, cache, isDraining, about },
  done,
) => {
  for (const url of ['/health', '/api/v1/health']) {
    app.get(url, async (_req, reply) => {
      const [isDatabaseUp, isRedisUp] = await Promise.all([isAnswering(ping), isRedisAnswering?.() ?? null]);
      const view = healthView({ isDatabaseUp, isRedisUp, isCacheAway: cache.isAway(), about });
      return reply.status(view.status === 'error' ? 503 : 200).send(view);
    });
  }

  app.get('/health/live', () => ({ status: 'ok' }));

  app.get('/health/ready', async (_req, reply) => {
    if (isDraining()) return reply.status(503).send({ status: 'draining' });
    const isReady = await isAnswering(ping);
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'error' });
  });
  done();
};

interface Parts {
  isDatabaseUp: boolean;
  isRedisUp: boolean | null;
  isCacheAway: boolean;
  about: HealthSources['about'];
}

/** Without Redis everything works, but for each instance by itself: a balancer goes on sending requests. */
function healthView({ isDatabaseUp, isRedisUp, isCacheAway, about }: Parts): HealthView {
  return {
    status: isDatabaseUp ? (isRedisUp === false ? 'degraded' : 'ok') : 'error',
    timestamp: new Date().toISOString(),
    uptime: Math.round(process.uptime() * 10) / 10,
    services: {
      database: isDatabaseUp ? 'connected' : 'disconnected',
      redis: isRedisUp === null ? 'disabled' : isRedisUp ? 'connected' : 'disconnected',
      cache: isCacheAway ? 'degraded' : 'healthy',
    },
    version: packageFile.version,
    ...about,
  };
}

async function isAnswering(ping: () => Promise<void>): Promise<boolean> {
  const patience = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => patience.resolve(false), DATABASE_PATIENCE_MS);
  const answer = ping().then(
    () => true,
    // Whatever the reason, the answer of a health check is "no".
    () => false,
  );
  const isUp = await Promise.race([answer, patience.promise]);
  clearTimeout(timer);
  return isUp;
}
