import { type Currency, isCurrency, type Micros } from '@earntrack/domain';
import type { Decisions } from './decisions.ts';
import { amountOf, isEmptyAmount, isWord, withoutSign } from './money-cells.ts';
import { ask, quoted, refuse } from './problem.ts';
import type { SourceRow } from './source-rows.ts';

/** The money of one row: amounts of the cells that are not empty, and their currency. */
export interface RowMoney {
  amounts: ReadonlyMap<string, Micros>;
  /** Null only when the row has no amount. */
  currency: Currency | null;
  /** What stands where an amount should be, as a reason to leave the row out. */
  fault: string | null;
}

/** Reads the money cells of a row. Refuses a currency that does not exist or that contradicts a sign; asks for a missing one. */
export function readRowMoney(source: SourceRow, decisions: Decisions): RowMoney {
  const { match, header, numberFormat } = decisions;
  const said = currencySaid(source, decisions);
  const amounts = new Map<string, Micros>();
  let currency = said;
  let fault: string | null = null;
  for (const [name, index] of Object.entries(match.places.money)) {
    const cell = source.cells[index] ?? '';
    if (isWord(cell)) {
      if (!isEmptyAmount(cell))
        fault = `${quoted(cell)} in column ${quoted(header[index] ?? name)} is no amount`;
      continue;
    }
    const { number, currencies } = withoutSign(cell);
    const [only, ...others] = currencies ?? [];
    if (currency === null && only !== undefined && others.length === 0 && isCurrency(only)) currency = only;
    currency ??= decisions.currency;
    if (currencies && currency !== null && !currencies.includes(currency)) {
      const column = header[index]?.trim() ?? name;
      refuse(`${quoted(cell)} in row ${source.row}, column ${quoted(column)}, is not in ${currency}.`, {
        row: source.row,
        column,
      });
    }
    amounts.set(name, amountOf(number, numberFormat));
  }
  if (amounts.size > 0 && currency === null)
    ask(
      'currency',
      `Nothing says in which currency the amounts are (row ${source.row}). Say it with --currency.`,
    );
  return { amounts, currency: currency ?? decisions.currency, fault };
}

function currencySaid({ row, cells }: SourceRow, { match, header }: Decisions): Currency | null {
  if (match.layout.currency) return match.layout.currency as Currency;
  const [index] = match.places.text.currency ?? [];
  const cell = index === undefined ? '' : (cells[index] ?? '').trim().toUpperCase();
  if (cell === '') return null;
  if (isCurrency(cell)) return cell;
  // A line without money, like the header once more, needs no currency.
  if (Object.values(match.places.money).every((place) => isWord(cells[place] ?? ''))) return null;
  const column = header[index ?? 0]?.trim() ?? '';
  refuse(
    `${quoted(cell)} in row ${row}, column ${quoted(column)}, is no currency: it takes a code like EUR.`,
    { row, column },
  );
}
