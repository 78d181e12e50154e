import { type OperatorDoing, recordOperatorAct } from '@earntrack/auth';
import { inTransaction } from '@earntrack/db';
import { asLocalDate, type LocalDate } from '@earntrack/domain';
import type { Handle } from '../actor.ts';
import {
  ARCHIVED_KINDS,
  type ArchivableCount,
  type ArchivedKind,
  countArchivable,
  countArchived,
  holdEarnings,
  listAccountIds,
  listArchivable,
  listArchived,
  moveRows,
} from './archived-years.queries.ts';
import { analyzeTable } from './upkeep.queries.ts';

/** So few that nobody waits long for one of them. */
const BATCH = 1_000;
const ACCOUNTS = 500;
const TABLES = [
  ...(['earning', 'earning_archive', 'work', 'work_archive'] as const),
  ...(['work_platform', 'work_platform_archive'] as const),
];

/** Put away what was earned before a year, or bring everything back that was put away. */
export type ArchivingWish = { way: 'archive'; beforeYear: number } | { way: 'bring_back' };

export interface ArchivingWatch {
  signal: AbortSignal;
  /** How much was moved until now. */
  onProgress: (moved: MovedCount) => void;
}

export interface MovedCount {
  /** Earnings, the hours of each along with it. */
  moved: number;
  /** Pieces of work that belong to no earning. */
  movedWork: number;
}

export interface ArchivingReport extends MovedCount {
  way: ArchivingWish['way'];
  /** Earnings of the same years that stay where they are, since something refers to them or they lie in the bin. */
  held: number;
  /** Every account was seen; false where it was ended before, and the same command goes on from there. */
  isWhole: boolean;
}

/** What the wish would move, and what of the same years would stay. Changes nothing. */
export async function planArchiving(db: Handle, wish: ArchivingWish): Promise<ArchivableCount> {
  if (wish.way === 'archive') return countArchivable(db, firstDayOf(wish.beforeYear));
  return countArchived(db);
}

/**
 * Moves earnings and hours between the tables of the years at work and those of the years put away, account by account and batch by
 * batch, each in a transaction of its own: whoever reads sees each of them once, before and after. Ended between two batches it has moved whole
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
  const progress = { moved: 0, movedWork: 0, analyzedAt: 0 };
  const end = (isWhole: boolean) => {
    const now = new Date(doing.now.getTime() + Math.round(performance.now() - startedAt));
    const { moved, movedWork } = progress;
    const details = { ...told, moved, movedWork, isWhole };
    return recordOperatorAct(db, { ...doing, now }, { action: 'archiving_ended', details });
  };
  try {
    await moveAll(db, { wish, watch, progress });
    if (allOf(progress) > progress.analyzedAt) await analyzeAll(db, progress);
  } catch (err) {
    // Where the database is gone nothing can be written down; the cause is what has to be seen.
    await end(false).catch(() => undefined);
    throw err;
  }
  const isWhole = !watch.signal.aborted;
  await end(isWhole);
  const { moved, movedWork } = progress;
  return { way: wish.way, moved, movedWork, held: (await planArchiving(db, wish)).held, isWhole };
}

interface Moving {
  wish: ArchivingWish;
  watch: ArchivingWatch;
  /** How much was moved, and how much when PostgreSQL last looked at what the tables hold. */
  progress: MovedCount & { analyzedAt: number };
}

async function moveAll(db: Handle, moving: Moving): Promise<void> {
  for (let after: string | null = null; ; ) {
    const owners: string[] = await listAccountIds(db, { after, limit: ACCOUNTS });
    for (const ownerId of owners) await moveAccount(db, ownerId, moving);
    after = owners.at(-1) ?? null;
    if (owners.length < ACCOUNTS || moving.watch.signal.aborted) return;
  }
}

/** Earnings first: hours that are their own go with them. */
async function moveAccount(db: Handle, ownerId: string, { wish, watch, progress }: Moving): Promise<void> {
  for (const kind of ARCHIVED_KINDS) {
    while (!watch.signal.aborted) {
      const moved = await moveBatch(db, kind, { ownerId, wish });
      if (moved === 0) break;
      progress[kind === 'earning' ? 'moved' : 'movedWork'] += moved;
      watch.onProgress(progress);
      // Plans of when the archive was empty would read all that an account has in it for each row that is looked for.
      if (allOf(progress) >= progress.analyzedAt * 2) await analyzeAll(db, progress);
    }
  }
}

function allOf({ moved, movedWork }: MovedCount): number {
  return moved + movedWork;
}

async function analyzeAll(db: Handle, progress: Moving['progress']): Promise<void> {
  for (const table of TABLES) await analyzeTable(db, table);
  progress.analyzedAt = allOf(progress);
}

/** Moves up to a batch of one account, and says how many; 0 where nothing is left. */
function moveBatch(
  db: Handle,
  kind: ArchivedKind,
  { ownerId, wish }: { ownerId: string; wish: ArchivingWish },
): Promise<number> {
  return inTransaction(db, async (tx) => {
    await holdEarnings(tx, ownerId);
    const batch = { ownerId, limit: BATCH };
    const ids =
      wish.way === 'archive'
        ? await listArchivable(tx, kind, { ...batch, before: firstDayOf(wish.beforeYear) })
        : await listArchived(tx, kind, batch);
    return ids.length === 0 ? 0 : moveRows(tx, kind, { ownerId, ids, way: wish.way });
  });
}

function firstDayOf(year: number): LocalDate {
  return asLocalDate(`${year}-01-01`);
}
