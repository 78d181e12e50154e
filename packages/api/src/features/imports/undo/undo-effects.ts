import { ENTRY_KINDS, type EntryKind, type UndoEffect } from '@earntrack/contract';
import type { StatementImportRow, StatementItemRow } from '@earntrack/db';
import type { Handle } from '../../../actor.ts';
import { listCorrectedGivenUp, listTakenAfter, type TakenRow } from '../recording/replaced.queries.ts';
import { knownTargets } from '../review/known-targets.ts';
import { isOfAPerson, type KnownTargets, outcomeOf, rowOf } from '../review/outcome-of.ts';
import { dayOfRecorded } from '../staging/day-of-item.ts';
import { type RecordedItem, reviveItem, type StagedItem } from '../staging/staged-item.ts';
import { withEverySaid } from '../versions/every-said.ts';
import type { Corrected } from '../versions/keep-nobodys.service.ts';
import { listFormerRows, listRowsOfOthers } from '../versions/rows-of-entries.queries.ts';
import { type OtherEntry, otherEntries } from '../versions/other-entries.ts';
import { versionsOf } from '../versions/versions-of.ts';
import { type FileOfVersions, settle } from '../versions/versions.ts';
import { bareEntries } from './bare-entries.ts';
import { isBinnedBy, isOfFilesAlone } from './corrections-back.ts';
import { listThere } from './give-back.queries.ts';
import { wordsOfHeld } from './corrected-back.service.ts';
import { marked, personsHold } from './persons-hold.ts';

/** A row of an import that is to be undone, and what becomes of its entry, or of one that it took back. */
export interface UndoneItem {
  stored: StatementItemRow;
  /** What its entry says by the other files; by this one where there is no other. */
  settled: RecordedItem;
  effect: UndoEffect;
  /** The earning that the entry adjusts then. */
  adjustsId: string | null;
  /** The product that this import says was sold. */
  product: string | null;
  /** The row of another file that was taken next, so that it is the one to keep what a person had before. */
  heir: TakenRow | null;
  /** When a person put the entry into the bin, where it lies. */
  binnedAt: Date | null;
  /** The entry was taken back: it is there again. */
  isBack: boolean;
}

export interface ItemsToUndo {
  row: Pick<StatementImportRow, 'id' | 'committed_at'>;
  file: FileOfVersions;
  page: readonly StatementItemRow[];
  /** Corrections that a person gave up for rows of the import. */
  corrections: readonly Corrected[];
  isLocking: boolean;
}

interface RowToUndo<Staged = StagedItem> {
  stored: StatementItemRow;
  staged: Staged;
}

/** An entry that undoing may change. */
interface EntryToUndo {
  of: RowToUndo;
  /** By the other files; by this one where they say nothing. */
  settled: RecordedItem;
  /** By this one; by the others where it took the entry back. */
  said: RecordedItem['item'];
  /** Other files say something of it. */
  isLeft: boolean;
  /** One of them does, although together they leave nothing: what a tag holds says that. */
  isSaidByOne?: boolean;
  /** None says anything of it, and while it is held it has the words of the file that made it. */
  isFormer?: boolean;
  /** All files together say something of it, this one included. */
  isSaid: boolean;
  /** No file says anything of it: it matters only where this one put it into the bin. */
  isBare?: boolean;
}

/** What undoing an import does to the entries of these rows of it. Rows that were left out have none, unless they took one back. */
export async function undoEffects(
  db: Handle,
  ownerId: string,
  { row, file, page, corrections, isLocking }: ItemsToUndo,
): Promise<UndoneItem[]> {
  const rows = page.map((stored) => ({ stored, staged: reviveItem(stored) }));
  const staged = rows.map((of) => of.staged);
  const found = await versionsOf(db, ownerId, {
    items: staged,
    file,
    without: file.id,
  });
  const { versions, entryOf, factsOfRows } = found;
  const own = rows.filter(isRecorded).map((of): EntryToUndo => {
    const { item } = of.staged;
    const others = versions.of(entryOf(of.staged), factsOfRows(of.staged));
    const isTaken = of.stored.decision === 'take';
    const version = { item, on: dayOfRecorded(item), rank: file.rank, isTaken, ...found.feesOf(of.staged) };
    const without = versions.of(entryOf(of.staged));
    const left = settle(without);
    const byOne = left ?? settle(without.filter((each) => each.item !== null));
    const isSaid = settle([...others, version]) !== null;
    const settled = withEverySaid({ ...of.staged, item: byOne ?? item });
    return { of, settled, said: item, isLeft: left !== null, isSaidByOne: byOne !== null, isSaid };
  });
  const others = await otherEntries(db, ownerId, { rows, file, said: found });
  const said = [...(await withFormer(db, ownerId, own)), ...others.flatMap(tookBack)];
  const bare = await withWords(db, ownerId, { bare: bareOnes(rows, said), without: file.id });
  const entries = [...said, ...bare];
  const settled = entries.map((entry) => entry.settled);
  const known = await knownTargets(db, ownerId, { items: settled, isLocking });
  const saying = entries.map((entry) => ({ ...entry.settled, item: entry.said }));
  const isHeldNow = await personsHold(db, ownerId, { items: saying, known });
  const givenUp = new Set(corrections.flatMap(({ id, isGivenUp }) => (isGivenUp ? [id] : [])));
  const comesBack = (item: RecordedItem) => item.item.kind === 'earning' && givenUp.has(item.targetId);
  const isHeld = (item: RecordedItem) => isHeldNow(item) || comesBack(item);
  const isMarkedNow = await marked(db, ownerId, { items: bare.map((entry) => entry.settled), known });
  const isMarked = (item: RecordedItem) => isMarkedNow(item) || comesBack(item);
  const nextTaken = await nextTakenOf(db, ownerId, { rows, row });
  const items = entries.flatMap((entry) => {
    const next = nextTaken.get(keyOf(entry.settled)) ?? null;
    return undone(entry, { known, isHeld, isMarked, next, row }) ?? [];
  });
  return onPlatformsThere(db, ownerId, items);
}

/** With what the file says that made an earning, where that is undone and no other one stands: it has that again while a person holds it. */
async function withFormer(
  db: Handle,
  ownerId: string,
  entries: readonly EntryToUndo[],
): Promise<EntryToUndo[]> {
  const unsaid = entries.filter(
    ({ settled, isSaidByOne }) => isSaidByOne === false && settled.item.kind === 'earning',
  );
  const [first] = unsaid;
  if (!first) return [...entries];
  const [made = [], others = []] = [true, false].map((isNew) =>
    unsaid.flatMap(({ of: { stored }, settled }) =>
      (stored.outcome === 'new') === isNew ? [settled.targetId] : [],
    ),
  );
  // It made no earning anew that was gone only while a correction of it was given up.
  const remade = await listCorrectedGivenUp(db, ownerId, made);
  const without = first.of.stored.import_id;
  const asked = { kind: 'earning', without } as const;
  const rows = [
    ...(await listRowsOfOthers(db, ownerId, { ...asked, ids: others })),
    ...(await listFormerRows(db, ownerId, { ...asked, ids: remade })),
  ];
  const former = new Map(rows.map((row) => [row.target_id, row]));
  const isUnsaid = new Set(unsaid);
  return entries.map((entry) => {
    const row = isUnsaid.has(entry) ? former.get(entry.settled.targetId) : undefined;
    const item = row && row.import_id !== without ? reviveItem(row) : undefined;
    if (!item || item.targetId === null) return entry;
    return { ...entry, settled: withEverySaid(item), isFormer: true };
  });
}

/** What was taken back has nowhere to come back to where its platform was deleted for good meanwhile. */
async function onPlatformsThere(db: Handle, ownerId: string, items: UndoneItem[]): Promise<UndoneItem[]> {
  const ids = items.flatMap(({ isBack, settled }) => (isBack ? [settled.platformId] : []));
  const there = await listThere(db, ownerId, { table: 'platform', ids });
  return items.filter(({ isBack, settled }) => !isBack || there.has(settled.platformId));
}

function keyOf({ item: { kind }, targetId }: RecordedItem): string {
  return `${kind}|${targetId}`;
}

/** What rows that a person took may have put into the bin besides what files say anything of. */
function bareOnes(rows: readonly RowToUndo[], said: readonly EntryToUndo[]): EntryToUndo[] {
  const known = new Set(said.map(({ settled }) => keyOf(settled)));
  return rows
    .flatMap((of) => bareEntries(of).map((settled) => ({ of, settled })))
    .filter(({ settled }) => !known.has(keyOf(settled)))
    .map(({ of, settled }) => ({
      of,
      settled,
      said: settled.item,
      isLeft: false,
      isSaid: false,
      isBare: true,
    }));
}

/** Earnings among them with what they say where a person holds them. */
async function withWords(
  db: Handle,
  ownerId: string,
  { bare, without }: { bare: readonly EntryToUndo[]; without: string },
): Promise<EntryToUndo[]> {
  const ids = bare.flatMap(({ settled }) => (settled.item.kind === 'earning' ? [settled.targetId] : []));
  const held = await wordsOfHeld(db, ownerId, { ids, without });
  const words = new Map(held.map((item) => [keyOf(item), item]));
  return bare.map((entry) => {
    const settled = words.get(keyOf(entry.settled));
    return settled ? { ...entry, settled, said: settled.item } : entry;
  });
}

function isRecorded(of: RowToUndo): of is RowToUndo<RecordedItem> {
  return of.staged.targetId !== null;
}

/** An entry of other files of which this one alone leaves nothing. */
function tookBack({ row: of, before, others, left, own }: OtherEntry<RowToUndo>): EntryToUndo[] {
  // Of the entry of the row itself it is told besides.
  if (own.item !== null || left === null || settle([...others, own]) !== null) return [];
  const settled = withEverySaid({ ...before, item: left });
  return [{ of, settled, said: left, isLeft: true, isSaid: false }];
}

/** The column that a kind of entry alone has. */
const DAY_OF: Readonly<Record<EntryKind, string>> = {
  earning: 'earned_on',
  work: 'worked_on',
  payout: 'paid_on',
};

interface Found {
  known: KnownTargets;
  isHeld: (item: RecordedItem) => boolean;
  /** Of files, and a person holds it. */
  isMarked: (item: RecordedItem) => boolean;
  next: TakenRow | null;
  row: ItemsToUndo['row'];
}

function undone(entry: EntryToUndo, { known, isHeld, isMarked, next, row }: Found): UndoneItem | null {
  const { of, settled, isLeft } = entry;
  const { stored, staged } = of;
  const there = rowOf(settled, known);
  const isBinnedByThis = isBinnedBy(there, row.committed_at) && stored.decision === 'take';
  const isKeeping = replacedOf(stored) === keyOf(settled);
  const isBinnedByFile = isBinnedByThis || isBinnedBy(there, next?.committed_at ?? null);
  // Where a person deleted it since, it is what they had in the bin as well.
  const isGivenUp = isBinnedByFile || isOfFilesAlone(there);
  const wasTaken = isKeeping && isGivenUp;
  if (entry.isBare && !isBinnedByThis && !wasTaken) return null;
  // What a person held when they took the row that leaves nothing of it, and holds once that is gone.
  const isHeldAgain = entry.isBare === true && isBinnedByThis && isMarked(settled);
  const isBack = isHeldAgain || (isLeft && !entry.isSaid && (there === undefined || isBinnedByThis));
  const effect =
    wasTaken && next === null
      ? 'givenBack'
      : isBack
        ? 'reverted'
        : effectOn(entry, { known, isHeld, isBinnedByThis });
  return {
    stored,
    settled,
    effect,
    isBack: effect === 'reverted' && isBack,
    adjustsId: known.adjustedIds.get(settled.targetId) ?? null,
    product: (staged.item.kind === 'earning' && staged.item.sale?.product) || null,
    heir: wasTaken ? next : null,
    binnedAt: isBinnedByFile ? null : (there?.deleted_at ?? null),
  };
}

function effectOn(
  { settled, isLeft, isSaid, isSaidByOne = isLeft, isFormer = false, isBare = false }: EntryToUndo,
  { known, isHeld, isBinnedByThis }: Pick<Found, 'known' | 'isHeld'> & { isBinnedByThis: boolean },
): UndoEffect {
  if (isBare) return isBinnedByThis ? 'removed' : 'held';
  // Another file took it back, so nobody has it, and nobody gets it.
  const there = rowOf(settled, known);
  if (there === undefined && !isSaid) return 'held';
  // A tag or a correction holds the entry, and not what a file said of it.
  const isHeldAsIs = there === undefined || isOfAPerson(there) || !isSaidByOne;
  const isHeldByPerson = isHeld(settled);
  if (isHeldAsIs && isHeldByPerson) {
    const isAsBefore = isFormer && there !== undefined && !isOfAPerson(there);
    return isAsBefore && outcomeOf(settled, known) === 'changed' ? 'reverted' : 'kept';
  }
  if (!isLeft && !isHeldByPerson) return 'removed';
  return outcomeOf(settled, known) === 'changed' ? 'reverted' : 'held';
}

/** The kind and id of what a person had: entries of several kinds may have one id, as rows of one id do that are several things in several files. */
function replacedOf({ replaced }: StatementItemRow): string | null {
  const { entry } = replaced ?? {};
  const kind = ENTRY_KINDS.find((each) => entry && DAY_OF[each] in entry);
  return kind ? `${kind}|${entry?.['id']}` : null;
}

function replacedIdOf({ replaced }: StatementItemRow): string | null {
  return replaced?.entry['id'] ?? null;
}

/** The rows of other files that were taken next after these, by the kind and id of their entry. One that leaves nothing is of every kind. */
async function nextTakenOf(
  db: Handle,
  ownerId: string,
  { rows, row: file }: { rows: readonly RowToUndo[]; row: ItemsToUndo['row'] },
): Promise<ReadonlyMap<string, TakenRow>> {
  const targetIds = rows.flatMap(({ stored }) => replacedIdOf(stored) ?? []);
  const next = new Map<string, TakenRow>();
  for (const row of await listTakenAfter(db, ownerId, { targetIds, after: file.committed_at })) {
    for (const kind of row.kind === 'leftOut' ? ENTRY_KINDS : [row.kind]) {
      const key = `${kind}|${row.target_id}`;
      if (!next.has(key)) next.set(key, row);
    }
  }
  return next;
}
