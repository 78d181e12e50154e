import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { startSlowNetwork } from '@earntrack/testkit/slow-network';
import { startTestRedis, type TestRedis } from '@earntrack/testkit/test-redis';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addedBetween, type CacheFigures, readCacheFigures } from './cache-figures.ts';
import { cacheLoad } from './cache-load.ts';
import { type Child, startChild } from './child-process.ts';
import { quantile } from './http-load.ts';
import { NOTHING_KEPT } from './nothing-kept.ts';
import { fill, type Person, signUp } from './person.ts';

const SERVER = join(import.meta.dirname, '../../../apps/server/src/main.ts');
/** Each asks over a connection of their own: of those who ask the same at once only one looks for it. */
const PEOPLE = 8;
const STATE_MS = 4_000;
/** What a server does for the first time takes it far longer: that is not what the cache adds. */
const WARM_UP_MS = 2_000;
const FAR_MS = 20;
/** Of what is measured while it is restarted, it is gone for so long. */
const GONE_MS = 1_000;
const BACK_WITHIN_MS = 30_000;
const RUNS = 20;
export const WANTED_MS = 5;

interface StateTimes extends Omit<CacheFigures, 'buckets'> {
  state: string;
  requests: number;
  /** What had another answer than 200, or none. */
  failed: number;
  /** The bucket in which 99 of 100 looks for an answer ended. */
  addedP99AtMostMs: number;
  /** Of whole requests, as who asks sees them. */
  requestP99Ms: number;
}

/** What looking for answers costs while Redis is well, while it is not and where there is none, and what it saves. */
export async function benchCache() {
  const postgres = await startThrowawayPostgres();
  const redis = await startTestRedis();
  // Of this process, which has the load to make: nothing that should be quick goes through it.
  const network = await startSlowNetwork(redis.url);
  network.delayBy(FAR_MS / 2);
  const children: Child[] = [];
  const start = async (own: Record<string, string>) => {
    const most = { RATE_LIMIT_PER_MINUTE: '100000000', RATE_LIMIT_GUEST_PER_MINUTE: '100000000' };
    const shared = { DATABASE_URL: postgres.url, WEB_DIST: 'none', REDIS_ENABLED: 'true', ...most };
    const env = { ...shared, REDIS_URL: redis.url, ...own };
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
    const time = async (state: string, child: Child) => {
      await warmUp(child, people);
      return timeState(state, child, people);
    };
    const states = [
      await time('there is none', await start({ REDIS_ENABLED: 'false' })),
      await time('answers', keeping),
      await time(`is ${FAR_MS} ms away`, await start({ REDIS_URL: network.url })),
      ...(await timeTroubles({ redis, keeping, people })),
    ];
    const isUnder = states.every(({ addedP99AtMostMs }) => addedP99AtMostMs <= WANTED_MS);
    const isAnswered = states.every(({ failed }) => failed === 0);
    return { states, isUnder, isAnswered, overview };
  } finally {
    for (const child of children) await child.stop();
    await network.stop();
    await redis.stop();
    await postgres.stop();
  }
}

interface TroublesParts {
  redis: TestRedis;
  keeping: Child;
  people: readonly Person[];
}

/** Each begins with a Redis that is well and is asked: one trouble says nothing of the next. */
async function timeTroubles({ redis, keeping, people }: TroublesParts): Promise<StateTimes[]> {
  const states: StateTimes[] = [];
  const time = async (state: string) => {
    states.push(await timeState(state, keeping, people));
  };
  redis.hang();
  await time('hangs');
  redis.wake();
  await untilAsked(keeping);
  await redis.fill();
  await time('is full');
  await redis.makeRoom();
  await untilAsked(keeping);
  await Promise.all([time('is restarted'), restart(redis)]);
  await untilAsked(keeping);
  await redis.kill();
  await time('is gone');
  return states;
}

async function restart(redis: TestRedis): Promise<void> {
  await redis.kill();
  await pause(GONE_MS);
  await redis.restart();
}

async function untilAsked({ baseUrl }: Child): Promise<void> {
  const untilMs = performance.now() + BACK_WITHIN_MS;
  while ((await readCacheFigures(baseUrl)).isAway) {
    if (performance.now() > untilMs) throw new Error('Redis answers, and nobody asks it.');
    await pause(50);
  }
}

function askAll({ baseUrl }: Child, people: readonly Person[], durationMs: number) {
  return cacheLoad({
    url: `${baseUrl}/trpc/profile.get`,
    askers: people.map(({ headers }) => headers),
    durationMs,
  });
}

async function warmUp(child: Child, people: readonly Person[]): Promise<void> {
  await askAll(child, people, WARM_UP_MS);
}

async function timeState(state: string, child: Child, people: readonly Person[]): Promise<StateTimes> {
  const { baseUrl } = child;
  const before = await readCacheFigures(baseUrl);
  const { requests, failed, p99Ms } = await askAll(child, people, STATE_MS);
  const { buckets, ...results } = addedBetween(before, await readCacheFigures(baseUrl));
  const total = buckets.at(-1)?.count ?? 0;
  const holding = buckets.find(({ count }) => count >= total * 0.99);
  const addedP99AtMostMs = (holding?.atMostSeconds ?? Infinity) * 1000;
  return { state, requests, failed, addedP99AtMostMs, requestP99Ms: p99Ms, ...results };
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
