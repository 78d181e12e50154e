import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { type Child, startChild } from './child-process.ts';
import { openLane, requestBytes } from './http-lane.ts';
import { quantile } from './http-load.ts';
import { NOTHING_KEPT } from './nothing-kept.ts';
import { type Errand, type ErrandTimes, openLoad } from './open-load.ts';
import { type Person, signUp } from './person.ts';
import { Probe } from './probe.ts';

export interface ShedRow {
  load: string;
  shedding: 'on' | 'off';
  /** Requests a second that were due. */
  askedPerSecond: number;
  /** What was answered with 200 while the load lasted. */
  answeredPerSecond: number;
  /** Of all that were answered so, also after it. */
  p99Ms: number;
  sentAwayShare: number;
  /** What had no answer after ten seconds, or another one. */
  failedShare: number;
  /** Somebody else who asks twenty times a second, one thing after the other. */
  politeP50Ms: number;
  politeP99Ms: number;
  politeSentAwayShare: number;
  /** From the end of the load until that somebody was answered as quickly as before, ten times in a row. */
  recoveredMs: number | null;
}

export interface ShedResult {
  capacityPerSecond: number;
  rows: ShedRow[];
}

const SERVER = join(import.meta.dirname, '../../../apps/server/src/main.ts');
const KIND = 'list';
const CROWD = 20;
const EARNINGS = 200;
const CONNECTIONS = 1_000;
const ASKERS = 12;
const OFF = { REQUESTS_AT_ONCE: '100000' };
const LOADS = [1, 2, 5];
const GREEDY_LOAD = 5;
const WARM_UP_SECONDS = 3;
const RECOVERY_MS = 12_000;
const UNBOUNDED = { RATE_LIMIT_PER_MINUTE: '100000000', RATE_LIMIT_GUEST_PER_MINUTE: '100000000' };

/** What becomes of those who ask, and of somebody who asks little beside them, when more is asked than can be done. */
export async function benchShed({ seconds }: { seconds: number }): Promise<ShedResult> {
  await using ends = new AsyncDisposableStack();
  const database = await startAppDatabase();
  ends.defer(() => database.stop());
  const start = async (own: Record<string, string>) => {
    const env = { DATABASE_URL: database.url, WEB_DIST: 'none', ...UNBOUNDED, ...NOTHING_KEPT, ...own };
    return startChild(SERVER, { readyPath: '/health/ready', env });
  };
  const rows: ShedRow[] = [];
  let capacityPerSecond = 0;
  for (const [shedding, own] of [
    ['on', {}],
    ['off', OFF],
  ] as const) {
    const server = await start(own);
    ends.defer(() => server.stop());
    const people = await crowd(server);
    // Of the server as it is deployed, so that both are asked the same.
    if (capacityPerSecond === 0) {
      await capacityOf(people, WARM_UP_SECONDS);
      capacityPerSecond = await capacityOf(people, seconds);
    }
    for (const load of LOADS)
      rows.push(await runOnce({ server, people, shedding, load, capacityPerSecond, seconds, by: CROWD }));
    rows.push(
      await runOnce({ server, people, shedding, load: GREEDY_LOAD, capacityPerSecond, seconds, by: 1 }),
    );
    await server.stop();
  }
  return { capacityPerSecond, rows };
}

/** The first is polite. */
async function crowd(server: Child): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length <= CROWD) people.push(await signUp(server));
  for (const { mutate, platformIds } of people)
    for (let count = 0; count < EARNINGS / CROWD; count += 1)
      await mutate('earnings.create', {
        id: randomUUID(),
        platformId: platformIds[0],
        earnedOn: `2026-10-${String((count % 28) + 1).padStart(2, '0')}`,
        currency: 'USD',
        components: { base: '12.50' },
      });
  return people;
}

/** Another question each time: what several ask alike at once is made once. */
function questions(): (person: Person) => string {
  let turn = 0;
  return ({ query }) => {
    turn += 1;
    const part = (value: number) => String(value).padStart(2, '0');
    const day = `${2100 + (Math.floor(turn / 336) % 800)}-${part((Math.floor(turn / 28) % 12) + 1)}-${part((turn % 28) + 1)}`;
    return query('earnings.list', { limit: 50, to: day });
  };
}

/** Answers a second to a few who ask without a pause. */
async function capacityOf(people: readonly Person[], seconds: number): Promise<number> {
  const urlFor = questions();
  let answered = 0;
  const untilMs = performance.now() + seconds * 1_000;
  const asking = people.slice(0, ASKERS).map(async (person) => {
    const lane = await openLane(urlFor(person));
    while (performance.now() < untilMs) {
      const { status } = await lane.ask(requestBytes({ url: urlFor(person), headers: person.headers }));
      if (status === 200) answered += 1;
    }
    lane.close();
  });
  await Promise.all(asking);
  return Math.round(answered / seconds);
}

interface Run {
  server: Child;
  people: readonly Person[];
  shedding: 'on' | 'off';
  load: number;
  capacityPerSecond: number;
  seconds: number;
  /** How many of them the load comes from. */
  by: number;
}

async function runOnce(run: Run): Promise<ShedRow> {
  const { server, people, shedding, load, capacityPerSecond, seconds, by } = run;
  const [polite, ...others] = people;
  if (polite === undefined) throw new Error('Nobody has an account.');
  const urlFor = questions();
  const probe = new Probe(() => urlFor(polite), polite.headers);
  await pause(1_000);
  const askers = others.slice(0, by);
  const perSecond = Math.round(capacityPerSecond * load);
  const begunMs = performance.now();
  const answers = new Answers(begunMs + seconds * 1_000);
  const loading = openLoad({
    origin: server.baseUrl,
    perSecond,
    warmUpSeconds: 0,
    seconds,
    next: () => answers.errandOf(askers, urlFor),
    connections: CONNECTIONS,
  });
  await pause(seconds * 1_000);
  const during = probe.since(begunMs);
  const endedMs = performance.now();
  const { byKind } = await loading;
  await pause(RECOVERY_MS - Math.min(performance.now() - endedMs, RECOVERY_MS));
  await probe.stop();
  return {
    load: by === 1 ? `${load}x by one` : `${load}x`,
    shedding,
    askedPerSecond: perSecond,
    answeredPerSecond: Math.round(answers.inTime / seconds),
    p99Ms: Math.round(quantile(answers.timesMs, 0.99)),
    ...sharesOf(byKind.get(KIND)),
    politeP50Ms: Math.round(quantile(during.timesMs, 0.5)),
    politeP99Ms: Math.round(quantile(during.timesMs, 0.99)),
    politeSentAwayShare: shareOf(during.sentAway, during.asked),
    recoveredMs: probe.recoveredMs({ begunMs, endedMs }),
  };
}

/** Those that were answered with 200. */
class Answers {
  readonly timesMs: number[] = [];
  inTime = 0;
  #turn = 0;
  readonly #endMs: number;

  constructor(endMs: number) {
    this.#endMs = endMs;
  }

  errandOf(askers: readonly Person[], urlFor: (person: Person) => string): Errand {
    const dueMs = performance.now();
    const asker = askers[(this.#turn += 1) % askers.length];
    if (asker === undefined) throw new Error('Nobody asks.');
    const request = requestBytes({ url: urlFor(asker), headers: asker.headers });
    const onDone = () => {
      const nowMs = performance.now();
      this.timesMs.push(nowMs - dueMs);
      if (nowMs <= this.#endMs) this.inTime += 1;
    };
    return { kind: KIND, request, onDone };
  }
}

function sharesOf(times: ErrandTimes | undefined) {
  const { timesMs = [], failures = new Map<string, number>() } = times ?? {};
  const sentAway = failures.get('503') ?? 0;
  const failed = [...failures.values()].reduce((sum, count) => sum + count, 0) - sentAway;
  return {
    sentAwayShare: shareOf(sentAway, timesMs.length),
    failedShare: shareOf(failed, timesMs.length),
  };
}

function shareOf(part: number, whole: number): number {
  return Number((part / Math.max(whole, 1)).toFixed(3));
}
