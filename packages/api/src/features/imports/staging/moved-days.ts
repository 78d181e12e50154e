import { AppError } from '@earntrack/contract';
import type { ImportCounts, StatementImportRow } from '@earntrack/db';
import { addDays } from '@earntrack/domain';
import type { Handle } from '../../../actor.ts';
import { derivedId } from '../../../identity/derived-id.ts';
import { findIdSeed } from '../../../identity/id-seed.queries.ts';
import { decideItems } from '../review/decide-items.ts';
import { type FileOfVersions, versionKey } from '../versions/versions.ts';
import { updateDecision } from './items.queries.ts';
import {
  type DoubtfulRow,
  listDoubtfulRows,
  listHeldByOthers,
  listRowsOnAnyDay,
  type RecordedRow,
} from './moved-days.queries.ts';
import { listRecorded } from './recorded.queries.ts';
import { reviveItem } from './staged-item.ts';

/** A payout is put off by days, and the parts of one that are alike, as of a long stay, are a month apart. */
const DAYS_APART = 14;

/** On its own day as well: what it moved from may be undone, and it is still under the id that it had there. */
const STEPS = [
  0,
  ...Array.from({ length: DAYS_APART }, (_, step) => step + 1).flatMap((days) => [-days, days]),
];

/** Where a row goes that is not the row of its day and text. */
interface PlacedRow {
  row: DoubtfulRow;
  targetId: string;
  rowId: string | null;
  /** Of the row that another file has of it; null where none has. */
  day: string | null;
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
  const targetIds = found.map(({ before }) => before.targetId);
  const recorded = await listRecorded(tx, ownerId, targetIds);
  const placed = found.map(({ row: stored, before: { targetId, rowId } }) => {
    // A row that a person left out stays left out on its other day.
    const isLeftOut = recorded.get(versionKey({ item: stored, targetId }))?.isLeftOut === true;
    const decision = isLeftOut ? ('leaveOut' as const) : rowId === null ? null : ('merge' as const);
    const patch = { target_id: targetId, row_id: rowId, decision };
    return { stored, patch, staged: reviveItem({ ...stored, ...patch }) };
  });
  const { decided } = await decideItems(tx, ownerId, { items: placed, file });
  for (const { stored, patch, staged, outcome } of decided) {
    const { chunk, position } = stored;
    await updateDecision(tx, ownerId, { importId: row.id, chunk, position, patch: { ...patch, outcome } });
    counts.outcomes[stored.outcome] -= 1;
    counts.outcomes[outcome] += 1;
    counts.kinds[stored.kind] -= 1;
    counts.kinds[staged.item.kind] += 1;
  }
}

/** Throws an AppError where a file that was recorded since has a row of this one as another entry: it would be recorded twice. */
export async function assertNoneMoved(tx: Handle, ownerId: string, importId: string): Promise<void> {
  const [moved] = await movedRows(tx, ownerId, importId);
  if (!moved) return;
  const { row, day } = moved;
  const what = day === null ? `another row of ${row.day}` : `a row of ${row.day} on ${day}`;
  throw new AppError(
    'conflict',
    `You have recorded another file meanwhile that has a row of this one, of ${moved.row.day}. Start this import again.`,
  );
}

async function movedRows(tx: Handle, ownerId: string, importId: string): Promise<PlacedRow[]> {
  const doubtful = await listDoubtfulRows(tx, ownerId, importId);
  if (doubtful.length === 0) return [];
  const idsWithoutDay = [...new Set(doubtful.map((row) => row.idWithoutDay))];
  const found = matchMoved(doubtful, await listRowsOnAnyDay(tx, ownerId, { importId, idsWithoutDay }));
  const alone = doubtful.filter((row) => !found.has(row));
  const held = await listHeldByOthers(
    tx,
    ownerId,
    alone.flatMap((row) => row.target_id ?? []),
  );
  const idSeed = await findIdSeed(tx, ownerId);
  return [
    ...[...found].map(([row, { targetId, rowId, day }]) => ({ row, targetId, rowId, day })),
    // Of its day and text is a row with another reference: this one has an id of its own.
    ...alone
      .filter((row) => held.has(row.target_id ?? ''))
      .map((row) => ({ row, targetId: idBesides(row, idSeed), rowId: null, day: null })),
  ];
}

function idBesides({ payload, platform_id: platformId, idWithoutDay }: DoubtfulRow, idSeed: string): string {
  return derivedId(idSeed, platformId ?? '', payload.key, idWithoutDay);
}

/** Each row with one of the nearest day, and each entry with one row at most. */
function matchMoved(
  doubtful: readonly DoubtfulRow[],
  recorded: readonly RecordedRow[],
): ReadonlyMap<DoubtfulRow, RecordedRow> {
  const keyOn = (row: DoubtfulRow | RecordedRow, days = 0) =>
    `${row.kind}|${row.idWithoutDay}|${addDays(row.day, days)}`;
  const byDay = Map.groupBy(recorded, (row) => keyOn(row));
  const taken = new Set<string>();
  const found = new Map<DoubtfulRow, RecordedRow>();
  for (const days of STEPS) {
    for (const row of doubtful) {
      if (found.has(row)) continue;
      const before = byDay.get(keyOn(row, days))?.find(({ targetId }) => !taken.has(targetId));
      if (before === undefined) continue;
      taken.add(before.targetId);
      found.set(row, before);
    }
  }
  return found;
}
