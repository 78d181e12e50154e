import { AppError } from '@earntrack/contract';
import type { ImportCounts, StatementImportRow } from '@earntrack/db';
import { addDays } from '@earntrack/domain';
import type { Handle } from '../../../actor.ts';
import { decideItems } from '../review/decide-items.ts';
import type { FileOfVersions } from '../versions/versions.ts';
import { updateDecision } from './items.queries.ts';
import {
  listRowsOnAnyDay,
  listUnknownRows,
  type RecordedRow,
  type UnknownRow,
} from './moved-days.queries.ts';
import { reviveItem } from './staged-item.ts';

/** A payout is put off by days, and the parts of one that are alike, as of a long stay, are a month apart. */
const DAYS_APART = 14;

const STEPS = Array.from({ length: DAYS_APART }, (_, step) => step + 1).flatMap((days) => [-days, days]);

interface MovedRow {
  row: UnknownRow;
  /** The row that another file has of it. */
  before: RecordedRow;
}

interface StagedFile {
  row: StatementImportRow;
  file: FileOfVersions;
  counts: ImportCounts;
}

/**
 * Gives rows that another file has on a day nearby the entry that they have there. Asked once all rows of a file are there: one that the file
 * has on both days is two. Rows of files whose days stay have no id without a day, and are none of them.
 */
export async function placeMovedRows(
  tx: Handle,
  ownerId: string,
  { row, file, counts }: StagedFile,
): Promise<void> {
  const found = await movedRows(tx, ownerId, row.id);
  const placed = found.map(({ row: stored, before }) => {
    const { targetId, rowId } = before;
    const decision = rowId === null ? null : ('merge' as const);
    const patch = { target_id: targetId, row_id: rowId, decision };
    return { stored, patch, staged: reviveItem({ ...stored, ...patch }) };
  });
  const { decided } = await decideItems(tx, ownerId, { items: placed, file });
  for (const { stored, patch, outcome } of decided) {
    const { chunk, position } = stored;
    await updateDecision(tx, ownerId, { importId: row.id, chunk, position, patch: { ...patch, outcome } });
    counts.outcomes[stored.outcome] -= 1;
    counts.outcomes[outcome] += 1;
  }
}

/** Throws an AppError where a file that was recorded since has a row of this one on another day: it would be recorded twice. */
export async function assertNoneMoved(tx: Handle, ownerId: string, importId: string): Promise<void> {
  const [moved] = await movedRows(tx, ownerId, importId);
  if (!moved) return;
  throw new AppError(
    'conflict',
    `You have recorded another file meanwhile that has a row of ${moved.row.day} on ${moved.before.day}. Start this import again.`,
  );
}

async function movedRows(tx: Handle, ownerId: string, importId: string): Promise<MovedRow[]> {
  const unknown = await listUnknownRows(tx, ownerId, importId);
  if (unknown.length === 0) return [];
  const idsWithoutDay = [...new Set(unknown.map((row) => row.idWithoutDay))];
  return matchMoved(unknown, await listRowsOnAnyDay(tx, ownerId, { importId, idsWithoutDay }));
}

/** Each row with one of the nearest day, and each entry with one row at most. */
function matchMoved(unknown: readonly UnknownRow[], recorded: readonly RecordedRow[]): MovedRow[] {
  const keyOn = (row: UnknownRow | RecordedRow, days = 0) =>
    `${row.kind}|${row.idWithoutDay}|${addDays(row.day, days)}`;
  const byDay = Map.groupBy(recorded, (row) => keyOn(row));
  const taken = new Set<string>();
  const found = new Map<UnknownRow, RecordedRow>();
  for (const days of STEPS) {
    for (const row of unknown) {
      if (found.has(row)) continue;
      const before = byDay.get(keyOn(row, days))?.find(({ targetId }) => !taken.has(targetId));
      if (before === undefined) continue;
      taken.add(before.targetId);
      found.set(row, before);
    }
  }
  return [...found].map(([row, before]) => ({ row, before }));
}
