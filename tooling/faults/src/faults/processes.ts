import { once } from 'node:events';
import type { Fault } from './fault.ts';

const DAY_MS = 24 * 3_600_000;
/** Within what is kept: sessions, keys of requests and what lies in the bin last longer. */
const MOST_DAYS = 3;

export const nothingBroken: Fault = { name: 'nothing', site: 'house', begin: async () => async () => {} };

export const serverKilled: Fault = {
  name: 'server killed',
  site: 'house',
  async begin({ house }) {
    await house.server().kill();
    return () => house.startServer();
  },
};

export const databaseKilled: Fault = {
  name: 'database killed',
  site: 'house',
  async begin({ house }) {
    await house.killDatabase();
    return () => house.startDatabase();
  },
};

/** In the middle of what it does for people: its heap is bounded, and full. */
export const outOfMemory: Fault = {
  name: 'out of memory',
  site: 'house',
  async begin({ house }) {
    const { process } = house.server();
    const gone = once(process, 'exit');
    house.fallIll({ kind: 'fills' });
    await gone;
    return () => house.startServer();
  },
};

export const redisGone: Fault = {
  name: 'redis gone',
  site: 'house',
  async begin({ house: { redis } }) {
    await redis.kill();
    return () => redis.restart();
  },
};

/** Of the server alone: its timers go on, and the database keeps the time. */
export const clockJumps: Fault = {
  name: 'clock jumps',
  site: 'house',
  async begin({ house, random }) {
    const days = random.between(1, MOST_DAYS);
    house.fallIll({ kind: 'misreads the clock', byMs: days * DAY_MS * (random.isLucky(0.5) ? 1 : -1) });
    return async () => house.fallIll({ kind: 'misreads the clock', byMs: 0 });
  },
};
