import {
  type Budget,
  BUDGET_SECONDS,
  BUDGETS,
  type CallMeter,
  type Rates,
  sizeOf,
} from '@earntrack/api/server';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { RedisConnection } from '../redis/redis-connection.ts';
import { Prepaid, type Standing } from './prepaid.ts';

interface MeterParts {
  rates: Rates;
  /** Null where this process counts alone. */
  redis: RedisConnection | null;
}

type Spend = (spender: string) => Promise<Standing>;

/** Counts in Redis for all instances together; in the memory of this process where there is none, and while it is away. */
export function createCallMeter({ rates, redis }: MeterParts): CallMeter {
  const budgets = Object.keys(BUDGETS) as Budget[];
  const spends = Object.fromEntries(
    budgets.map((budget) => [budget, spendOf(budget, sizeOf(budget, rates), redis)]),
  ) as Record<Budget, Spend>;
  return {
    async spend(budget, spender) {
      const { left, msBeforeNext, isOver } = await spends[budget](spender);
      const secondsLeft = Math.max(Math.ceil(msBeforeNext / 1000), 1);
      return { budget, size: sizeOf(budget, rates), left, secondsLeft, isOver };
    },
  };
}

function spendOf(budget: Budget, size: number, redis: RedisConnection | null): Spend {
  const options = { points: size, duration: BUDGET_SECONDS, keyPrefix: `earntrack:spent:${budget}` };
  // A penalty is a point that is counted also where there was none left, and that is no error then.
  const alone = new RateLimiterMemory(options);
  if (redis === null) {
    return async (spender) => {
      const { consumedPoints, msBeforeNext } = await alone.penalty(spender);
      return { left: Math.max(size - consumedPoints, 0), msBeforeNext, isOver: consumedPoints > size };
    };
  }
  const together = new RateLimiterRedis({ ...options, storeClient: redis.client });
  // Whatever the fault, the call is counted; the connection says to the log when Redis goes and when it comes back.
  const prepaid = new Prepaid(size, (spender, points) =>
    redis.ask(() => together.penalty(spender, points)).catch(() => alone.penalty(spender, points)),
  );
  return (spender) => prepaid.spend(spender);
}
