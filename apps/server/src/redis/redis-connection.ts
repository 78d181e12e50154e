import { once } from 'node:events';
import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import type { FastifyBaseLogger } from 'fastify';
import { Redis, type RedisOptions } from 'ioredis';
import type { Config } from '../config/index.ts';
import { currentWork } from '../work/current-work.ts';
import { within } from './within.ts';

/** Redis as something that may be slow, hung or gone at any moment, and is never waited for. */
export interface RedisConnection {
  /** For libraries that speak to Redis themselves; what they say goes through `ask`. */
  readonly client: Redis;
  /** Rejects at once while Redis is known to be away, and soon where it does not answer. */
  ask<Answer>(question: () => Promise<Answer>): Promise<Answer>;
  isAnswering(): Promise<boolean>;
  /** Whether nobody asks it for now. */
  isAway(): boolean;
  close(): void;
}

export type RedisAddress = NonNullable<Config['redis']>;

/** What one use of Redis waits for, and says to the log. */
export interface RedisUse {
  /** What traces call a question. */
  name: string;
  /** A question is given up after this. */
  patienceMs: number;
  errorType: string;
  away: string;
  back: string;
}

/** Where calls are counted. */
export const COUNTING: RedisUse = {
  name: 'redis count',
  patienceMs: 100,
  errorType: 'redis_away',
  away: 'Redis does not answer: this instance goes on alone',
  back: 'Redis answers again',
};
const CONNECT_TIMEOUT_MS = 500;
const LONGEST_RECONNECT_MS = 1_000;
/** Without an answer so often in a row, nobody is made to wait for one any more. */
const FAILURES_IN_A_ROW = 5;
const PROBE_MS = 500;

const FAST = {
  connectTimeout: CONNECT_TIMEOUT_MS,
  // What cannot be said now is not kept for later: whoever asks goes on without.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  retryStrategy: (attempts: number) => Math.min(attempts * 100, LONGEST_RECONNECT_MS),
} satisfies RedisOptions;

/** Connects, and goes on trying by itself: resolves within half a second, whether Redis is there or not. */
export async function openRedis(
  address: RedisAddress,
  log: FastifyBaseLogger,
  use: RedisUse = COUNTING,
): Promise<RedisConnection> {
  const client = connect(address);
  const watch = watchRedis(client, log, use);
  // Not there yet, or not at all: the client goes on trying.
  await once(client, 'ready', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) }).catch(watch.goOnAlone);
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
    isAway: watch.isAway,
    close() {
      watch.stop();
      client.disconnect();
    },
  };
}

function connect({ url, sentinels }: RedisAddress): Redis {
  if (sentinels === null) return new Redis(url, FAST);
  const { hostname, username, password, pathname } = new URL(url);
  const known = {
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === ''
      ? {}
      : { password: decodeURIComponent(password), sentinelPassword: decodeURIComponent(password) }),
  };
  return new Redis({
    ...FAST,
    ...known,
    name: hostname,
    db: Number(pathname.slice(1)),
    sentinels: [...sentinels],
    sentinelRetryStrategy: FAST.retryStrategy,
    sentinelCommandTimeout: CONNECT_TIMEOUT_MS,
    // Sentinels tell of another master before the one before is noticed to be none.
    failoverDetector: true,
  });
}

/** Shows a question in the trace of whoever asks, where there is one. */
function traced<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  const stretch = currentWork()?.stretch;
  if (!stretch?.isKept) return ask();
  const startedAt = performance.now();
  const end = (fault: Record<string, string>) =>
    stretch.asked(name, (performance.now() - startedAt) / 1000, { 'db.system.name': 'redis', ...fault });
  return ask().then(
    (answer) => {
      end({});
      return answer;
    },
    (fault: unknown) => {
      end({ 'error.type': 'no_answer' });
      throw fault;
    },
  );
}

/** Asks Redis only while it answers. While it does not, a question of the watch's own finds out, and no request waits for it. */
function watchRedis(client: Redis, log: FastifyBaseLogger, { name, patienceMs, ...says }: RedisUse) {
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
  const inTime = <Answer>(question: () => Promise<Answer>): Promise<Answer> =>
    breaker.execute(() => within(patienceMs, question()));
  const goOnAlone = () => {
    const line = { error_type: says.errorType, ...(reason === null ? {} : { reason }) };
    if (!isAway) log.warn(line, says.away);
    isAway = true;
  };
  const goOnTogether = () => {
    if (isAway) log.info(says.back);
    isAway = false;
  };
  breaker.onBreak(goOnAlone);
  const probe = setInterval(() => {
    // Without an answer everything stays as it is.
    if (isAway) inTime(() => client.ping()).then(goOnTogether, () => {});
  }, PROBE_MS);
  probe.unref();
  return {
    ask: <Answer>(question: () => Promise<Answer>): Promise<Answer> =>
      isAway ? Promise.reject(new Error('Redis is away')) : traced(name, () => inTime(question)),
    goOnAlone,
    isAway: () => isAway,
    stop: () => clearInterval(probe),
  };
}
