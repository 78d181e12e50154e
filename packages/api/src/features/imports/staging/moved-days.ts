import { AppError } from '@earntrack/contract';
import type { ImportCounts, StatementImportRow } from '@earntrack/db';
import { addDays } from '@earntrack/domain';
import type { Handle } from '../../../actor.ts';
import { derivedId } from '../../../identity/derived-id.ts';
import { findIdSeed } from '../../../identity/id-seed.queries.ts';
import { planEachTime } from '../imports.queries.ts';
import { decideItems } from '../review/decide-items.ts';
import { type FileOfVersions, versionKey } from '../versions/versions.ts';
import type { ItemPosition } from './items.queries.ts';
import { type EntryOfFiles, keptEntries } from './kept-entries.ts';
import {
  listRowsOfTargets,
  listRowsOnAnyDay,
  listUnknownRows,
  type LookedThrough,
  type RecordedRow,
  type UnknownRow,
  updatePlaces,
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

interface PlacedRow {
  row: UnknownRow;
  targetId: string;
  /** The id that the row has in every export, where it is merged into an entry that a person typed. */
  rowId: string | null;
}

interface StagedFile {
  row: StatementImportRow;
  file: FileOfVersions;
  counts: ImportCounts;
}

/**
 * Gives rows that another file has on a day nearby the entry that they have there, and rows that say what one of another reference says an entry
 * of their own. Asked once all rows of a file are there: one that the file has on both days is two. Rows of files whose days stay have no id
 * without a day, and are none of them.
 */
export async function placeMovedRows(
  tx: Handle,
  ownerId: string,
  { row, file, counts }: StagedFile,
): Promise<void> {
  await planEachTime(tx);
  const found = await movedRows(tx, ownerId, { importId: row.id, isStaging: true });
  const targetIds = found.map(({ targetId }) => targetId);
  const recorded = await listRecorded(tx, ownerId, targetIds);
  const placed = found.map(({ row: stored, targetId, rowId }) => {
    // A row that a person left out stays left out on its other day.
    const isLeftOut = recorded.get(versionKey({ item: stored, targetId }))?.isLeftOut === true;
    const decision = isLeftOut ? ('leaveOut' as const) : rowId === null ? null : ('merge' as const);
    const patch = { target_id: targetId, row_id: rowId, decision };
    return { stored, patch, staged: reviveItem({ ...stored, ...patch }) };
  });
  const { decided } = await decideItems(tx, ownerId, { items: placed, file });
  const places = decided.map(({ stored: { chunk, position }, patch, outcome }) => ({
    chunk,
    position,
    ...patch,
    outcome,
  }));
  await updatePlaces(tx, ownerId, { importId: row.id, rows: places });
  for (const { stored, staged, outcome } of decided) {
    counts.outcomes[stored.outcome] -= 1;
    counts.outcomes[outcome] += 1;
    counts.kinds[stored.decision === 'leaveOut' ? 'leftOut' : stored.kind] -= 1;
    counts.kinds[staged.item.kind] += 1;
  }
}

/** Throws an AppError where a file that was recorded since has a row of this one as another entry: it would be recorded twice, or not at all. */
export async function assertNoneMoved(tx: Handle, ownerId: string, importId: string): Promise<void> {
  const [moved] = await movedRows(tx, ownerId, { importId, isStaging: false });
  if (!moved) return;
  throw new AppError(
    'conflict',
    `You have recorded another file meanwhile, and a row of ${moved.row.day} is another one by it. Start this import again.`,
  );
}

async function movedRows(tx: Handle, ownerId: string, looked: LookedThrough): Promise<PlacedRow[]> {
  const { importId } = looked;
  const unknown = await listUnknownRows(tx, ownerId, looked);
  if (unknown.length === 0) return [];
  const { recorded, isOthers } = await whatIsThere(tx, ownerId, unknown);
  const targetIds = [...new Set(recorded.map(({ targetId }) => targetId))];
  const own = await listRowsOfTargets(tx, ownerId, { importId, targetIds });
  const placeOf = ({ chunk, position }: ItemPosition) => `${chunk}|${position}`;
  const asked = new Set(unknown.map(placeOf));
  const taken = new Set(own.filter((row) => !asked.has(placeOf(row))).map(({ targetId }) => targetId));
  const found = matchMoved(unknown, recorded, taken);
  const alike = unknown.filter((row) => isOthers(row) && !found.has(row));
  const idSeed = alike.length === 0 ? '' : await findIdSeed(tx, ownerId);
  return [
    ...[...found]
      .map(([row, { targetId, rowId }]) => ({ row, targetId, rowId }))
      .filter(({ row, targetId }) => targetId !== row.target_id),
    ...alike.map((row) => ({ row, targetId: idOfItsOwn(row, idSeed), rowId: null })),
  ];
}

/** What rows may be, and which of them have the id of an entry of another reference. */
async function whatIsThere(tx: Handle, ownerId: string, unknown: readonly UnknownRow[]) {
  const idsWithoutDay = [...new Set(unknown.map((row) => row.idWithoutDay))];
  const said = await listRowsOnAnyDay(tx, ownerId, idsWithoutDay);
  const former = said.filter(({ isUndone }) => isUndone);
  const formerAnothers = unknown.filter(({ wasAnothers }) => wasAnothers);
  const kept = await keptEntries(tx, ownerId, [...former, ...formerAnothers].map(entryOf));
  const isKept = (row: UnknownRow | RecordedRow) => kept.has(versionKey(entryOf(row)));
  return {
    recorded: said.filter((row) => !row.isUndone || isKept(row)),
    isOthers: (row: UnknownRow) => row.isAnothers || (row.wasAnothers && isKept(row)),
  };
}

function entryOf(row: UnknownRow | RecordedRow): EntryOfFiles {
  return { item: row, targetId: 'targetId' in row ? row.targetId : (row.target_id ?? '') };
}

/** Each row with one of the nearest day, and each entry with one row at most; none with one of those that are taken. */
function matchMoved(
  unknown: readonly UnknownRow[],
  recorded: readonly RecordedRow[],
  taken: Set<string>,
): ReadonlyMap<UnknownRow, RecordedRow> {
  const keyOn = (row: UnknownRow | RecordedRow, days = 0) =>
    `${row.kind}|${row.idWithoutDay}|${addDays(row.day, days)}`;
  const byDay = Map.groupBy(recorded, (row) => keyOn(row));
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
  return found;
}

/** Of a row whose key is that of one of another reference. */
function idOfItsOwn({ payload, platform_id: platformId, idWithoutDay }: UnknownRow, idSeed: string): string {
  return derivedId(idSeed, platformId ?? '', `${payload.key}|${idWithoutDay}`);
}
