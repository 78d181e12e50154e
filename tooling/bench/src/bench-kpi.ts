import { installPrograms } from '@earntrack/system-tests/programs';
import { availableParallelism, loadavg } from 'node:os';
import { timeFloor } from './bench-floor.ts';
import { type Filled, openFilled, type Wanted } from './filled-database.ts';
import { quantile } from './http-load.ts';
import { type KpiResult, readKpis } from './kpi-queries.ts';
import { KPI_PROGRAMS, startKpiStack } from './kpi-stack.ts';
import { createMix } from './mix.ts';
import { openFloor } from './open-floor.ts';
import { type Errand, type ErrandTimes, openLoad } from './open-load.ts';
import { readBackendPid } from './backend-pid.queries.ts';
import { parentOf, type ProcessorUse, ProcessorWatch } from './processor-use.ts';
import { signInAll, type Visitor } from './visitors.ts';

export interface Load {
  perSecond: number;
  seconds: number;
  /** How many instances, one run each. */
  instances: readonly number[];
}

export interface ErrandRow {
  errand: string;
  asked: number;
  failed: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

export interface KpiRun {
  instances: number;
  asked: { perSecond: number; seconds: number; warmUpSeconds: number };
  kpis: KpiResult[];
  /** As callers fared, from the instant at which each request was due. */
  callers: ErrandRow[];
  failures: Record<string, number>;
  /** Who had the processor meanwhile; null where the machine does not tell it. */
  processor: ProcessorUse[] | null;
  /** Processes that wanted a core, on average of the minute before and of the run. */
  load: { cores: number; before: number; after: number };
}

/** A process that just started needs at least twice as long for a request, until its code is compiled. */
const WARM_UP_SECONDS = 30;
const ALL = 'all';

/**
 * How production's figures stand under a mix of requests at a fixed rate, and how near to the least that a server needs. Each run is
 * shown when it ends: it counts also where what comes after it fails.
 */
export async function benchKpi(
  wanted: Wanted,
  { perSecond, seconds, instances }: Load,
  show: (run: KpiRun) => void,
) {
  await installPrograms(KPI_PROGRAMS);
  await using ends = new AsyncDisposableStack();
  const filled = await openFilled(wanted, ends);
  const visitors = await signInAll(filled.database);
  const runs: KpiRun[] = [];
  for (const count of instances) {
    const run = await runOnce(filled, visitors, { perSecond, seconds, instances: count });
    show(run);
    runs.push(run);
  }
  const load = { visitors, perSecond, seconds, warmUpSeconds: WARM_UP_SECONDS };
  const bare = callersOf((await openFloor(filled, load)).byKind);
  const floor = await timeFloor(filled, { visitors, seconds });
  const { rowCount, fillSeconds } = filled;
  return { earnings: rowCount, accounts: visitors.length, fillSeconds, runs, bare, floor };
}

interface OneLoad {
  perSecond: number;
  seconds: number;
  instances: number;
}

async function runOnce(
  { url, database }: Filled,
  visitors: readonly Visitor[],
  { perSecond, seconds, instances }: OneLoad,
): Promise<KpiRun> {
  await using ends = new AsyncDisposableStack();
  const { origin, prometheus, parts } = await startKpiStack({ databaseUrl: url, instances }, ends);
  const postgres = await parentOf(await readBackendPid(database));
  const [before = 0] = loadavg();
  const watch = new ProcessorWatch({ ...parts, PostgreSQL: [postgres], 'load generator': [process.pid] });
  const mix = createMix(origin, visitors);
  let answered = 0;
  const { endedAt, byKind } = await openLoad({
    origin,
    perSecond,
    seconds,
    warmUpSeconds: WARM_UP_SECONDS,
    next: () => whenDone(mix(), () => (answered += 1)),
    onMeasuring: () => watch.note(answered),
  });
  const [after = 0] = loadavg();
  const kpis = await readKpis(prometheus, { endedAt, seconds });
  return {
    instances,
    asked: { perSecond, seconds, warmUpSeconds: WARM_UP_SECONDS },
    kpis,
    callers: callersOf(byKind),
    failures: Object.fromEntries(failuresOf(byKind)),
    processor: await watch.uses(),
    load: { cores: availableParallelism(), before, after },
  };
}

function whenDone(errand: Errand, act: () => void): Errand {
  const { onDone } = errand;
  return {
    ...errand,
    onDone() {
      act();
      onDone?.();
    },
  };
}

/** All of them, then each kind, the most frequent first. */
function callersOf(byKind: ReadonlyMap<string, ErrandTimes>): ErrandRow[] {
  const timesMs = [...byKind.values()].flatMap((times) => times.timesMs);
  const all = rowOf(ALL, { timesMs, failures: failuresOf(byKind) });
  const rows = [...byKind].map(([kind, times]) => rowOf(kind, times));
  return [all, ...rows.toSorted((one, other) => other.asked - one.asked)];
}

function failuresOf(byKind: ReadonlyMap<string, ErrandTimes>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { failures } of byKind.values())
    for (const [fault, count] of failures) sums.set(fault, (sums.get(fault) ?? 0) + count);
  return sums;
}

function rowOf(errand: string, { timesMs, failures }: ErrandTimes): ErrandRow {
  const at = (share: number) => Number(quantile(timesMs, share).toFixed(1));
  const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
  return { errand, asked: timesMs.length, failed, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
