import {
  type Budget,
  BUDGET_SECONDS,
  BUDGETS,
  type CallMeter,
  type Rates,
  sizeOf,
} from '@earntrack/api/server';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterRes,
} from 'rate-limiter-flexible';
import type { RedisConnection } from '../redis/redis-connection.ts';

interface MeterParts {
  rates: Rates;
  /** Null where this process counts alone. */
  redis: RedisConnection | null;
}

/** Counts in Redis for all instances together; in the memory of this process where there is none, and while it is away. */
export function createCallMeter({ rates, redis }: MeterParts): CallMeter {
  const counts = new Map<string, (spender: string) => Promise<RateLimiterRes>>();
  for (const budget of Object.keys(BUDGETS) as Budget[]) {
    const options = { points: sizeOf(budget, rates), duration: BUDGET_SECONDS };
    counts.set(budget, countOf(redis, { ...options, keyPrefix: `earntrack:spent:${budget}` }));
  }
  return {
    async spend(budget, spender) {
      const size = sizeOf(budget, rates);
      const count = counts.get(budget);
      if (count === undefined) throw new Error(`There is no budget "${budget}"`);
      const { consumedPoints, msBeforeNext } = await count(spender);
      return {
        budget,
        size,
        left: Math.max(size - consumedPoints, 0),
        secondsLeft: Math.max(Math.ceil(msBeforeNext / 1000), 1),
        isOver: consumedPoints > size,
      };
    },
  };
}

type CounterOptions = ConstructorParameters<typeof RateLimiterAbstract>[0];

function countOf(redis: RedisConnection | null, options: CounterOptions) {
  // A penalty is a point that is counted also where there was none left, and that is no error then.
  const alone = new RateLimiterMemory(options);
  if (redis === null) return (spender: string) => alone.penalty(spender);
  const together = new RateLimiterRedis({ ...options, storeClient: redis.client });
  // Whatever the fault, the call is counted; the connection says to the log when Redis goes and when it comes back.
  return (spender: string) => redis.ask(() => together.penalty(spender)).catch(() => alone.penalty(spender));
}
