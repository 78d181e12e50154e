import { randomInt } from 'node:crypto';
import { networkOf } from '@earntrack/auth';
import { AppError } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { FairQueue, type Places, Shed } from '../admission/fair-queue.ts';
import { LoopLag } from '../admission/loop-lag.ts';
import type { KnownCallers } from '../limits/known-callers.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { isSubscription } from '../procedure-calls.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Gives back the place among those that are worked on; null for who has none. */
    leave: (() => void) | null;
  }
  interface FastifyContextConfig {
    /** It lets few in at once by itself. */
    hasOwnTurns?: true;
  }
}

interface Parts {
  places: Places;
  callers: KnownCallers;
  /** Told of each request that was sent away, and of how long each waited. */
  door: Metrics['admission'];
}

/** With the loop so late nothing that is begun now is finished in a time that anybody waits. */
const MOST_LAG_MS = 500;
/** Not the same for all, so that they do not come back together. */
const RETRY_SECONDS = { least: 1, most: 4 };

const plugin: FastifyPluginCallback<Parts> = (app, { places, callers, door }, done) => {
  const queue = new FairQueue(places);
  const lag = new LoopLag();
  door.readFrom(() => ({ ...queue.counts, atOnce: places.atOnce }));
  const callerOf = (req: FastifyRequest) => callers.userOf(req) ?? networkOf(req.ip);
  const refused = (reason: Shed['reason']) => {
    if (reason !== 'left') door.shed(reason);
    return busy();
  };
  app.decorateRequest('leave', null);
  // Before a body is read that nobody would look at.
  app.addHook('onRequest', (req, _reply, next) => {
    if (!isWork(req)) return next();
    if (lag.ms > MOST_LAG_MS && queue.counts.held > 0) return next(refused('event_loop'));
    next(queue.hasRoomFor(callerOf(req)) ? undefined : refused('queue_full'));
  });
  // Once the body is there: whoever sends slowly takes no place.
  app.addHook('preHandler', async (req) => {
    if (!isWork(req)) return;
    const startedMs = performance.now();
    try {
      req.leave = await queue.enter(callerOf(req), callsOf(req), req.raw.socket);
    } catch (fault) {
      if (!(fault instanceof Shed)) throw fault;
      throw refused(fault.reason);
    } finally {
      door.waited((performance.now() - startedMs) / 1_000);
    }
  });
  // The work is done; whoever reads slowly, or has gone away meanwhile, takes no place.
  app.addHook('onSend', async ({ leave }) => leave?.());
  app.addHook('onResponse', async ({ leave }) => leave?.());
  app.addHook('onClose', () => lag.end());
  done();
};

/** Lets in as many as can be worked on, by turns, and sends the others away at once. */
export const admission = fp<Parts>(plugin, { name: 'admission' });

/** Streams wait for what happens, and nothing is worked on meanwhile. */
function isWork({ routeOptions, params }: FastifyRequest): boolean {
  return routeOptions.config.hasOwnTurns !== true && !isSubscription(pathIn(params));
}

function callsOf({ params }: FastifyRequest): number {
  return pathIn(params).split(',').length;
}

/** Names of procedures; nothing for what is none. */
function pathIn(params: unknown): string {
  return typeof params === 'object' && params !== null && 'path' in params ? String(params.path) : '';
}

function busy(): AppError {
  return new AppError('busy', 'A lot is going on here right now. Nothing was done. Try again in a moment.', {
    retryAfterSeconds: randomInt(RETRY_SECONDS.least, RETRY_SECONDS.most),
  });
}
