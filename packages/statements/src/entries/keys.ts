import { COMPONENT_NAMES, decimalFromMicros } from '@earntrack/domain';
import { cutText } from '../cells/cut-text.ts';
import { normalised } from '../header/header.ts';
import type { EarningRow, InterpretedRow, InterpretedRows, WorkRow } from '../rows/rows.ts';
import type { RecordedKind } from '../statement.ts';
import { NameIndex } from './name-index.ts';

/** Keys are stored and indexed; longer texts in them are replaced by a hash. */
const KEY_TEXT_LENGTH = 400;

/**
 * One key per row of a kind, by which the same row is known in every later export: the row's own id, else what it says and how
 * many identical rows there are. Neither the order of rows or columns nor the way of writing numbers and dates matters, nor what there is
 * of another kind: orders and payouts may both be counted from 1, and an export may hold only one of the two.
 */
export interface RowKeys {
  of: (row: InterpretedRow) => string;
}

/** Rows of a file that have one id. */
export interface SharedIds {
  /** Rows that say what another one of their id has said before, and which one that is. */
  repeats: ReadonlyMap<number, number>;
  /** How many ids stand in rows that say different things, and the first of them; null where none does. */
  recurring: { count: number; first: { id: string; rows: readonly number[] } } | null;
}

const BY_ID = 'id:';

const RECORDED_KINDS: readonly RecordedKind[] = ['earning', 'work', 'payout'];

/** The rank of fees and taxes that look for their earning. */
const JOINER = '2';

/** Sees every row once, and then knows the key of each. Of a row stays how many-th of its name it is; names are made anew. */
export class KeyFinder {
  readonly #rows: InterpretedRows;
  readonly #names: NameIndex;

  constructor(rows: InterpretedRows) {
    this.#rows = rows;
    this.#names = new NameIndex(rows.lastRow, (row) => nameOf(rows.at(row)));
  }

  add(row: InterpretedRow): void {
    this.#names.add(row.file.row, nameOf(row));
  }

  /** Looks at the rows that share an id: which say the same once more, and which something else. */
  sharedIds(cellsOf: (row: number) => readonly string[]): SharedIds {
    const repeats = new Map<number, number>();
    let count = 0;
    let first: { id: string; rows: readonly number[] } | null = null;
    for (const group of this.#names.shared()) {
      const { id } = this.#rows.at(group[0] ?? 0);
      if (id === null) continue;
      const firsts = new Map<string, number>();
      for (const row of group) {
        const said = JSON.stringify(cellsOf(row));
        const same = firsts.get(said);
        if (same === undefined) firsts.set(said, row);
        else repeats.set(row, same);
      }
      const others = this.#ofOneKind([...firsts.values()]);
      if (others.length < 2) continue;
      count += 1;
      first ??= { id, rows: others };
    }
    return { repeats, recurring: first && { count, first } };
  }

  /** Rows of the kind that most are of. What is left out, a fee that finds its earning and what a person wrote may share an id. */
  #ofOneKind(group: readonly number[]): number[] {
    const kindOf = (row: InterpretedRow) =>
      row.kind === 'leftOut' || row.own !== null || rankOf(row) === JOINER ? null : row.kind;
    const kinds = Map.groupBy(group, (row) => kindOf(this.#rows.at(row)));
    kinds.delete(null);
    return [...kinds.values()].reduce((most, rows) => (rows.length > most.length ? rows : most), []);
  }

  keys(): RowKeys {
    const places = new Int32Array(this.#rows.lastRow + 1);
    for (const group of this.#names.shared()) {
      const next = new Map<RecordedKind, number>();
      for (const row of ordered(group, this.#rows)) {
        const kinds = kindsOf(this.#rows.at(row));
        const place = Math.max(...kinds.map((kind) => next.get(kind) ?? 0));
        for (const kind of kinds) next.set(kind, place + 1);
        places[row] = place;
      }
    }
    return { of: (row) => keyAt(row, places[row.file.row] ?? 0) };
  }
}

/** What a row is; of one that is left out what it may be in another export. */
function kindsOf(row: InterpretedRow): readonly RecordedKind[] {
  if (row.kind !== 'leftOut') return [row.kind];
  const kinds = row.status?.kinds ?? [];
  return kinds.length > 0 ? kinds : RECORDED_KINDS;
}

function keyAt(row: InterpretedRow, place: number): string {
  if (row.id === null) return `${nameOf(row)}|${place + 1}`;
  return place === 0 ? nameOf(row) : `${nameOf(row)}#${place + 1}`;
}

function nameOf(row: InterpretedRow): string {
  return row.id === null ? `row:${bounded(contentOf(row))}` : keyOfId(row.platformName, row.id);
}

function isNamedInShort(row: InterpretedRow): boolean {
  return row.id !== null || contentOf(row).length > KEY_TEXT_LENGTH;
}

/** True where rows of one name may differ: its text is cut short or an id, or their work counts otherwise than it shows. */
function mayDiffer(row: InterpretedRow): boolean {
  return isNamedInShort(row) || row.shownSeconds !== null;
}

/**
 * Rows of one name in the order of what they say; those that say the same stay as they stand in the file. Those left out come last, so that
 * a row that counts has the key that it has where it stands alone: an export may show its payment pending beside it, and the next one not.
 */
function ordered(group: readonly number[], rows: InterpretedRows): readonly number[] {
  // A name that is whole is what its rows say.
  if (!group.some((row) => mayDiffer(rows.at(row)))) return group;
  const said = group.map((row) => {
    const told = rows.at(row);
    return { row, content: `${told.kind === 'leftOut' ? 1 : 0}${contentOf(told)}`, seconds: secondsOf(told) };
  });
  said.sort((left, right) =>
    left.content < right.content ? -1 : left.content > right.content ? 1 : left.seconds - right.seconds,
  );
  return said.map(({ row }) => row);
}

/** The key of the row that a file knows by this id: another row that names it can be put beside it, also years later. */
export function keyOfId(platformName: string | null, id: string): string {
  const platform = platformName === null ? '' : `${normalised(platformName)}|`;
  return `${BY_ID}${bounded(platform + id)}`;
}

/** True for the key of a row that has an id, or of rows that share one. */
export function isKeyOfId(key: string): boolean {
  return key.startsWith(BY_ID);
}

/** Before the key of a payout: what was taken for it has no row of its own. */
const CHARGE = 'fees:';

/** The key of what the platform took for a payout, which stands in the payout's row. */
export function keyOfCharge(keyOfPayout: string): string {
  return `${CHARGE}${keyOfPayout}`;
}

/** The key of the payout's row; null for every other key. */
export function keyOfCharged(key: string): string | null {
  return isKeyOfCharge(key) ? key.slice(CHARGE.length) : null;
}

/** True for the key of an earning that shares its row with a payout. */
export function isKeyOfCharge(key: string): boolean {
  return key.startsWith(CHARGE);
}

/** What a row without an id is known by on whatever day it stands: its reference and all that it says; null where it has no reference. */
export function keyWithoutDay(row: InterpretedRow): string | null {
  if (row.id !== null || row.reference === '') return null;
  return bounded(`${normalised(row.reference)}|${saidBy(row)}`);
}

/** All that a row says, in one canonical form; starts with the date so that later rows of an id sort after earlier ones. */
function contentOf(row: InterpretedRow): string {
  return `${row.earnedOn ?? ''}|${saidBy(row)}`;
}

/** The same without the date. */
function saidBy(row: InterpretedRow): string {
  const platform = row.platformName === null ? '' : normalised(row.platformName);
  return [
    rankOf(row),
    platform,
    normalised(row.kind === 'leftOut' ? row.toldType : row.type),
    ...figuresOf(row),
    row.description,
  ].join('|');
}

/** Before the amount of a payout of which the money column says nothing, as where payouts have a column of their own. */
const PAID = 'paid ';
const PAID_IN_KEY = /^(row:[\d-]+\|payout\|.*?\|0 [A-Z]{3})\|paid ([\d.-]+)(\|.*)\|(\d+)$/s;

/**
 * Earlier versions left the amount out of the key of such a payout, and told those of one day and text apart by their places alone. Gives that key
 * without the place, the amount, and which it is of the payouts that say the same, counted from 1. Null for every other key.
 */
export function formerPayoutKey(key: string): { name: string; amount: string; place: number } | null {
  const [, before, amount, after, place] = PAID_IN_KEY.exec(key) ?? [];
  return amount === undefined ? null : { name: `${before}${after}`, amount, place: Number(place) };
}

/** Fees and taxes come after what they were taken from when a file gives both one id. */
function rankOf(row: InterpretedRow): string {
  if (row.kind === 'earning') return row.rule.joins ? JOINER : '1';
  return row.kind;
}

function figuresOf(row: InterpretedRow): string[] {
  const file = `${decimalFromMicros(row.file.value)} ${row.file.unit}`;
  switch (row.kind) {
    case 'earning': {
      const parts = COMPONENT_NAMES.filter((name) => row.components[name] !== 0n).map(
        (name) => `${name} ${decimalFromMicros(row.components[name])}`,
      );
      return [file, ...parts, hoursText(row)];
    }
    case 'work':
      return [hoursText(row)];
    case 'payout':
      return row.file.value === 0n ? [file, `${PAID}${decimalFromMicros(row.amount)}`] : [file];
    case 'leftOut':
      return [file, row.reason];
  }
}

function hoursText({ hours, shownSeconds }: EarningRow | WorkRow): string {
  return hours ? `${shownSeconds ?? hours.seconds} s ${hours.clock}` : '';
}

function secondsOf(row: InterpretedRow): number {
  return row.kind === 'earning' || row.kind === 'work' ? (row.hours?.seconds ?? 0) : 0;
}

function bounded(text: string): string {
  if (text.length <= KEY_TEXT_LENGTH) return text;
  return `${cutText(text, KEY_TEXT_LENGTH - 34)}~${fnv1a(text, 0xcbf29ce484222325n)}${fnv1a(text, 0x84222325cbf29ce4n)}`;
}

/** FNV-1a over UTF-16 units, 64 bits: tells long texts apart, protects nothing. */
function fnv1a(text: string, start: bigint): string {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
