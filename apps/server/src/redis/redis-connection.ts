import { once } from 'node:events';
import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import type { FastifyBaseLogger } from 'fastify';
import { Redis, type RedisOptions } from 'ioredis';

/** Redis as something that may be slow, hung or gone at any moment, and is never waited for. */
export interface RedisConnection {
  /** For libraries that speak to Redis themselves; what they say goes through `ask`. */
  readonly client: Redis;
  /** Rejects at once while Redis is known to be away, and soon where it does not answer. */
  ask<Answer>(question: () => Promise<Answer>): Promise<Answer>;
  isAnswering(): Promise<boolean>;
  close(): void;
}

const COMMAND_TIMEOUT_MS = 100;
const CONNECT_TIMEOUT_MS = 500;
const LONGEST_RECONNECT_MS = 1_000;
/** Without an answer so often in a row, nobody is made to wait for one any more. */
const FAILURES_IN_A_ROW = 5;
const PROBE_MS = 500;

const FAST = {
  commandTimeout: COMMAND_TIMEOUT_MS,
  connectTimeout: CONNECT_TIMEOUT_MS,
  // What cannot be said now is not kept for later: whoever asks goes on without.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  retryStrategy: (attempts: number) => Math.min(attempts * 100, LONGEST_RECONNECT_MS),
} satisfies RedisOptions;

/** Connects, and goes on trying by itself. Resolves within half a second, whether Redis is there or not. */
export async function openRedis(url: string, log: FastifyBaseLogger): Promise<RedisConnection> {
  const client = new Redis(url, FAST);
  const watch = watchRedis(client, log);
  // Not there yet, or not at all: the client goes on trying.
  await once(client, 'ready', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) }).catch(() => {});
  return {
    client,
    ask: watch.ask,
    isAnswering: () =>
      watch
        .ask(() => client.ping())
        .then(
          () => true,
          () => false,
        ),
    close() {
      watch.stop();
      client.disconnect();
    },
  };
}

/** Asks Redis only while it answers. While it does not, a question of the watch's own finds out, and no request waits for it. */
function watchRedis(client: Redis, log: FastifyBaseLogger) {
  let isAway = false;
  let reason: string | null = null;
  // Each try that fails is an event; the last is said once, and without what was sent: a password may be among it.
  client.on('error', (err) => {
    reason = err.message;
  });
  client.on('ready', () => {
    reason = null;
  });
  const breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
    halfOpenAfter: PROBE_MS / 2,
  });
  breaker.onBreak(() => {
    const line = { error_type: 'redis_away', ...(reason === null ? {} : { reason }) };
    if (!isAway) log.warn(line, 'Redis does not answer: this instance goes on alone');
    isAway = true;
  });
  breaker.onReset(() => {
    if (isAway) log.info('Redis answers again');
    isAway = false;
  });
  const probe = setInterval(() => {
    if (isAway) breaker.execute(() => client.ping()).catch(() => {});
  }, PROBE_MS);
  probe.unref();
  return {
    ask: <Answer>(question: () => Promise<Answer>): Promise<Answer> =>
      isAway ? Promise.reject(new Error('Redis is away')) : breaker.execute(question),
    stop: () => clearInterval(probe),
  };
}
