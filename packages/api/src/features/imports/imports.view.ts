import type {
  ControlTotalView,
  ImportItemView,
  ImportOutcome,
  ImportView,
  UndoCounts,
} from '@earntrack/contract';
import type { ImportCounts, StatementImportRow, StatementItemRow } from '@earntrack/db';
import {
  COMPONENT_NAMES,
  componentsOf,
  decimalFromMicros,
  microsFromDecimal,
  netOf,
  sumMicros,
} from '@earntrack/domain';
import { type TakenBack, takenBackView } from './recording/taken-back.ts';
import type { Twins } from './review/match-twins.ts';
import type { ReviewedItem } from './review/review-import.service.ts';
import { twinView } from './review/twins.view.ts';
import { dayOfItem } from './staging/day-of-item.ts';
import { isUnread } from './staging/former-reasons.ts';
import { versionKey } from './versions/versions.ts';

export function noCounts(): ImportCounts {
  return {
    staged: 0,
    kinds: { earning: 0, work: 0, payout: 0, leftOut: 0 },
    outcomes: { new: 0, unchanged: 0, changed: 0, leftOut: 0 },
  };
}

export function addCount(
  counts: ImportCounts,
  item: { kind: ImportItemView['kind']; outcome: ImportOutcome },
): void {
  counts.staged += 1;
  counts.kinds[item.kind] += 1;
  counts.outcomes[item.outcome] += 1;
}

export function importView(
  row: StatementImportRow,
  counts: ImportCounts = row.counts,
  control: ControlTotalView[] = row.control ?? [],
): ImportView {
  return {
    id: row.id,
    state: row.state,
    presetId: row.preset_id,
    fileName: row.file_name,
    why: row.why,
    rowCount: row.row_count,
    itemCount: row.item_count,
    stagedCount: counts.staged,
    outcomes: counts.outcomes,
    possibleDuplicates: counts.possibleDuplicates ?? 0,
    takenBack: counts.takenBack ?? 0,
    staying: counts.staying ?? 0,
    notTaken: counts.notTaken ?? 0,
    earnings: counts.kinds.earning,
    work: counts.kinds.work,
    payouts: counts.kinds.payout,
    newProducts: counts.newProducts ?? { count: 0, names: [] },
    tiedFiles: [],
    overlappingFiles: [],
    control,
    createdAt: row.created_at.toISOString(),
    committedAt: row.committed_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
    undo: row.undo && countsOfUndo(row.undo),
  };
}

/** With what was not counted when it was undone. */
export function countsOfUndo(counts: Partial<UndoCounts>): UndoCounts {
  return { removed: 0, reverted: 0, held: 0, kept: 0, givenBack: 0, platforms: 0, products: 0, ...counts };
}

export function importItemView(stored: StatementItemRow): ImportItemView {
  const { payload: item, chunk, position, decision, outcome } = stored;
  const inFile = decimalFromMicros(sumMicros(item.rows.map(({ value }) => microsFromDecimal(value))));
  return {
    chunk,
    position,
    decision,
    differences: [],
    kept: null,
    twin: null,
    takesBack: [],
    kind: item.kind,
    rows: item.rows.map(({ row }) => row),
    outcome,
    description: item.kind === 'leftOut' ? '' : item.description,
    reason: item.kind === 'leftOut' ? item.reason : null,
    isUnread: isUnread(stored),
    // Where only a text tells what was paid out, the columns of its row say nothing.
    value: item.kind === 'payout' && inFile === '0' ? item.amount : inFile,
    unit: item.rows[0]?.unit ?? '',
    comesTo: comesToView(item),
    day: dayOfItem(item),
    clock: item.kind === 'work' ? item.clock : item.kind === 'earning' ? (item.hours?.clock ?? null) : null,
  };
}

function comesToView(item: StatementItemRow['payload']): ImportItemView['comesTo'] {
  if (item.kind === 'payout') return { value: item.amount, unit: item.currency };
  if (item.kind !== 'earning') return null;
  const parts = COMPONENT_NAMES.map((name) => [name, microsFromDecimal(item.components[name] ?? '0')]);
  const net = netOf(componentsOf(Object.fromEntries(parts)));
  return { value: decimalFromMicros(net), unit: item.currency };
}

/** A row and what it leaves nothing of. */
export function itemViewWith(stored: StatementItemRow, takesBack: readonly TakenBack[]): ImportItemView {
  const { payload } = stored;
  const says = payload.kind === 'leftOut' ? (payload.takesBack?.says ?? null) : null;
  return { ...importItemView(stored), takesBack: takesBack.map((each) => takenBackView(each, says)) };
}

export function stagedItemView(
  { stored, staged, outcome, kept, differences, takesBack }: ReviewedItem,
  twins: Twins,
): ImportItemView {
  const twin = staged.targetId === null ? undefined : twins.get(versionKey(staged));
  return {
    ...itemViewWith(stored, takesBack),
    outcome,
    kept,
    differences: [...differences],
    twin: twin ? twinView(twin, staged.item) : null,
  };
}
