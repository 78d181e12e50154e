import { setTimeout as pause } from 'node:timers/promises';
import { endConnections } from '@earntrack/testkit';
import type { Random } from '../random.ts';
import type { Fault } from './fault.ts';

const BETWEEN_CUTS_MS = { least: 5, most: 120 };
const DELAY_MS = { least: 20, most: 80 };
/** Longer than anybody waits, and than a statement may take. */
const HUNG_MS = 4_500;

/** PostgreSQL ends its side, whatever it was doing, again and again. */
export const connectionsEnded: Fault = {
  name: 'connections ended by the database',
  site: 'house',
  begin: async ({ house, random }) =>
    again(random, () => endConnections(house.databaseUrl(), 'earntrack-server')),
};

/** Both sides are told at once that the other one is gone: also between a COMMIT and its answer. */
export const connectionsCut: Fault = {
  name: 'connections cut',
  site: 'house',
  begin: async ({ house, random }) => again(random, async () => house.network.cut()),
};

export const databaseSlow: Fault = {
  name: 'database slow',
  site: 'house',
  async begin({ house: { network }, random }) {
    network.delayBy(random.between(DELAY_MS.least, DELAY_MS.most));
    return async () => network.delayBy(0);
  },
};

/** What was sent arrives at last, when those who asked have long gone. */
export const databaseHung: Fault = {
  name: 'database hung',
  site: 'house',
  async begin({ house: { network } }) {
    network.pause();
    await pause(HUNG_MS);
    return async () => network.resume();
  },
};

/** As when an address moves to another machine: who is connected talks to nobody, and neither is told. */
export const connectionsSwallowed: Fault = {
  name: 'connections swallowed',
  site: 'house',
  async begin({ house: { network } }) {
    network.swallow();
    return async () => {};
  },
};

/** Requests arrive twice, late, and in another order. */
export const requestsRepeated: Fault = {
  name: 'requests repeated and reordered',
  site: 'house',
  async begin({ way }) {
    way.mischief = { twice: 0.3, late: 0.3, held: 0.5 };
    return async () => {
      way.mischief = null;
      await way.settled();
    };
  },
};

function again(random: Random, act: () => Promise<void>): () => Promise<void> {
  const ending = new AbortController();
  const running = go();
  return async () => {
    ending.abort();
    await running;
  };

  async function go(): Promise<void> {
    while (!ending.signal.aborted) {
      await act();
      await pause(random.between(BETWEEN_CUTS_MS.least, BETWEEN_CUTS_MS.most));
    }
  }
}
