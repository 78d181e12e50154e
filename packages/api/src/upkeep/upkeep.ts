import { type OperatorDoing, recordOperatorAct } from '@earntrack/auth';
import { AppError } from '@earntrack/contract';
import type { Handle } from '../actor.ts';
import {
  listUpkeepTables,
  prepareWorker,
  releaseUpkeepLock,
  resetWorker,
  takeUpkeepLock,
  type UpkeepTable,
} from './upkeep.queries.ts';
import { type Keeper, STEPS, type UpkeepKind, type UpkeepStep } from './upkeep-steps.ts';

export interface UpkeepWish {
  kind: UpkeepKind;
  /** Null: all of them. */
  table: string | null;
  /** The longest that a step waits for a lock; what comes after it waits behind it. */
  lockWaitMs: number;
}

export interface UpkeepWatch extends Pick<Keeper, 'signal' | 'onProgress'> {
  onStep: (step: UpkeepStep) => void;
}

export interface UpkeepReport {
  kind: UpkeepKind;
  /** Everything was tried; false where it was ended before. */
  isWhole: boolean;
  steps: UpkeepStep[];
}

/**
 * Keeps tables in order while everything else goes on: no step keeps people from reading or saving, and none waits long for a
 * lock. Ended by the signal, it leaves what is done and nothing half. One at a time on a database; throws `conflict` otherwise.
 */
export function keepTables(
  db: Handle,
  doing: OperatorDoing,
  { wish, watch }: { wish: UpkeepWish; watch: UpkeepWatch },
): Promise<UpkeepReport> {
  return db.connection().execute(async (worker) => {
    const { lockWaitMs } = wish;
    const pid = await prepareWorker(worker, lockWaitMs);
    try {
      if (!(await takeUpkeepLock(worker))) throw isKeptAlready();
      const tables = chooseTables(await listUpkeepTables(worker), wish.table);
      return await remembered(worker, { doing, wish }, () =>
        workThrough({ db, worker, pid, lockWaitMs, ...watch }, tables, { wish, watch }),
      );
    } finally {
      // A connection that is gone has let go of everything by itself, and what broke it is told already.
      await release(worker).catch(() => undefined);
    }
  });
}

async function release(worker: Handle): Promise<void> {
  await releaseUpkeepLock(worker);
  await resetWorker(worker);
}

function chooseTables(all: UpkeepTable[], wanted: string | null): UpkeepTable[] {
  if (wanted === null) return all;
  const found = all.filter(({ name }) => name === wanted);
  if (found.length > 0) return found;
  const names = all.map(({ name }) => name).join(', ');
  throw new AppError('not_found', `There is no table "${wanted}". There are: ${names}.`);
}

/** Remembers who began, and how it ended, also where it failed. */
async function remembered(
  worker: Handle,
  { doing, wish: { kind, table } }: { doing: OperatorDoing; wish: UpkeepWish },
  work: () => Promise<UpkeepReport>,
): Promise<UpkeepReport> {
  const what = { kind, table: table ?? 'all tables' };
  const startedAt = performance.now();
  await recordOperatorAct(worker, doing, { action: 'upkeep_begun', details: what });
  const end = (done: number, left: number, isWhole: boolean) => {
    const now = new Date(doing.now.getTime() + Math.round(performance.now() - startedAt));
    const details = { ...what, done, left, isWhole };
    return recordOperatorAct(worker, { ...doing, now }, { action: 'upkeep_ended', details });
  };
  const report = await work().catch(async (err: unknown) => {
    // Where the connection is gone nothing can be written down; the cause is what has to be seen.
    await end(0, 0, false).catch(() => undefined);
    throw err;
  });
  const left = report.steps.filter(({ outcome }) => outcome === 'left').length;
  await end(report.steps.length - left, left, report.isWhole);
  return report;
}

async function workThrough(
  keeper: Keeper,
  tables: UpkeepTable[],
  { wish, watch }: { wish: UpkeepWish; watch: UpkeepWatch },
): Promise<UpkeepReport> {
  const steps: UpkeepStep[] = [];
  const note = (step: UpkeepStep) => {
    steps.push(step);
    watch.onStep(step);
  };
  for (const table of tables) {
    if (keeper.signal.aborted) break;
    if (!table.isOurs) note(leftToItsOwner(table));
    else for await (const step of STEPS[wish.kind](keeper, table)) note(step);
  }
  return { kind: wish.kind, isWhole: !keeper.signal.aborted, steps };
}

function leftToItsOwner({ name, bytes, deadRows }: UpkeepTable): UpkeepStep {
  const size = { bytes, deadRows };
  const reason = 'It belongs to another role: run this as the one that owns it.';
  return { table: name, index: null, outcome: 'left', reason, seconds: 0, before: size, after: size };
}

function isKeptAlready(): AppError {
  return new AppError(
    'conflict',
    'Somebody keeps the tables in order at this moment: wait until that has ended.',
  );
}
