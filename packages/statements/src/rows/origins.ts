import type { ComponentName } from '@earntrack/domain';
import { cutText } from '../cells/cut-text.ts';
import type { LineRule, TextRole } from '../preset.ts';
import type { SourceRow } from '../table/source-rows.ts';
import { takenBy } from './apply-rule.ts';
import type { Decisions } from './decisions.ts';
import type { RowMoney } from './row-money.ts';

/** What of an entry is made from cells of a file; the amount is that of a payout. */
export type ValueName = ComponentName | 'amount' | 'day' | 'currency' | 'hours' | 'description' | 'platform';

/** The columns from which each value of rows of one kind is made, as people are told that they are called. What is not in it, no column says. */
export type RowOrigin = { [Name in ValueName]?: string[] };

/** So many kinds are told apart by which cells say something; what comes beyond that, by rule alone. */
const KINDS_BY_CELLS = 100;
/** Kinds, and characters of them as JSON: well under what is taken of a file. One more kind says nothing of columns, and stands for every row beyond. */
const KINDS = 500;
const LENGTH = 80_000;
const LABEL_LENGTH = 120;
const COLUMNS_OF_VALUE = 20;
/** Neither empty nor zero. */
const AMOUNT = /[^\P{N}0]/u;
const TEXT = /\S/;

interface RowAsRead {
  rule: LineRule;
  /** Null of a row of hours alone. */
  money: RowMoney | null;
  hasHours: boolean;
  /** Its kind is part of what it is called. */
  isCalledByKind?: boolean;
}

/** Cells of a row; null stands for any row of its rule. */
type Cells = ((index: number) => string) | null;

/** The kinds of rows by the columns from which they are made: with them a row has to keep one small number. */
export class Origins {
  readonly #decisions: Decisions;
  readonly #numbers = new Map<string, number>();
  readonly #kinds: RowOrigin[] = [];
  #length = 0;
  /** Of what is beyond every limit. */
  #last: number | null = null;

  constructor(decisions: Decisions) {
    this.#decisions = decisions;
  }

  /** By the number of the kind. */
  get kinds(): readonly RowOrigin[] {
    return this.#kinds;
  }

  /** The number of the kind of a row: the same each time, once every row of the file was asked for. */
  numberOf({ cells }: SourceRow, read: RowAsRead): number {
    const { emptyCells = [] } = this.#decisions.match.layout;
    const textAt = (index: number) => {
      const cell = cells[index] ?? '';
      return emptyCells.includes(cell.trim()) ? '' : cell;
    };
    const key = this.#keyOf(read, textAt);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const isByCells = this.#kinds.length < KINDS_BY_CELLS && this.#length < LENGTH / 2;
    return this.#added(isByCells ? key : this.#keyOf(read, null));
  }

  #added(key: string): number {
    const known = this.#numbers.get(key) ?? this.#last;
    if (known !== null) return known;
    const origin = this.#originOf(key);
    const length = this.#length + JSON.stringify(origin).length + 1;
    const number = this.#kinds.length;
    if (number >= KINDS || length > LENGTH) {
      this.#last = number;
      this.#kinds.push({});
      return number;
    }
    this.#length = length;
    this.#kinds.push(origin);
    this.#numbers.set(key, number);
    return number;
  }

  /** Each value before a column that says it. */
  #keyOf(read: RowAsRead, cells: Cells): string {
    const { text } = this.#decisions.match.places;
    const ofRoles = (value: ValueName, roles: readonly TextRole[]) =>
      roles.map((role) => told(value, text[role], { cells })).join('');
    return [
      this.#moneyOf(read, cells),
      ofRoles('day', ['date', 'time']),
      this.#currencyOf(read, cells),
      read.hasHours ? ofRoles('hours', this.#rolesOfHours(cells)) : '',
      told('description', this.#describing(read), { cells }),
      ofRoles('platform', ['platform']),
    ].join('');
  }

  #moneyOf({ rule, money }: RowAsRead, cells: Cells): string {
    let key = '';
    if (money === null) return key;
    for (const part of rule.parts) {
      const isTaken = cells === null || Boolean(takenBy(part, money.amounts));
      if (!isTaken) continue;
      const value = part.to === 'payout' ? 'amount' : part.to;
      for (const name of [part.column, ...(part.less ?? [])])
        key += told(value, this.#placesOf(name), { cells, says: AMOUNT });
    }
    return key;
  }

  #placesOf(name: string): readonly number[] {
    const { money, moneyInText } = this.#decisions.match.places;
    return money[name] ?? moneyInText[name] ?? [];
  }

  /** Its own column, else the amounts with their signs and headers; none where all of the file is in one, or that was asked. */
  #currencyOf({ rule, money }: RowAsRead, cells: Cells): string {
    if (money === null) return '';
    const { match, currency } = this.#decisions;
    const own = told('currency', match.places.text.currency, { cells });
    if (own !== '' || match.layout.currency !== null || money.currency === currency) return own;
    const columns = rule.parts.flatMap(({ column }) => this.#placesOf(column));
    return told('currency', columns, { cells, says: AMOUNT });
  }

  #rolesOfHours(cells: Cells): readonly TextRole[] {
    const [index] = this.#decisions.match.places.text.hours ?? [];
    const isSaid = index !== undefined && (cells === null || TEXT.test(cells(index)));
    return isSaid ? ['hours', 'clock'] : ['date', 'time', 'endDate', 'endTime', 'breaks', 'clock'];
  }

  #describing({ isCalledByKind = false }: RowAsRead): readonly number[] {
    const { match, personal, keepsPersonal } = this.#decisions;
    const { type = [], description = [] } = match.places.text;
    const columns = isCalledByKind ? [...type, ...description] : description;
    return keepsPersonal ? [...columns, ...personal] : columns.filter((index) => !personal.includes(index));
  }

  #originOf(key: string): RowOrigin {
    const origin: RowOrigin = {};
    for (const [, value, index] of key.matchAll(/(\w+) (\d+);/g)) {
      const columns = (origin[value as ValueName] ??= []);
      const label = this.#labelAt(Number(index));
      if (columns.length < COLUMNS_OF_VALUE && !columns.includes(label)) columns.push(label);
    }
    return origin;
  }

  #labelAt(index: number): string {
    const label = (this.#decisions.labels[index] ?? '').replace(/\s+/g, ' ').trim();
    return cutText(label, LABEL_LENGTH);
  }
}

function told(
  value: ValueName,
  columns: readonly number[] | undefined,
  { cells, says = TEXT }: { cells: Cells; says?: RegExp },
): string {
  let key = '';
  for (const index of columns ?? [])
    if (cells === null || says.test(cells(index))) key += `${value} ${index};`;
  return key;
}
