import type { DatabaseHandle } from '@earntrack/db';
import { join } from 'node:path';
import { type Child, startChild } from './child-process.ts';
import { type Filled, openFilled, type Wanted } from './filled-database.ts';
import { listStatement, startFloor } from './floor.ts';
import { httpLoad, quantile } from './http-load.ts';
import { listBySize } from './many-accounts.queries.ts';
import { NOTHING_KEPT } from './nothing-kept.ts';
import { recordSummary } from './recorded-statements.ts';
import { signInAll, type Visitor } from './visitors.ts';

export interface FloorRow {
  answer: string;
  account: string;
  statements: number;
  /** Requests a second of the product as it is deployed: what did not change is kept. In the median, like all that follow. */
  kept: number;
  /** The same where no answer is kept. */
  made: number;
  floor: number;
  keptByFloor: number;
  madeByFloor: number;
}

const SERVER = join(import.meta.dirname, '../../../apps/server/src/main.ts');
const PAGE_ROWS = 50;
const CONNECTIONS = 16;
const inputOf = (input: object) => encodeURIComponent(JSON.stringify(input));
/** The same answer to another question for each connection: what several ask alike at once is made once. */
const PATHS = {
  list: (connection: number) =>
    `earnings.list?input=${inputOf({ limit: PAGE_ROWS, to: `2100-01-${connection + 10}` })}`,
  summary: (connection: number) => {
    const anchor = `${new Date().toISOString().slice(0, 8)}${String(connection + 1).padStart(2, '0')}`;
    return `dashboard.summary?input=${inputOf({ period: { kind: 'month', anchor } })}`;
  },
};
const WARM_UPS = 2;
const ROUNDS = 3;
/** Five turns of three sides for two answers and two accounts are as long as the load, or nearly. */
const ROUNDS_IN_A_LOAD = 60;

/** How near the list and the overview of a month come to the least that a server needs for the same SQL. */
export async function benchFloor(wanted: Wanted, { seconds }: { seconds: number }) {
  await using ends = new AsyncDisposableStack();
  const filled = await openFilled(wanted, ends);
  const visitors = await signInAll(filled.database);
  const { rowCount, fillSeconds } = filled;
  const floor = await timeFloor(filled, { visitors, seconds });
  return { earnings: rowCount, accounts: visitors.length, fillSeconds, floor };
}

/** One server without what stands before it in production, since nothing stands before the floor. */
export async function timeFloor(
  { url, database }: Filled,
  { visitors, seconds }: { visitors: readonly Visitor[]; seconds: number },
): Promise<FloorRow[]> {
  await using ends = new AsyncDisposableStack();
  const start = async (own: Record<string, string>) => {
    const env = { DATABASE_URL: url, WEB_DIST: 'none', RATE_LIMIT_PER_MINUTE: '100000000', ...own };
    const child = await startChild(SERVER, { readyPath: '/health/ready', env });
    ends.defer(() => child.stop());
    return child;
  };
  const [keeping, making] = [await start({}), await start(NOTHING_KEPT)];
  const rows: FloorRow[] = [];
  for (const [account, visitor] of Object.entries(await pickAccounts(database, visitors))) {
    const routes = {
      list: [listStatement(visitor.userId, PAGE_ROWS)],
      summary: await recordSummary(database, visitor.cookie),
    };
    const bare = await startFloor(url, routes);
    ends.defer(() => bare.stop());
    for (const answer of ['list', 'summary'] as const) {
      const ask = ({ baseUrl }: Child): Asked => ({
        url: (connection) => `${baseUrl}/trpc/${PATHS[answer](connection)}`,
        headers: { cookie: visitor.cookie },
      });
      const sides = {
        kept: ask(keeping),
        made: ask(making),
        floor: { url: `${bare.baseUrl}/${answer}`, headers: {} },
      };
      const times = await timeByTurns(sides, (seconds * 1000) / ROUNDS_IN_A_LOAD);
      rows.push({ answer, account, statements: routes[answer].length, ...times });
    }
  }
  return rows;
}

/** One as nearly everybody has it, and the largest of all. */
async function pickAccounts(database: DatabaseHandle, visitors: readonly Visitor[]) {
  const owners = await listBySize(database);
  const visitorOf = (owner: string | undefined): Visitor => {
    const visitor = visitors.find(({ userId }) => userId === owner);
    if (visitor === undefined) throw new Error('Nobody has earned anything.');
    return visitor;
  };
  return { ordinary: visitorOf(owners[Math.floor(owners.length / 2)]), large: visitorOf(owners.at(-1)) };
}

type Asked = Pick<Parameters<typeof httpLoad>[0], 'url' | 'headers'>;

type Side = 'kept' | 'made' | 'floor';

/** By turns, so that whatever else the machine does meets all. */
async function timeByTurns(sides: Record<Side, Asked>, durationMs: number) {
  const load = async (side: Side) =>
    (await httpLoad({ ...sides[side], connections: CONNECTIONS, durationMs })).perSecond;
  const rounds: Record<Side, number>[] = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1)
    rounds.push({ kept: await load('kept'), made: await load('made'), floor: await load('floor') });
  const median = (of: (round: Record<Side, number>) => number) =>
    quantile(rounds.slice(WARM_UPS).map(of), 0.5);
  return {
    kept: median(({ kept }) => kept),
    made: median(({ made }) => made),
    floor: median(({ floor }) => floor),
    keptByFloor: Number(median(({ kept, floor }) => kept / floor).toFixed(2)),
    madeByFloor: Number(median(({ made, floor }) => made / floor).toFixed(2)),
  };
}
