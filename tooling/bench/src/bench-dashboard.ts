import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { join } from 'node:path';
import { NOTHING_KEPT } from './nothing-kept.ts';
import { type Child, startChild } from './child-process.ts';
import { listStatement, startFloor } from './floor.ts';
import { httpLoad, type LoadResult, type LoadUrl, quantile } from './http-load.ts';
import { LARGE } from './large-account.queries.ts';
import { fill, type Person, signUp } from './person.ts';

const SERVER = join(import.meta.dirname, '../../../apps/server/src/main.ts');
const SETTINGS = { WEB_DIST: 'none', REGISTRATION: 'open', RATE_LIMIT_PER_MINUTE: '100000000' };
const PERIODS = ['day', 'week', 'month', 'quarter', 'year', 'taxYear', 'all'] as const;
const BASES = ['cash', 'accrual'] as const;
const WARM_UPS = 3;
const RUNS = 20;
/** A slow machine gets fewer runs, but never fewer than this. */
const LEAST_RUNS = 3;
const PERIOD_BUDGET_MS = 4_000;
const WANTED_MS = 100;
const PAGE_ROWS = 50;
const CONNECTIONS = 16;
const ROUNDS = 5;
const ROUND_MS = 2_000;

export interface DashboardTime {
  period: string;
  basis: string;
  runs: number;
  medianMs: number;
  p95Ms: number;
}

export interface ListRound {
  round: number;
  /** Requests a second of the product as it is deployed: a first page that did not change is kept. */
  kept: number;
  /** The same where no answer is kept. */
  made: number;
  floor: number;
  keptByFloor: number;
  madeByFloor: number;
  keptP99Ms: number;
  madeP99Ms: number;
  floorP99Ms: number;
}

/** Times the overview of a large account, and its list of 50 against the floor, all through real servers on loopback. */
export async function benchDashboard() {
  const postgres = await startThrowawayPostgres();
  const children: Child[] = [];
  try {
    await migrateUp(postgres.url);
    const start = async (own: Record<string, string>) => {
      const env = { DATABASE_URL: postgres.url, ...SETTINGS, ...own };
      const child = await startChild(SERVER, { readyPath: '/health/ready', env });
      children.push(child);
      return child;
    };
    const keeping = await start({});
    const making = await start(NOTHING_KEPT);
    const person = await signUp(making);
    await fill(postgres.url, person);
    const floor = await startFloor(postgres.url, { list: [listStatement(person.userId, PAGE_ROWS)] });
    children.push(floor);
    const dashboard = await timeDashboards(person);
    const list = await timeLists(person, { keeping, making, floor });
    const median = (ratios: number[]) => quantile(ratios, 0.5);
    return {
      account: LARGE,
      dashboard,
      isUnder: dashboard.every(({ medianMs }) => medianMs < WANTED_MS),
      list,
      timesFloor: {
        kept: median(list.map(({ keptByFloor }) => keptByFloor)),
        made: median(list.map(({ madeByFloor }) => madeByFloor)),
      },
    };
  } finally {
    for (const child of children) await child.stop();
    await postgres.stop();
  }
}

/** Each time is of the whole answer as its caller sees it, so the server's own is less. */
async function timeDashboards(person: Person): Promise<DashboardTime[]> {
  const times: DashboardTime[] = [];
  let version = 1;
  for (const basis of BASES) {
    ({ version } = await person.mutate<{ version: number }>('profile.update', { version, basis }));
    for (const kind of PERIODS) {
      const runs = await timeSummary(person, kind);
      const [medianMs, p95Ms] = [0.5, 0.95].map((share) => Number(quantile(runs, share).toFixed(1)));
      times.push({ period: kind, basis, runs: runs.length, medianMs: medianMs ?? 0, p95Ms: p95Ms ?? 0 });
    }
  }
  return times;
}

async function timeSummary(person: Person, kind: (typeof PERIODS)[number]): Promise<number[]> {
  const url = person.query('dashboard.summary', { period: { kind } });
  const runs: number[] = [];
  const endMs = performance.now() + PERIOD_BUDGET_MS;
  const isTimeLeft = () => runs.length < WARM_UPS + LEAST_RUNS || performance.now() < endMs;
  while (runs.length < WARM_UPS + RUNS && isTimeLeft()) {
    const startedMs = performance.now();
    const answer = await fetch(url, { headers: { ...person.headers, 'accept-encoding': 'identity' } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The dashboard was not answered: ${answer.status}`);
    runs.push(performance.now() - startedMs);
  }
  return runs.slice(WARM_UPS);
}

interface Servers {
  keeping: Child;
  making: Child;
  floor: Child;
}

/** Ours and the floor by turns, so that whatever else the machine does meets all of them. */
async function timeLists(person: Person, { keeping, making, floor }: Servers): Promise<ListRound[]> {
  const load = (url: LoadUrl, headers: Record<string, string>): Promise<LoadResult> =>
    httpLoad({ url, headers, connections: CONNECTIONS, durationMs: ROUND_MS });
  // The same rows under another question for each connection: what several ask alike at once is made once.
  const list = ({ baseUrl }: Child) => {
    const url = (connection: number) => {
      const { pathname, search } = new URL(
        person.query('earnings.list', { limit: PAGE_ROWS, to: `2100-01-${connection + 10}` }),
      );
      return `${baseUrl}${pathname}${search}`;
    };
    return load(url, person.headers);
  };
  const bare = () => load(`${floor.baseUrl}/list`, {});
  const rounds: ListRound[] = [];
  // The first warms all of them up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [kept, made, least] = [await list(keeping), await list(making), await bare()];
    const byFloor = ({ perSecond }: LoadResult) => Number((perSecond / least.perSecond).toFixed(2));
    rounds.push({
      round,
      kept: kept.perSecond,
      made: made.perSecond,
      floor: least.perSecond,
      keptByFloor: byFloor(kept),
      madeByFloor: byFloor(made),
      keptP99Ms: kept.p99Ms,
      madeP99Ms: made.p99Ms,
      floorP99Ms: least.p99Ms,
    });
  }
  return rounds.slice(1);
}
