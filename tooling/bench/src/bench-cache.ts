import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { startSlowNetwork } from '@earntrack/testkit/slow-network';
import { startTestRedis } from '@earntrack/testkit/test-redis';
import { join } from 'node:path';
import { addedBetween, type CacheFigures, readCacheFigures } from './cache-figures.ts';
import { type Child, startChild } from './child-process.ts';
import { httpLoad, quantile } from './http-load.ts';
import { NOTHING_KEPT } from './nothing-kept.ts';
import { fill, type Person, signUp } from './person.ts';

const SERVER = join(import.meta.dirname, '../../../apps/server/src/main.ts');
/** Each asks over a connection of their own: of those who ask the same at once only one looks for it. */
const PEOPLE = 8;
const STATE_MS = 3_000;
const FAR_MS = 20;
const RUNS = 20;
const WANTED_MS = 5;

interface StateTimes extends Omit<CacheFigures, 'buckets'> {
  state: string;
  requests: number;
  /** The bucket in which 99 of 100 ended. */
  addedP99AtMostMs: number;
}

/** What looking for answers costs while Redis is well and while it is not, and what it saves. */
export async function benchCache() {
  const postgres = await startThrowawayPostgres();
  const redis = await startTestRedis();
  const network = await startSlowNetwork(redis.url);
  const children: Child[] = [];
  const start = async (own: Record<string, string>) => {
    const most = { RATE_LIMIT_PER_MINUTE: '100000000', RATE_LIMIT_GUEST_PER_MINUTE: '100000000' };
    const shared = { DATABASE_URL: postgres.url, WEB_DIST: 'none', REDIS_ENABLED: 'true', ...most };
    const env = { ...shared, REDIS_URL: network.url, ...own };
    const child = await startChild(SERVER, { readyPath: '/health/ready', env });
    children.push(child);
    return child;
  };
  try {
    await migrateUp(postgres.url);
    const keeping = await start({});
    const person = await signUp(keeping);
    await fill(postgres.url, person);
    const people = [person];
    while (people.length < PEOPLE) people.push(await signUp(keeping));
    const overview = await timeOverview(person, [keeping, await start(NOTHING_KEPT)]);
    const states: StateTimes[] = [];
    const time = async (state: string) => states.push(await timeState(state, keeping, people));
    await time('answers');
    network.delayBy(FAR_MS / 2);
    await time(`is ${FAR_MS} ms away`);
    network.delayBy(0);
    redis.hang();
    await time('hangs');
    redis.wake();
    await redis.kill();
    await time('is gone');
    const isUnder = states.every(({ addedP99AtMostMs }) => addedP99AtMostMs <= WANTED_MS);
    return { states, isUnder, overview };
  } finally {
    for (const child of children) await child.stop();
    await network.stop();
    await redis.stop();
    await postgres.stop();
  }
}

/** Throws unless every request is answered. */
async function timeState(state: string, { baseUrl }: Child, people: readonly Person[]): Promise<StateTimes> {
  const before = await readCacheFigures(baseUrl);
  const url = `${baseUrl}/trpc/profile.get`;
  const asked = people.map(({ headers }) => httpLoad({ url, headers, connections: 1, durationMs: STATE_MS }));
  const requests = (await Promise.all(asked)).reduce((sum, each) => sum + each.requests, 0);
  const { buckets, ...results } = addedBetween(before, await readCacheFigures(baseUrl));
  const total = buckets.at(-1)?.count ?? 0;
  const holding = buckets.find(({ count }) => count >= total * 0.99);
  return { state, requests, addedP99AtMostMs: (holding?.atMostSeconds ?? Infinity) * 1000, ...results };
}

/** By turns, so that whatever else the machine does meets both. */
async function timeOverview(person: Person, [keeping, making]: [Child, Child]) {
  const path = new URL(person.query('dashboard.summary', { period: { kind: 'year' } }));
  const timeOnce = async ({ baseUrl }: Child): Promise<number> => {
    const startedMs = performance.now();
    const answer = await fetch(`${baseUrl}${path.pathname}${path.search}`, { headers: person.headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The overview was not answered: ${answer.status}`);
    return performance.now() - startedMs;
  };
  const times: { kept: number[]; made: number[] } = { kept: [], made: [] };
  for (let run = 0; run <= RUNS; run += 1) {
    times.kept.push(await timeOnce(keeping));
    times.made.push(await timeOnce(making));
  }
  // The first of each is the one that fills what is kept, and plans what is asked.
  const [keptMs, madeMs] = [times.kept, times.made].map((each) => quantile(each.slice(1), 0.5)) as [
    number,
    number,
  ];
  const round = (value: number) => Number(value.toFixed(1));
  return { madeMs: round(madeMs), keptMs: round(keptMs), timesQuicker: round(madeMs / keptMs) };
}
