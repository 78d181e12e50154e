import { type Currency, isCurrency } from '@earntrack/domain';
import { columnName, type LayoutMatch } from '../header/header.ts';
import { ask, quoted } from '../problem.ts';

/**
 * The one currency that a file says above its dated rows, as a settlement does in its first row: that of its other rows too. Where dated rows say it,
 * it is that of those without a day, which are totals and are never recorded.
 */
export class OnlyCurrency {
  readonly #index: number;
  #said: Currency | null = null;
  #isOpen: boolean;
  readonly #all = new Set<string>();
  readonly #isAsked: boolean;
  /** As it stands in the rows where files were put together with their headers. */
  readonly #names: ReadonlySet<string>;

  constructor({ layout, places }: Pick<LayoutMatch, 'layout' | 'places'>) {
    this.#index = places.text.currency?.[0] ?? -1;
    this.#isAsked = layout.currency === null && this.#index >= 0;
    this.#isOpen = this.#isAsked;
    const names = layout.columns.currency ?? [];
    this.#names = new Set(names.flatMap((name) => (typeof name === 'string' ? [columnName(name)] : [])));
  }

  /**
   * Any text that is another one, or none that is known, leaves it open; so does one that only a row of a day of its own says, which may be the one that was
   * paid abroad.
   */
  note(cells: readonly string[], { isDated }: { isDated: boolean }): void {
    if (!this.#isAsked) return;
    const cell = (cells[this.#index] ?? '').trim().toUpperCase();
    if (this.#names.has(columnName(cell))) return;
    if (cell !== '' && this.#all.size < 2) this.#all.add(cell);
    if (!this.#isOpen) return;
    const isOfFile = this.#said !== null || !(cell === '' || isDated);
    const isSame = cell === '' || (this.#said ?? cell) === cell;
    this.#isOpen = isOfFile && isSame && (cell === '' || isCurrency(cell));
    if (isCurrency(cell)) this.#said ??= cell;
  }

  get code(): Currency | null {
    return this.#isOpen ? this.#said : null;
  }

  /** Of rows that have no day. */
  get codeOfUndated(): Currency | null {
    const [only = '', ...others] = this.#all;
    return others.length === 0 && isCurrency(only) ? only : null;
  }
}

/** Where a column says the currency of each row, and perhaps not of all. */
export function describeRowCurrency(other: Currency | null, isAsked: boolean): string {
  const also = isAsked || other === null ? '' : `, and where it says none ${other}, the only one of the file`;
  return `The currency is the one that each row says${also}.`;
}

/** What a person said of amounts whose row does not say it. */
export function askedCurrency(code: string | undefined): Currency | null {
  if (code === undefined) return null;
  const upper = code.trim().toUpperCase();
  if (!isCurrency(upper)) ask('currency', `${quoted(code)} is no currency. Give one like --currency EUR.`);
  return upper;
}
