import { join } from 'node:path';
import { createDatabase } from '@earntrack/db';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { Client } from 'pg';
import { type Child, startChild } from './child-process.ts';
import { cpuMsOf } from './cpu-time.ts';
import { openLane, requestBytes } from './http-lane.ts';
import { fillAccount, vacuumFilled } from './large-account.queries.ts';
import { NOTHING_KEPT } from './nothing-kept.ts';
import { type Person, signUp } from './person.ts';
import { bear, meanOf, type Need, SET_UPS, type SetUpFigures } from './scaling/set-ups.ts';

const SERVER = join(import.meta.dirname, '../../../apps/server/src/main.ts');
const UNBOUNDED = { RATE_LIMIT_PER_MINUTE: '100000000', RATE_LIMIT_GUEST_PER_MINUTE: '100000000' };
/** Nothing that is measured is kept with it: who asks for it a second time only has their session looked up. */
const PROFILE_KEPT = { CACHE_TTL_PROFILE: '3600' };
/** As nearly everybody has it. */
const USUAL = { earnings: 4_000, work: 800, days: 500 };
const WARM_UP = 400;
const ASKED = 1_000;

export interface ScalingResult {
  needs: Need[];
  /** What PostgreSQL needs to find whose session it is: the part that does not go to a user's machine. */
  lookUpMs: number;
  setUps: SetUpFigures[];
}

interface Asked {
  kind: string;
  weight: number;
  isWrite?: true;
  procedure: string;
  input: (turn: number) => unknown;
}

/**
 * Measures how much processor a request of each kind needs, of the server and of PostgreSQL, with nothing kept; time that others
 * take on this machine is not in it. Then it simulates what each set-up bears.
 */
export async function benchScaling(): Promise<ScalingResult> {
  await using ends = new AsyncDisposableStack();
  const database = await startAppDatabase();
  ends.defer(() => database.stop());
  const env = {
    DATABASE_URL: database.url,
    WEB_DIST: 'none',
    ...UNBOUNDED,
    ...NOTHING_KEPT,
    ...PROFILE_KEPT,
  };
  const server = await startChild(SERVER, { readyPath: '/health/ready', env });
  ends.defer(() => server.stop());
  const person = await signUp(server);
  const handle = createDatabase({
    connectionString: database.url,
    guard: false,
    statementTimeoutMs: 300_000,
  });
  await fillAccount(handle, { userId: person.userId, platformIds: person.platformIds, size: USUAL });
  await vacuumFilled(handle);
  await handle.close();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  ends.defer(() => client.end());
  const meter = { server, person, client };
  const lookUp = await needOf(meter, {
    kind: 'whose session it is',
    weight: 0,
    procedure: 'profile.get',
    input: () => undefined,
  });
  const needs: Need[] = [];
  for (const asked of errands(person)) needs.push(await needOf(meter, asked));
  const setUps = SET_UPS.map((setUp) => bear(setUp, needs, lookUp.databaseMs));
  return { needs, lookUpMs: lookUp.databaseMs, setUps };
}

/** What a request needs on average, over all kinds. */
export function meanNeeds(needs: readonly Need[]) {
  const round = (value: number) => Number(value.toFixed(2));
  return {
    serverMs: round(meanOf(needs, ({ serverMs }) => serverMs)),
    databaseMs: round(meanOf(needs, ({ databaseMs }) => databaseMs)),
  };
}

/** In the shares of `bench kpi`, whose rarer questions are counted with those that they are like. */
function errands({ platformIds: [platformId] }: Person): Asked[] {
  const day = (turn: number) => `2026-${part((turn % 9) + 1)}-${part((turn % 28) + 1)}`;
  const period = { kind: 'month' };
  return [
    {
      kind: 'list',
      weight: 43,
      procedure: 'earnings.list',
      input: (turn) => ({ limit: 50, to: `2${part(turn)}0-01-01` }),
    },
    { kind: 'overview', weight: 20, procedure: 'dashboard.summary', input: () => ({ period }) },
    { kind: 'what is owed', weight: 12, procedure: 'payouts.owed', input: () => undefined },
    { kind: 'analytics', weight: 5, procedure: 'analytics.report', input: () => ({ period }) },
    { kind: 'platforms', weight: 10, procedure: 'platforms.list', input: () => undefined },
    {
      kind: 'new earning',
      weight: 10,
      isWrite: true,
      procedure: 'earnings.create',
      input: (turn) => ({
        id: crypto.randomUUID(),
        platformId,
        earnedOn: day(turn),
        currency: 'USD',
        components: { base: '18.4' },
      }),
    },
  ];
}

function part(value: number): string {
  return String(value % 100).padStart(2, '0');
}

interface Meter {
  server: Child;
  person: Person;
  client: Client;
}

async function needOf(meter: Meter, asked: Asked): Promise<Need> {
  await ask(meter, asked, WARM_UP);
  const before = await readMeter(meter);
  await ask(meter, asked, ASKED);
  const after = await readMeter(meter);
  const { kind, weight, isWrite = false } = asked;
  const perRequest = (ms: number) => Number((ms / ASKED).toFixed(3));
  return {
    kind,
    weight,
    isWrite,
    serverMs: perRequest(after.serverMs - before.serverMs),
    databaseMs: perRequest(after.databaseMs - before.databaseMs),
  };
}

/** One after the other, so that a connection of the server's stays. */
async function ask(
  { server, person }: Meter,
  { procedure, input, isWrite }: Asked,
  times: number,
): Promise<void> {
  const lane = await openLane(server.baseUrl);
  for (let turn = 0; turn < times; turn += 1) {
    const given = input(turn);
    const request = isWrite
      ? requestBytes({
          method: 'POST',
          url: `${server.baseUrl}/trpc/${procedure}`,
          headers: { ...person.headers, 'content-type': 'application/json' },
          body: JSON.stringify(given),
        })
      : requestBytes({
          url: given === undefined ? `${server.baseUrl}/trpc/${procedure}` : person.query(procedure, given),
          headers: person.headers,
        });
    const answer = await lane.ask(request);
    if (answer.status !== 200) throw new Error(`${procedure}: ${answer.text().slice(0, 600)}`);
  }
  lane.close();
}

/** The server, and all processes that PostgreSQL has for it. */
async function readMeter({ server, client }: Meter): Promise<{ serverMs: number; databaseMs: number }> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return {
    serverMs: await cpuMsOf([server.pid]),
    databaseMs: await cpuMsOf(rows.map(({ pid }) => pid)),
  };
}
