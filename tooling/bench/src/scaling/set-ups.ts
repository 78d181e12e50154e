import { type Network, simulate, type Visit } from './queue-network.ts';

/** What one request of a kind needs, measured: milliseconds of a processor, of the server and of PostgreSQL. */
export interface Need {
  kind: string;
  /** Of a hundred requests. */
  weight: number;
  isWrite: boolean;
  serverMs: number;
  databaseMs: number;
}

export interface SetUp {
  name: string;
  /** Processes of EarnTrack; each uses one processor. */
  instances: number;
  /** Machines that hold rows. */
  databases: number;
  processorsOfEach: number;
  /** How rows are spread: one machine has all, each has a copy, or each has its people. */
  rows: 'one' | 'copies' | 'shards';
  /** With shards, how many machines find out where a statement goes. */
  coordinators: number;
}

export interface SetUpFigures {
  setUp: string;
  /** The most of which 99 of 100 are answered in time. */
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** What is busiest then, and how busy: more would break it first. */
  breaksFirst: string;
  busy: number;
}

/** What nobody has measured here. */
const ASSUMED = {
  /** A copy writes again what the first machine wrote, without looking for it: so much of the work. */
  replayShare: 0.5,
  /** What the coordinator of Citus needs to send a statement on, in milliseconds. */
  routingMs: 0.2,
  coordinatorProcessors: 8,
  /** How many people ask, and how unevenly: the second half as often as the first, by this exponent (Zipf). */
  people: 10_000,
  unevenness: 0.6,
  /** How much of the time for a request of one kind is by chance. */
  chance: 0.3,
  wantedP99Ms: 50,
} as const;

const ONE = { instances: 1, databases: 1, processorsOfEach: 1, rows: 'one', coordinators: 0 } as const;
const SIX = { instances: 160, databases: 6, processorsOfEach: 8, coordinators: 1 };

export const SET_UPS: readonly SetUp[] = [
  { ...ONE, name: 'one machine of two cores' },
  { ...ONE, name: 'two instances, a database of 2 cores', instances: 2, processorsOfEach: 2 },
  { ...ONE, name: '8 instances, a database of 4 cores', instances: 8, processorsOfEach: 4 },
  { ...ONE, name: '32 instances, a database of 8 cores', instances: 32, processorsOfEach: 8 },
  { ...SIX, name: '160 instances, and five replicas that read', rows: 'copies' },
  { ...SIX, name: '160 instances, Citus on 6 machines', rows: 'shards' },
  { ...SIX, name: '160 instances, Citus on 6 machines that all coordinate', rows: 'shards', coordinators: 6 },
];

const SEED = 20_261_127;
const REQUESTS = 30_000;
const ROUNDS = 10;

/** The highest rate that a set-up bears, found by halving, and what is busiest at it. */
export function bear(setUp: SetUp, needs: readonly Need[], lookUpMs: number): SetUpFigures {
  const network = networkOf(setUp, needs, lookUpMs);
  const at = (perSecond: number) => simulate(network, { perSecond, requests: REQUESTS, seed: SEED });
  let low = 1;
  let high = (setUp.instances * 1_000) / meanOf(needs, ({ serverMs }) => serverMs);
  for (let round = 0; round < ROUNDS; round += 1) {
    const middle = (low + high) / 2;
    const { p99Ms, busy } = at(middle);
    // A station that is asked for more than it can falls behind without end, however short the run.
    const isBorne = p99Ms <= ASSUMED.wantedP99Ms && Math.max(...Object.values(busy)) < 0.98;
    if (isBorne) low = middle;
    else high = middle;
  }
  const { p50Ms, p99Ms, busy } = at(low);
  const [[breaksFirst, share] = ['', 0]] = Object.entries(busy).toSorted(([, a], [, b]) => b - a);
  const round = (value: number, digits: number) => Number(value.toFixed(digits));
  return {
    setUp: setUp.name,
    perSecond: Math.round(low),
    p50Ms: round(p50Ms, 1),
    p99Ms: round(p99Ms, 1),
    breaksFirst,
    busy: round(share, 2),
  };
}

/** Which stations there are, and which of them a request goes through. */
export function networkOf(
  { instances, databases, processorsOfEach, rows, coordinators }: SetUp,
  needs: readonly Need[],
  lookUpMs: number,
): Network {
  const names = Array.from({ length: databases }, (_, place) => nameOf(rows, place));
  const servers: Record<string, number> = { instances };
  for (const name of names) servers[name] = processorsOfEach;
  if (rows === 'shards') servers['coordinator'] = coordinators * ASSUMED.coordinatorProcessors;
  const needOf = drawBy(
    needs,
    needs.map(({ weight }) => weight),
  );
  const popularity = Array.from({ length: ASSUMED.people }, (_, place) => (place + 1) ** -ASSUMED.unevenness);
  const personOf = drawBy(
    popularity.map((_, place) => place),
    popularity,
  );
  const next = (random: () => number): Visit[] => {
    const { isWrite, serverMs, databaseMs } = needOf(random());
    const visits: Visit[] = [{ station: 'instances', meanMs: serverMs }];
    if (rows === 'one') return [...visits, { station: 'database', meanMs: databaseMs }];
    if (rows === 'copies') {
      const place = isWrite ? 0 : Math.floor(random() * databases);
      visits.push({ station: nameOf(rows, place), meanMs: databaseMs });
      const replaying = isWrite ? names.slice(1) : [];
      const meanMs = databaseMs * ASSUMED.replayShare;
      return [...visits, ...replaying.map((station): Visit => ({ station, meanMs, isLater: true }))];
    }
    // People are spread by a hash of their id: as good as by chance, and always the same.
    const place = Math.imul(personOf(random()) + 1, 0x9e3779b1) >>> 0;
    return [
      ...visits,
      { station: 'coordinator', meanMs: lookUpMs + ASSUMED.routingMs },
      { station: nameOf(rows, place % databases), meanMs: Math.max(databaseMs - lookUpMs, 0) },
    ];
  };
  return { servers, chance: ASSUMED.chance, next };
}

function nameOf(rows: SetUp['rows'], place: number): string {
  if (rows === 'shards') return `worker ${place + 1}`;
  return place === 0 ? 'database' : `replica ${place}`;
}

/** Chooses by weight with a number from 0 to 1. */
function drawBy<Item>(items: readonly Item[], weights: readonly number[]): (share: number) => Item {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  const ends = weights.map((weight) => (passed += weight) / total);
  return (share) => {
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 1) <= share) low = middle + 1;
      else high = middle;
    }
    const item = items[low];
    if (item === undefined) throw new RangeError('There is nothing to choose from.');
    return item;
  };
}

export function meanOf(needs: readonly Need[], valueOf: (need: Need) => number): number {
  const weight = needs.reduce((sum, need) => sum + need.weight, 0);
  return needs.reduce((sum, need) => sum + need.weight * valueOf(need), 0) / weight;
}
