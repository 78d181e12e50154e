import type { Handle } from '../actor.ts';
import { isCancelled, leftReason } from './left-reason.ts';
import { watchWorker } from './progress-watch.ts';
import {
  analyzeTable,
  dropLeftover,
  listIndexesOf,
  listLeftovers,
  listUpkeepTables,
  type Progress,
  rebuildIndex,
  setLockWait,
  type UpkeepTable,
  vacuumTable,
} from './upkeep.queries.ts';

export const UPKEEP_KINDS = ['vacuum', 'analyze', 'reindex', 'statistics'] as const;
export type UpkeepKind = (typeof UPKEEP_KINDS)[number];

/** One table or one index, and what became of it. */
export interface UpkeepStep {
  table: string;
  /** Null where it is the table itself. */
  index: string | null;
  /** `dropped`: what a rebuild that did not end had left is gone. */
  outcome: 'done' | 'left' | 'dropped';
  /** Why it was left; empty otherwise. */
  reason: string;
  seconds: number;
  before: Size;
  after: Size;
}

interface Size {
  bytes: number;
  /** As PostgreSQL has counted them; null for an index. */
  deadRows: number | null;
}

/** The connection that works, another one to look after it, and whoever may end it. */
export interface Keeper {
  db: Handle;
  worker: Handle;
  pid: number;
  lockWaitMs: number;
  signal: AbortSignal;
  onProgress: (place: { table: string; index: string | null }, progress: Progress) => void;
}

type Place = Pick<UpkeepStep, 'table' | 'index'>;
type Steps = (keeper: Keeper, table: UpkeepTable) => AsyncIterable<UpkeepStep>;

/** So much of a table has changed that what the planner knows of it is old: what PostgreSQL itself waits for. */
const STALE_SHARE = 0.1;
const STALE_ROWS = 50;
const DROP_ATTEMPTS = 2;
/** Longer than any transaction of EarnTrack may take. Nobody who reads or saves waits behind it. */
const DROP_WAIT_MS = 60_000;

export const STEPS: Record<UpkeepKind, Steps> = {
  vacuum: (keeper, table) => wholeTable(keeper, table, vacuumTable),
  analyze: (keeper, table) => wholeTable(keeper, table, analyzeTable),
  statistics: (keeper, table) => (isStale(table) ? wholeTable(keeper, table, analyzeTable) : none()),
  reindex: rebuildIndexes,
};

function isStale({ rows, changedSinceAnalyze }: Pick<UpkeepTable, 'rows' | 'changedSinceAnalyze'>): boolean {
  return changedSinceAnalyze > STALE_ROWS + rows * STALE_SHARE;
}

async function* none(): AsyncIterable<UpkeepStep> {}

async function* wholeTable(
  keeper: Keeper,
  table: UpkeepTable,
  work: (db: Handle, table: string) => Promise<void>,
): AsyncIterable<UpkeepStep> {
  const place = { table: table.name, index: null };
  const before = { bytes: table.bytes, deadRows: table.deadRows };
  const tried = await attempt(keeper, place, () => work(keeper.worker, table.name));
  const found = (await listUpkeepTables(keeper.worker)).find(({ name }) => name === table.name);
  const after = found ? { bytes: found.bytes, deadRows: found.deadRows } : before;
  yield { ...place, ...tried, before, after };
}

/** Index by index, so that ending it keeps what is done. What an earlier one has left is dropped first. */
async function* rebuildIndexes(keeper: Keeper, { name: table }: UpkeepTable): AsyncIterable<UpkeepStep> {
  yield* dropLeftovers(keeper, table);
  for (const { name: index, bytes, isBuilding } of await listIndexesOf(keeper.worker, table)) {
    if (keeper.signal.aborted) return;
    if (isBuilding) continue;
    const place = { table, index };
    const tried = await attempt(keeper, place, () => rebuildIndex(keeper.worker, index));
    const found = (await listIndexesOf(keeper.worker, table)).find(({ name }) => name === index);
    const size = (of: number) => ({ bytes: of, deadRows: null });
    yield { ...place, ...tried, before: size(bytes), after: size(found?.bytes ?? bytes) };
    if (tried.outcome === 'left') yield* dropLeftovers(keeper, table);
  }
}

/** Not to be ended: it is what leaves nothing half. It waits for whoever has used the table in an open transaction. */
async function* dropLeftovers(keeper: Keeper, table: string): AsyncIterable<UpkeepStep> {
  const leftovers = await listLeftovers(keeper.worker, table);
  if (leftovers.length === 0) return;
  await setLockWait(keeper.worker, Math.max(keeper.lockWaitMs, DROP_WAIT_MS));
  for (const index of leftovers) {
    keeper.onProgress({ table, index }, { phase: 'dropping what a rebuild has left', share: null });
    yield await dropStep(keeper, { table, index });
  }
  await setLockWait(keeper.worker, keeper.lockWaitMs);
}

async function dropStep({ worker }: Keeper, place: { table: string; index: string }): Promise<UpkeepStep> {
  const nothing = { bytes: 0, deadRows: null };
  const startedAt = performance.now();
  const reason = await dropOne(worker, place.index);
  const outcome = reason === '' ? ('dropped' as const) : ('left' as const);
  return { ...place, outcome, reason, seconds: secondsSince(startedAt), before: nothing, after: nothing };
}

/** A cancellation that was meant for what came before may arrive late: once more then. */
async function dropOne(worker: Handle, index: string): Promise<string> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      await dropLeftover(worker, index);
      return '';
    } catch (err) {
      if (isCancelled(err) && attempts < DROP_ATTEMPTS) continue;
      const why = leftReason(err, { lockWaitMs: DROP_WAIT_MS, isEnded: false });
      return `Nothing uses it, but it could not be dropped: "earntrack maintenance reindex" tries again. ${why}`;
    }
  }
}

async function attempt(keeper: Keeper, place: Place, work: () => Promise<void>) {
  const { signal, pid, lockWaitMs } = keeper;
  const startedAt = performance.now();
  const endWatch = watchWorker(keeper.db, {
    pid,
    signal,
    onProgress: (progress) => keeper.onProgress(place, progress),
  });
  let reason = '';
  try {
    await work();
  } catch (err) {
    reason = leftReason(err, { lockWaitMs, isEnded: signal.aborted });
  } finally {
    await endWatch();
  }
  const outcome = reason === '' ? ('done' as const) : ('left' as const);
  return { outcome, reason, seconds: secondsSince(startedAt) };
}

function secondsSince(startedAt: number): number {
  return Math.round(performance.now() - startedAt) / 1_000;
}
