import { type EntryKind, statementItemInput } from '@earntrack/contract';
import type { LocalDate } from '@earntrack/domain';
import { dayOfItem } from '../staging/day-of-item.ts';
import type { RecordedItem, StagedItem } from '../staging/staged-item.ts';
import { type FeesOfRow, feesOfRow, withJoinedFees } from './joined-fees.ts';
import { factsOf, isOneRow, type Reader, type RowFacts } from './row-facts.ts';
import type { StoredVersion } from './versions.queries.ts';

export type Recorded = RecordedItem['item'];

/** How late what a file says is. */
export interface Rank {
  latestOn: LocalDate | null;
  /** The place of the file among those of its owner. */
  place: number;
  committedAt: Date;
}

/** What one file says of an entry. */
export interface Version {
  /** Null where the file has its row, and nothing of this kind is to be recorded of it. */
  item: Recorded | null;
  /** The day of the row. */
  on: LocalDate;
  rank: Rank;
  /** A person took it, although they or another file said otherwise. */
  isTaken: boolean;
  /** It is in another earning: there is nothing more of it, whichever file is later. */
  isInOther?: boolean;
  /** Of an earning. */
  fees?: FeesOfRow;
}

/** A file that is recorded or to be recorded, as far as it matters for what it says. */
export interface FileOfVersions {
  id: string;
  rank: Rank;
  reader: Reader;
}

/** The same, and the row that says it. */
export interface FileVersion extends Version {
  stored: StoredVersion;
  facts: RowFacts;
}

interface KindAndId {
  item: Pick<StagedItem['item'], 'kind'>;
  targetId: string;
}

/** Ids are made of what a row is recognised by, and a row of hours may be recognised as one of money is. */
export function versionKey({ item, targetId }: KindAndId): string {
  return `${item.kind}|${targetId}`;
}

/** A row in which a row of a fee is, and what files say of what it becomes: recorded ones, and the one that arrives. */
export interface JoiningRow {
  row: StoredVersion;
  versions: readonly StoredVersion[];
  arriving: readonly StoredVersion[];
  /** What it becomes is there whatever files leave of it: a person made it theirs, or hung something on it. */
  isHeld: boolean;
}

/** What may be recorded under an id. */
export interface Entry {
  kind: EntryKind;
  targetId: string;
  /** The id that its row has in every export. */
  rowId: string;
  /** Of a fee that stands in the row of a payout: what that row becomes. A file that has the row and no fee says that there is none. */
  payoutId: string | null;
}

/** What recorded files say of the entries of some rows. */
export class FileVersions {
  readonly #byTarget: ReadonlyMap<string, readonly FileVersion[]>;
  readonly #byRow: ReadonlyMap<string, readonly FileVersion[]>;
  readonly #merged: ReadonlyMap<string, string>;
  readonly #joining: ReadonlyMap<string, readonly JoiningRow[]>;

  /**
   * `merged`: what rows are that a person typed, by the `versionKey` of the ids that they have in every export; `joining`: rows in which
   * fees are, by the ids that these have; `apart`: which fees files have alone, by `keyOfApart`.
   */
  constructor(
    stored: readonly StoredVersion[],
    merged: ReadonlyMap<string, string>,
    {
      joining = new Map(),
      apart = new Set(),
    }: { joining?: ReadonlyMap<string, readonly JoiningRow[]>; apart?: ReadonlySet<string> } = {},
  ) {
    this.#joining = joining;
    const versions = stored.flatMap((row) => revived(row, apart));
    this.#byTarget = Map.groupBy(versions, (version) => version.stored.target_id ?? '');
    this.#byRow = Map.groupBy(versions, ({ stored: of }) => of.row_id ?? of.target_id ?? '');
    this.#merged = merged;
  }

  /** What a row would be that is of this kind. */
  entryOf(kind: EntryKind, rowId: string): Entry {
    const targetId = this.#merged.get(versionKey({ item: { kind }, targetId: rowId })) ?? rowId;
    return { kind, targetId, rowId, payoutId: null };
  }

  /**
   * A row says something of one kind of entry, and so of every other kind that there is none, unless its file has a row of that kind as
   * well. `besides` is what rows of one more file say that has one of this kind.
   */
  of({ kind, targetId, rowId, payoutId }: Entry, besides: readonly RowFacts[] = []): FileVersion[] {
    const own = [...new Set([...(this.#byTarget.get(targetId) ?? []), ...(this.#byRow.get(rowId) ?? [])])];
    // Of most rows no other file says anything.
    if (own.length === 0 && payoutId === null && this.#joining.size === 0) return [];
    const ofKind = own.filter(({ item, stored }) => item?.kind === kind && stored.target_id === targetId);
    const saying = ofKind.filter(isCounted);
    const rows = [...saying.map(({ facts }) => facts), ...besides];
    const silent = silentOf(own, { kind, rows, without: importsOf(ofKind) });
    const others = [...silent, ...this.#withoutFee(payoutId, { rows, own })].map(withoutItem);
    const inOther = kind === 'earning' ? this.#inOther(rowId, importsOf(saying)) : [];
    return [...saying, ...others, ...inOther];
  }

  /** Rows in which this one is, as one of fees; not where a file that has it alone is the later one to say what they become. */
  #inOther(rowId: string, files: ReadonlySet<string>): FileVersion[] {
    return (this.#joining.get(rowId) ?? []).flatMap(({ row, versions, arriving, isHeld }) => {
      const others = versions.filter(({ import_id: id }) => files.has(id));
      const said = [row, ...others, ...arriving].flatMap((each) => revived(each)).filter(isCounted);
      const earnings = said.filter(isEarning);
      // Any of them may tell that a canceled row is this one, and any file may cancel it: then nothing is in it.
      const every = [row, ...versions, ...arriving].flatMap((each) => revived(each)).filter(isCounted);
      const rows = every.filter(isEarning).map(({ facts }) => facts);
      const canceled = every.filter(({ item }) => item === null);
      const silent = isHeld ? [] : silentOf(canceled, { kind: 'earning', rows, without: new Set() });
      const [top] = latestFirst([...earnings, ...silent]);
      if (top?.stored !== row) return [];
      return { ...top, item: null, isTaken: false, isInOther: true };
    });
  }

  /** Rows of the payout in which a fee stood, of files that have no fee. */
  #withoutFee(
    payoutId: string | null,
    { rows, own }: { rows: readonly RowFacts[]; own: readonly FileVersion[] },
  ): FileVersion[] {
    if (payoutId === null) return [];
    const known = importsOf(own);
    const ofPayout = (this.#byTarget.get(payoutId) ?? []).filter(
      ({ stored }) => !known.has(stored.import_id),
    );
    const payouts = ofPayout.filter(({ item }) => item?.kind === 'payout');
    const others = { kind: 'payout', rows: [...rows, ...payouts.map(({ facts }) => facts)] } as const;
    return [...payouts.filter(isCounted), ...silentOf(ofPayout, { ...others, without: importsOf(payouts) })];
  }

  /** True where a person left the row of this entry out of every file that has it. */
  isLeftOut(entry: RecordedItem): boolean {
    const saying = this.#saying(entry);
    return saying.length > 0 && !saying.some(isCounted);
  }

  /** True where a row of another id than this one is the entry. */
  isOfOtherRow(entry: KindAndId, rowId: string | null): boolean {
    return this.#saying(entry).some((version) => isCounted(version) && version.stored.row_id !== rowId);
  }

  #saying({ item: { kind }, targetId }: KindAndId): readonly FileVersion[] {
    return (this.#byTarget.get(targetId) ?? []).filter(({ item }) => item?.kind === kind);
  }
}

interface RowsOfKind {
  kind: EntryKind;
  /** What rows of this kind say. */
  rows: readonly RowFacts[];
  /** Files that have a row of this kind. */
  without: ReadonlySet<string>;
}

/** Those that say of a kind that there is nothing, where one of its rows is theirs. */
function silentOf(versions: readonly FileVersion[], { kind, rows, without }: RowsOfKind): FileVersion[] {
  // What comes to nothing of this kind is a row of it as well.
  const withRow = without.union(importsOf(versions.filter((version) => wouldBe(kind, version))));
  return versions.filter(
    (version) =>
      isCounted(version) &&
      version.item?.kind !== kind &&
      version.facts.saysOf.includes(kind) &&
      !(version.item === null ? without : withRow).has(version.stored.import_id) &&
      rows.some((row) => isOneRow(row, version.facts)),
  );
}

function wouldBe(kind: EntryKind, { stored: { payload } }: FileVersion): boolean {
  return payload.kind === 'leftOut' && payload.takesBack?.kinds?.includes(kind) === true;
}

function withoutItem(version: FileVersion): FileVersion {
  return { ...version, item: null };
}

function importsOf(versions: readonly FileVersion[]): ReadonlySet<string> {
  return new Set(versions.map(({ stored }) => stored.import_id));
}

function isCounted({ stored }: FileVersion): boolean {
  return stored.decision !== 'leaveOut';
}

function isEarning({ item }: FileVersion): boolean {
  return item?.kind === 'earning';
}

/** Of a fee that a file has alone. */
export function keyOfApart(importId: string, rowId: string): string {
  return `${importId}|${rowId}`;
}

/** What a stored row says; nothing where this version of EarnTrack cannot read it any more. */
export function revived(stored: StoredVersion, apart: ReadonlySet<string> = new Set()): FileVersion[] {
  const { data: item } = statementItemInput.safeParse(stored.payload);
  const on = item && dayOfItem(item);
  if (!item || !on) return [];
  const { latest_on: latestOn, rank: place, committed_at: committedAt, decision } = stored;
  const said = item.kind === 'leftOut' ? null : item;
  const version = { item: said, on, rank: { latestOn, place, committedAt }, isTaken: decision === 'take' };
  const facts = factsOf(item, { readBy: stored.read_by, table: stored.read_table });
  if (item.kind === 'work' || item.kind === 'payout') return [{ ...version, stored, facts }];
  const isApart = (rowId: string) => apart.has(keyOfApart(stored.import_id, rowId));
  const fees = feesOfRow(item, { joinedIds: stored.joined_ids ?? [], isApart });
  return [{ ...version, stored, facts, fees }];
}

/**
 * What files together say of an entry: what the latest says, and of what that one is silent about, the latest that is not. Null where
 * there is none, or where the latest says that there is nothing. The order in which they are given does not matter.
 */
export function settle(versions: readonly Version[]): Recorded | null {
  const [top, ...earlier] = latestFirst(versions);
  const item = top?.item ?? null;
  if (item?.kind !== 'earning') return item;
  const said = [item, ...earlier.flatMap(({ item: each }) => (each?.kind === 'earning' ? [each] : []))];
  const sale = said.find((each) => each.sale !== undefined)?.sale;
  const adjusts = said.find((each) => each.adjusts !== undefined)?.adjusts;
  // A person who takes a row takes it as it is.
  const components = top?.isTaken ? item.components : withJoinedFees({ item, fees: top?.fees }, earlier);
  return {
    ...item,
    components,
    ...(sale !== undefined && { sale }),
    ...(adjusts !== undefined && { adjusts }),
  };
}

/** The one that counts comes first. */
export function latestFirst<Each extends Version>(versions: readonly Each[]): Each[] {
  return versions.toSorted(byRank);
}

/**
 * What a person took comes first, of several what they took last. Then that it is in another earning. Then the latest: by the last day of the file, then the day of the
 * row, then by which file came first.
 */
function byRank(left: Version, right: Version): number {
  if (left.isTaken !== right.isTaken) return left.isTaken ? -1 : 1;
  const broughtLater = compare(right.rank.committedAt.getTime(), left.rank.committedAt.getTime());
  if (left.isTaken && broughtLater !== 0) return broughtLater;
  const [isLeftIn = false, isRightIn = false] = [left.isInOther, right.isInOther];
  if (isLeftIn !== isRightIn) return isLeftIn ? -1 : 1;
  return (
    compare(right.rank.latestOn ?? '', left.rank.latestOn ?? '') ||
    compare(right.on, left.on) ||
    compare(right.rank.place, left.rank.place) ||
    broughtLater
  );
}

function compare<Value extends string | number>(left: Value, right: Value): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
