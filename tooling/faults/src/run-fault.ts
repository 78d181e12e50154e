import { setTimeout as pause } from 'node:timers/promises';
import { check, refusals, type Told, unanswered, type Violation } from './checker.ts';
import type { FaultAt } from './faults/fault.ts';
import { lookAt, untilQuiet } from './found.queries.ts';
import { type Operation, outcomeOf } from './history.ts';
import { askForOverview, askForSums } from './told-sums.ts';
import { arrive, type Person } from './person.ts';
import { Random } from './random.ts';
import type { Site } from './site.ts';
import { Way } from './way.ts';
import { Worker } from './worker.ts';

export interface FaultRun {
  fault: string;
  seed: number;
  operations: number;
  /** Acknowledged at the first attempt, or a later one. */
  acknowledged: number;
  /** Of which nothing was known until they were asked for again. */
  unknown: number;
  /** From the moment at which nothing was broken any more to the next acknowledged write. */
  backMs: number;
  /** The longest time in which nothing was acknowledged. */
  silentMs: number;
  violations: Violation[];
}

interface Played<Where extends Site> {
  house: Where;
  folder: string;
  fault: FaultAt<Where>;
  seed: number;
}

const PEOPLE = 2;
const DEVICES = 2;
/** So much is asked for before anything breaks, however slow the machine is. */
const BEFORE = { least: 15, most: 50 };
const DURING_MS = { least: 500, most: 1_500 };
/** So much is acknowledged of what was asked for once all is mended. */
const AFTER = 10;
const BACK_WITHIN_MS = 30_000;
const LOOK_MS = 10;

/**
 * People work, something breaks and is mended, they work on. Then all that is there is compared with all that they were told: before
 * anybody asks again for what they were not told of, and after everybody has.
 */
export async function runFault<Where extends Site>(played: Played<Where>): Promise<FaultRun> {
  const { house, fault, seed } = played;
  const random = new Random(seed);
  const way = new Way(random.apart());
  const people: Person[] = [];
  while (people.length < PEOPLE)
    people.push(await arrive({ origin: house.origin, way, random: random.apart() }));
  const operations: Operation[] = [];
  const workers = people.flatMap((person, at) =>
    Array.from({ length: DEVICES }, (_, device) => {
      const name = `${seed.toString(36)}-${at}${device}`;
      return new Worker({ name, person, random: random.apart(), operations });
    }),
  );
  const backMs = await workThrough(played, { workers, operations, way, random });
  const silentMs = longestSilence(operations);
  const unknown = operations.filter((operation) => outcomeOf(operation) === 'unknown').length;
  const before = await judge(house, people, operations);
  await Promise.all(workers.map((worker) => worker.settle()));
  await way.settled();
  await untilQuiet(house.databaseUrl());
  const judgeAll = async () =>
    [await judge(house, people, operations), await judgeTold(house, people, operations)].flat();
  const after = await judgeAll();
  if (fault.afterwards !== undefined) {
    await fault.afterwards(house);
    after.push(...(await judgeAll()));
  }
  const unseen = workers.flatMap((worker) => worker.unseen);
  return {
    fault: fault.name,
    seed,
    operations: operations.length,
    acknowledged: operations.filter((operation) => outcomeOf(operation) === 'acknowledged').length,
    unknown,
    backMs,
    silentMs,
    violations: [...before, ...after, ...unanswered(operations), ...refusals(operations), ...unseen],
  };
}

interface Work {
  workers: readonly Worker[];
  operations: readonly Operation[];
  way: Way;
  random: Random;
}

/** Gives how long it took until something was acknowledged again. */
async function workThrough<Where extends Site>(
  { house, folder, fault }: Played<Where>,
  { workers, operations, way, random }: Work,
): Promise<number> {
  const evening = new AbortController();
  const working = Promise.all(workers.map((worker) => worker.work(evening.signal)));
  try {
    const before = random.between(BEFORE.least, BEFORE.most);
    while (operations.length < before) await pause(LOOK_MS);
    const mend = await fault.begin({ house, way, folder, random: random.apart() });
    await pause(random.between(DURING_MS.least, DURING_MS.most));
    await mend();
    return await untilBack(operations);
  } finally {
    evening.abort();
    await working;
  }
}

/** Milliseconds until somebody is told again that what they asked for only now was done; waits until this is usual again. */
async function untilBack(operations: readonly Operation[]): Promise<number> {
  const mendedMs = performance.now();
  for (;;) {
    const backMs = operations
      .flatMap(({ attempts }) => attempts)
      .filter(({ invokedMs, outcome }) => invokedMs > mendedMs && outcome === 'acknowledged')
      .map(({ endedMs }) => Math.round(endedMs - mendedMs));
    if (backMs.length >= AFTER) return Math.min(...backMs);
    if (performance.now() - mendedMs > BACK_WITHIN_MS)
      throw new Error(
        `${backMs.length} writes were acknowledged within ${BACK_WITHIN_MS} ms of the mending.`,
      );
    await pause(LOOK_MS);
  }
}

function longestSilence(operations: readonly Operation[]): number {
  const told = operations
    .flatMap(({ attempts }) => attempts)
    .filter(({ outcome }) => outcome === 'acknowledged')
    .map(({ endedMs }) => endedMs)
    .toSorted((one, other) => one - other);
  return Math.round(Math.max(0, ...told.map((ms, at) => ms - (told[at - 1] ?? ms))));
}

async function judge(
  house: Site,
  people: readonly Person[],
  operations: readonly Operation[],
): Promise<Violation[]> {
  const users = people.map(({ userId }) => userId);
  const { found, told, halves } = await lookAt(house.databaseUrl(), users);
  const half = halves.map((says): Violation => ({ fault: 'half', about: 'rows that belong together', says }));
  return [...check({ operations, found, told }), ...half];
}

/** The server's own answers, which may be kept ones. */
async function judgeTold(
  house: Site,
  people: readonly Person[],
  operations: readonly Operation[],
): Promise<Violation[]> {
  const told: Told[] = [
    { by: 'the server', of: ['earning', 'payout'], sums: (await Promise.all(people.map(askForSums))).flat() },
    { by: 'the overview', of: ['earning'], sums: (await Promise.all(people.map(askForOverview))).flat() },
  ];
  const { found } = await lookAt(
    house.databaseUrl(),
    people.map(({ userId }) => userId),
  );
  return check({ operations, found, told }).filter(({ fault }) => fault === 'wrong sum');
}
