import { type Currency, currencyDigits, isCurrency, type Micros } from '@earntrack/domain';
import { currenciesOfSign } from '../cells/currency-signs.ts';
import { amountOf, isEmptyAmount, isWord, withoutSign } from '../cells/money-cells.ts';
import { moneyInText } from '../cells/money-in-text.ts';
import type { LineRule } from '../preset.ts';
import { ask, type CellPlace, placed, quoted, refuse } from '../problem.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { type Direction, directionOf, turnedBy } from './directions.ts';
import { momentText } from './moments.ts';
import { type Reason, reasonOfCell } from './reasons.ts';

const WHOLE_UNIT = 1_000_000n;

/** The money of one row: amounts of the cells that are not empty, and their currency. */
export interface RowMoney {
  amounts: ReadonlyMap<string, Micros>;
  /** Null only when the row has no amount. */
  currency: Currency | null;
  /** What stands where an amount should be, as a reason to leave the row out. */
  fault: Reason | null;
}

/** Reads the money cells of a row. Refuses a currency that does not exist or that contradicts a sign; asks for a missing one. */
export function readRowMoney(source: SourceRow, decisions: Decisions): RowMoney {
  const { match, labels, numberFormat, feeColumns } = decisions;
  const amounts = new Map<string, Micros>();
  let currency = currencySaid(source, decisions);
  const { direction, fault: faultOfWay } = wayOf(source, decisions);
  let fault: Reason | null = null;
  let first = '';
  for (const [name, index] of moneyPlaces(match.places.money)) {
    const cell = source.cells[index] ?? '';
    const column = labels[index] ?? name;
    if (isWord(cell)) {
      if (!isEmptyAmount(cell))
        fault = unread(reasonOfCell(cell, (what) => `${what} in column ${quoted(column)} is no amount`));
      continue;
    }
    first ||= column;
    const { number, currencies: ofCell } = withoutSign(cell);
    const place = { cell, row: source.row, column };
    const currencies = inBoth(ofCell, currenciesOfHeader(decisions, name), place);
    currency ??= onlyCurrency(currencies) ?? decisions.currency;
    requireSame(currency, currencies, place);
    const amount = amountOf(number, numberFormat);
    requireDigits(amount, currency, { decisions, place });
    const told = feeColumns.has(name) ? amount : turnedBy(direction, amount);
    amounts.set(name, (amounts.get(name) ?? 0n) + told);
  }
  if (amounts.size > 0) fault ??= faultOfWay;
  currency ??= currencyOfUndated(source, decisions);
  if (amounts.size > 0 && currency === null)
    ask(
      'currency',
      `Nothing says in which currency the amounts are (${placed({ row: source.row, column: first })}). Say it with --currency.`,
    );
  return { amounts, currency: currency ?? decisions.currency, fault };
}

/** A row of totals seldom says in which currency it adds up. */
function currencyOfUndated(
  source: SourceRow,
  { currencyOfUndated: code, match, dayOf }: Decisions,
): Currency | null {
  return code !== null && dayOf(momentText(source, match, 'start')) === null ? code : null;
}

/** Which way amounts without a sign went, where a column says it. */
function wayOf(
  { cells }: SourceRow,
  { match, labels }: Decisions,
): { direction: Direction | null; fault: Reason | null } {
  const [index] = match.places.text.direction ?? [];
  if (index === undefined) return { direction: null, fault: null };
  const cell = (cells[index] ?? '').trim();
  const direction = directionOf(cell);
  const column = quoted(labels[index] ?? '');
  const fault = reasonOfCell(
    cell,
    (what) => `${what} in column ${column} does not say which way the amount went`,
  );
  return { direction, fault: direction === null ? fault : null };
}

/** Each cell of money by the name under which its amount counts. */
function* moneyPlaces(money: Decisions['match']['places']['money']): Generator<[string, number]> {
  for (const name of Object.keys(money)) for (const index of money[name] ?? []) yield [name, index];
}

function unread(reason: Reason): Reason {
  return { ...reason, isUnread: true };
}

/** With the money that a rule takes from inside texts. Texts of rows of other rules mean nothing. */
export function withMoneyInText(
  money: RowMoney,
  rule: LineRule,
  { source, decisions }: { source: SourceRow; decisions: Decisions },
): RowMoney {
  const { places } = decisions.match;
  if (!rule.parts.some(({ column }) => places.moneyInText[column])) return money;
  const amounts = new Map(money.amounts);
  let { currency, fault } = money;
  for (const { column: name } of rule.parts) {
    const indexes = places.moneyInText[name];
    if (indexes === undefined || amounts.has(name)) continue;
    const at = indexes.filter((index) => source.cells[index]);
    const found = at
      .map((index) => moneyInText(source.cells[index] ?? '', decisions.numberFormat))
      .find((told) => told !== null);
    const [index = indexes[0] ?? 0] = at;
    const column = quoted(decisions.labels[index] ?? name);
    const about = (say: (text: string) => string) =>
      reasonOfCell(source.cells[index] ?? '', (what) => say(`${what} in column ${column}`));
    if (!found) {
      fault ??= unread(about((text) => `${text} does not hold exactly one amount`));
      continue;
    }
    currency ??= onlyCurrency(found.currencies) ?? decisions.currency;
    const wanted = currency ?? 'a currency that the file says';
    if (currency === null || !found.currencies.includes(currency))
      fault ??= about((text) => `the amount of ${text} is not in ${wanted}`);
    amounts.set(name, found.amount);
  }
  return { amounts, currency, fault };
}

/** With the other sign where the rule says that a column has it. */
export function withTurned(money: RowMoney, { turned = [] }: LineRule): RowMoney {
  if (turned.length === 0) return money;
  const amounts = new Map(
    [...money.amounts].map(([name, amount]) => [name, turned.includes(name) ? -amount : amount]),
  );
  return { ...money, amounts };
}

interface Place extends CellPlace {
  cell: string;
}

/** "$" in a column "Amount (USD)" is one dollar of many. */
function inBoth(
  ofCell: readonly string[] | null,
  ofHeader: readonly string[] | null,
  { cell, row, column }: Place,
): readonly string[] | null {
  if (ofCell === null || ofHeader === null) return ofCell ?? ofHeader;
  const both = ofCell.filter((currency) => ofHeader.includes(currency));
  if (both.length > 0) return both;
  return refuse(
    `${quoted(cell)} in ${placed({ row, column })}, is not in the currency that its column names.`,
    {
      row,
      column,
    },
  );
}

function requireSame(
  currency: Currency | null,
  currencies: readonly string[] | null,
  { cell, row, column }: Place,
): void {
  if (currencies === null || currency === null || currencies.includes(currency)) return;
  refuse(`${quoted(cell)} in ${placed({ row, column })}, is not in ${currency}.`, { row, column });
}

/** A hundredth of a yen means that the amount is in another unit. EarnTrack's own file has what was once recorded. */
function requireDigits(
  amount: Micros,
  currency: Currency | null,
  { decisions, place }: { decisions: Decisions; place: Place },
): void {
  const isOwn = decisions.match.places.text.note !== undefined;
  if (isOwn || currency === null || currencyDigits(currency) > 0 || amount % WHOLE_UNIT === 0n) return;
  const { cell, row, column } = place;
  refuse(
    `${quoted(cell)} in ${placed({ row, column })}, has decimals, and ${currency} has none. The amount may be in another currency.`,
    { row, column },
  );
}

function onlyCurrency(currencies: readonly string[] | null): Currency | null {
  const [only, ...others] = currencies ?? [];
  return only !== undefined && others.length === 0 && isCurrency(only) ? only : null;
}

/** "EUR" or "€" in "Amount (EUR)". */
function currenciesOfHeader({ match }: Decisions, name: string): readonly string[] | null {
  const told = match.places.currencies[name];
  if (told === undefined) return null;
  return isCurrency(told) ? [told] : currenciesOfSign(told);
}

function currencySaid({ row, cells }: SourceRow, { match, labels }: Decisions): Currency | null {
  const settled = match.layout.currency as Currency | null;
  const [index] = match.places.text.currency ?? [];
  if (settled && index === undefined) return settled;
  const cell = index === undefined ? '' : (cells[index] ?? '').trim().toUpperCase();
  if (isEmptyAmount(cell)) return settled;
  const column = labels[index ?? 0] ?? '';
  // "Euro - EUR" is how Harvest writes it.
  const code = / - ([A-Z]{3})$/.exec(cell)?.[1] ?? cell;
  if (isCurrency(code) && settled && code !== settled && hasAmount({ row, cells }, match))
    refuse(
      `Row ${row} says ${code} in column ${quoted(column)}, and the mapping says that all amounts are in ${settled}. Take "currency" out of the mapping where rows say it.`,
      { row, column },
    );
  if (isCurrency(code)) return settled ?? code;
  // A line without money, like the header once more, needs no currency.
  if (!hasAmount({ row, cells }, match)) return settled;
  refuse(`${quoted(cell)} in ${placed({ row, column })}, is no currency: it takes a code like EUR.`, {
    row,
    column,
  });
}

function hasAmount({ cells }: SourceRow, { places }: Decisions['match']): boolean {
  return Object.values(places.money).some((indexes) => indexes.some((index) => !isWord(cells[index] ?? '')));
}
