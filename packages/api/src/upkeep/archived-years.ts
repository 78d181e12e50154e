import { type OperatorDoing, recordOperatorAct } from '@earntrack/auth';
import { inTransaction } from '@earntrack/db';
import { asLocalDate, type LocalDate } from '@earntrack/domain';
import type { Handle } from '../actor.ts';
import {
  type ArchivableCount,
  countArchivable,
  countArchived,
  holdEarnings,
  listAccountIds,
  listArchivable,
  listArchived,
  moveEarnings,
} from './archived-years.queries.ts';
import { analyzeTable } from './upkeep.queries.ts';

/** So few that nobody waits long for one of them. */
const BATCH = 1_000;
const ACCOUNTS = 500;
const TABLES = ['earning', 'earning_archive'] as const;

/** Put away what was earned before a year, or bring everything back that was put away. */
export type ArchivingWish = { way: 'archive'; beforeYear: number } | { way: 'bring_back' };

export interface ArchivingWatch {
  signal: AbortSignal;
  /** How many earnings were moved until now. */
  onProgress: (moved: number) => void;
}

export interface ArchivingReport {
  way: ArchivingWish['way'];
  moved: number;
  /** Earnings of the same years that stay where they are, since something refers to them or they lie in the bin. */
  held: number;
  /** Every account was seen; false where it was ended before, and the same command goes on from there. */
  isWhole: boolean;
}

/** What the wish would move, and what of the same years would stay. Changes nothing. */
export async function planArchiving(db: Handle, wish: ArchivingWish): Promise<ArchivableCount> {
  if (wish.way === 'archive') return countArchivable(db, firstDayOf(wish.beforeYear));
  return { movable: await countArchived(db), held: 0 };
}

/**
 * Moves earnings between the table of the years at work and that of the years put away, account by account and batch by batch, each
 * in a transaction of its own: whoever reads sees each earning once, before and after. Ended between two batches it has moved whole
 * ones, and goes on where it was when it is begun again. What it did is remembered among what operators did.
 */
export async function archiveYears(
  db: Handle,
  doing: OperatorDoing,
  { wish, watch }: { wish: ArchivingWish; watch: ArchivingWatch },
): Promise<ArchivingReport> {
  const startedAt = performance.now();
  const told = wish.way === 'archive' ? { way: wish.way, beforeYear: wish.beforeYear } : { way: wish.way };
  await recordOperatorAct(db, doing, { action: 'archiving_begun', details: told });
  const progress = { moved: 0, analyzedAt: 0 };
  const end = (isWhole: boolean) => {
    const now = new Date(doing.now.getTime() + Math.round(performance.now() - startedAt));
    const details = { ...told, moved: progress.moved, isWhole };
    return recordOperatorAct(db, { ...doing, now }, { action: 'archiving_ended', details });
  };
  try {
    await moveAll(db, { wish, watch, progress });
    if (progress.moved > progress.analyzedAt) await analyzeBoth(db, progress);
  } catch (err) {
    // Where the database is gone nothing can be written down; the cause is what has to be seen.
    await end(false).catch(() => undefined);
    throw err;
  }
  const isWhole = !watch.signal.aborted;
  await end(isWhole);
  return { way: wish.way, moved: progress.moved, held: (await planArchiving(db, wish)).held, isWhole };
}

interface Moving {
  wish: ArchivingWish;
  watch: ArchivingWatch;
  /** How many were moved, and how many when PostgreSQL last looked at what the tables hold. */
  progress: { moved: number; analyzedAt: number };
}

async function moveAll(db: Handle, moving: Moving): Promise<void> {
  for (let after: string | null = null; ; ) {
    const owners: string[] = await listAccountIds(db, { after, limit: ACCOUNTS });
    for (const ownerId of owners) await moveAccount(db, ownerId, moving);
    after = owners.at(-1) ?? null;
    if (owners.length < ACCOUNTS || moving.watch.signal.aborted) return;
  }
}

async function moveAccount(db: Handle, ownerId: string, { wish, watch, progress }: Moving): Promise<void> {
  while (!watch.signal.aborted) {
    const moved = await moveBatch(db, ownerId, wish);
    if (moved === 0) return;
    progress.moved += moved;
    watch.onProgress(progress.moved);
    // Plans of when the archive was empty would read all that an account has in it for each earning that is looked for.
    if (progress.moved >= progress.analyzedAt * 2) await analyzeBoth(db, progress);
  }
}

async function analyzeBoth(db: Handle, progress: Moving['progress']): Promise<void> {
  for (const table of TABLES) await analyzeTable(db, table);
  progress.analyzedAt = progress.moved;
}

/** Moves up to a batch of one account, and says how many; 0 where nothing is left. */
function moveBatch(db: Handle, ownerId: string, wish: ArchivingWish): Promise<number> {
  return inTransaction(db, async (tx) => {
    await holdEarnings(tx, ownerId);
    const isArchiving = wish.way === 'archive';
    const ids = isArchiving
      ? await listArchivable(tx, ownerId, { before: firstDayOf(wish.beforeYear), limit: BATCH })
      : await listArchived(tx, ownerId, BATCH);
    if (ids.length === 0) return 0;
    return moveEarnings(tx, ownerId, { ids, to: isArchiving ? 'earning_archive' : 'earning' });
  });
}

function firstDayOf(year: number): LocalDate {
  return asLocalDate(`${year}-01-01`);
}
