import {
  type Budget,
  BUDGET_SECONDS,
  BUDGETS,
  type CallMeter,
  type Rates,
  sizeOf,
} from '@earntrack/api/server';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisConnection } from '../redis/redis-connection.ts';

interface MeterParts {
  rates: Rates;
  /** Null where this process counts alone. */
  redis: RedisConnection | null;
}

type Count = (spender: string) => Promise<RateLimiterRes>;

/** Counts in Redis for all instances together; in the memory of this process where there is none, and while it is away. */
export function createCallMeter({ rates, redis }: MeterParts): CallMeter {
  const budgets = Object.keys(BUDGETS) as Budget[];
  const counts = Object.fromEntries(
    budgets.map((budget) => [budget, countOf(budget, sizeOf(budget, rates), redis)]),
  ) as Record<Budget, Count>;
  return {
    async spend(budget, spender) {
      const size = sizeOf(budget, rates);
      const { consumedPoints, msBeforeNext } = await counts[budget](spender);
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

function countOf(budget: Budget, points: number, redis: RedisConnection | null): Count {
  const options = { points, duration: BUDGET_SECONDS, keyPrefix: `earntrack:spent:${budget}` };
  // A penalty is a point that is counted also where there was none left, and that is no error then.
  const alone = new RateLimiterMemory(options);
  if (redis === null) return (spender) => alone.penalty(spender);
  const together = new RateLimiterRedis({ ...options, storeClient: redis.client });
  // Whatever the fault, the call is counted; the connection says to the log when Redis goes and when it comes back.
  return (spender) => redis.ask(() => together.penalty(spender)).catch(() => alone.penalty(spender));
}
