import {
  type Currency,
  currencyDigits,
  isCurrency,
  type LocalDate,
  type NumberFormat,
} from '@earntrack/domain';
import {
  type DayRule,
  dayOf,
  decideDateOrder,
  isOrderUsed,
  type Moment,
  parseMoment,
  requireZone,
} from '../cells/date-cells.ts';
import {
  decideNumberFormat,
  describeFormat,
  isWord,
  type MoneyCell,
  withoutSign,
} from '../cells/money-cells.ts';
import { hasManyDecimals } from '../cells/plain-number.ts';
import { remembering } from '../cells/remembering.ts';
import { Rounding } from '../cells/rounding.ts';
import { labelsOf, type LayoutMatch } from '../header/header.ts';
import type { KindAnswers } from '../mapping/kind-answers.ts';
import { AS_WRITTEN, type DateOrder, type Layout, type Preset } from '../preset.ts';
import { ask, quoted } from '../problem.ts';
import type { Encoding } from '../table/decode.ts';
import type { SourceRow } from '../table/source-rows.ts';
import { type BreakUnits, decideBreakUnits, describeBreaks } from './breaks.ts';
import { nameColumns, personalColumns } from './descriptions.ts';
import { feeColumns } from './directions.ts';
import { kindTeller } from './known-kinds.ts';
import { askedCurrency, describeRowCurrency, OnlyCurrency } from './only-currency.ts';
import { isWrittenAnew, tellingDates } from './telling-dates.ts';

/** What the person can say when the file leaves it open. */
export interface ReadOptions {
  /** Which table of an archive or a workbook, by the name of the file or sheet. */
  part?: string;
  presetId?: string | undefined;
  /** How the text of the file is encoded, where neither it nor the mapping says so. */
  encoding?: Encoding;
  /** A preset in the form of a parsed JSON file, instead of one of ours. */
  mapping?: unknown;
  /** What rows of kinds are that no rule knows. */
  kinds?: KindAnswers | undefined;
  /** Counts only where neither the platform nor the row says a currency. */
  currency?: string;
  timeZone?: string;
  /** The day of every row, where no column says one. */
  date?: LocalDate;
  /** Which number of 01/02/2025 is the day, where no row of the file settles it. */
  dateOrder?: DateOrder;
  /** The sign before the decimals, where no row of the file settles it. */
  decimal?: '.' | ',';
  /** Records names, addresses and the like of others too. */
  keepPersonal?: boolean;
}

/** The day of a row. */
export interface Day {
  date: LocalDate;
  /** The same by midnight, where the platform's day begins later. */
  calendarDate: LocalDate;
}

/** How every row of one file is read. */
export interface Decisions {
  preset: Preset;
  match: LayoutMatch;
  header: readonly string[];
  /** Its columns are what somebody chose, and not those of a preset. */
  isMapped: boolean;
  /** What may be told to others of the text of a kind. */
  toldOf: (type: string) => string;
  /** What people are told that its columns are called. */
  labels: readonly string[];
  /** False for a file of hours, in which no row has an amount. */
  hasMoney: boolean;
  numberFormat: NumberFormat;
  rounding: Rounding;
  dateOrder: DateOrder;
  dayRule: DayRule;
  /** What bare numbers of breaks count, by the index of their column. */
  breakUnits: BreakUnits;
  /** What a text in the columns of dates and times means; null for none. */
  dayOf: (text: string) => Day | null;
  /** The day of every row, where no column says one. */
  date: LocalDate | null;
  /** False when every date of the file says its order itself, like 2025-01-15. */
  isOrderUsed: boolean;
  /** For rows that do not say their own. */
  currency: Currency | null;
  /** The same for rows that have no day. */
  currencyOfUndated: Currency | null;
  /** False where it is the only one that the file says. */
  isCurrencyAsked: boolean;
  /** Columns of money whose amounts do not go the way that a row says. */
  feeColumns: ReadonlySet<string>;
  /** Indexes of columns that say who or where somebody is. */
  personal: readonly number[];
  /** Of these, the ones whose text is left out wherever else a row says it, or that of two together. */
  namesAt: readonly (readonly number[])[];
  keepsPersonal: boolean;
}

/** Decides numbers, dates, zone and currency from all rows at once. Asks or refuses where they do not settle it. */
export function decide(
  file: Pick<Decisions, 'preset' | 'match' | 'header'>,
  rows: Iterable<SourceRow>,
  options: ReadOptions,
): Decisions {
  const { match, header } = file;
  const { layout } = match;
  const date = match.places.text.date ? null : (options.date ?? askDate(file, rows));
  const dayRule = dayRuleOf(layout, options.timeZone);
  const personal = personalColumns(header, match);
  const only = new OnlyCurrency(match);
  const labels = labelsOf(header);
  const dates = tellingDates(rows, { match, header, labels, only });
  requireZone(dates, dayRule);
  const dateOrder = decideDateOrder(dates, options.dateOrder ?? layout.dateOrder);
  const rounding = new Rounding();
  const isMapped = options.mapping !== undefined;
  const numberFormat = decideNumberFormat(moneyCells(rows, match, labels), {
    said: options.decimal,
    usual: layout.decimal,
    digits: (isOpen) => digitsOf(openCells(rows, match, isOpen), match, options),
    rounding,
  });
  // Who says the columns says the order of dates of this very file.
  if (options.mapping === undefined && isWrittenAnew(layout, numberFormat))
    decideDateOrder(dates, options.dateOrder ?? null);
  return {
    ...file,
    isMapped,
    toldOf: kindTeller(file.preset, isMapped),
    labels,
    hasMoney: layout.moneyInText !== undefined || moneyCells(rows, match, labels).next().done !== true,
    numberFormat,
    rounding,
    dateOrder,
    dayRule,
    breakUnits: decideBreakUnits(rows, { match, labels, dateOrder, dayRule }),
    dayOf: date
      ? () => ({ date, calendarDate: date })
      : remembering((text) => dayOfMoment(parseMoment(text, dateOrder), dayRule)),
    date,
    isOrderUsed: dates.some(isOrderUsed),
    currency: askedCurrency(options.currency) ?? only.code,
    currencyOfUndated: date === null ? only.codeOfUndated : null,
    isCurrencyAsked: options.currency !== undefined,
    feeColumns: feeColumns(file.preset),
    personal,
    namesAt: nameColumns(header, { personal, preset: file.preset, match }),
    keepsPersonal: options.keepPersonal ?? false,
  };
}

/** The decimals that the currency of these amounts has; null where there are several kinds, or nothing says it. */
function digitsOf(cells: Iterable<OpenCell>, match: LayoutMatch, { currency }: ReadOptions): number | null {
  const digits = new Set<number>();
  const asked = (currency ?? '').trim().toUpperCase();
  for (const { ofRow, name, ofSign } of cells) {
    const told = [match.layout.currency, ofRow, match.places.currencies[name], ofSign, asked];
    const code = told.find((each): each is Currency => isCurrency(each ?? ''));
    if (code) digits.add(currencyDigits(code));
  }
  const [only = null, ...others] = digits;
  return others.length === 0 ? only : null;
}

/** An amount that can be read in two ways, with what says its currency. */
interface OpenCell {
  /** Of its column among those of money. */
  name: string;
  ofRow: string;
  ofSign: string;
}

function* openCells(
  rows: Iterable<SourceRow>,
  { places }: LayoutMatch,
  isOpen: (number: string) => boolean,
): Generator<OpenCell> {
  const [index = -1] = places.text.currency ?? [];
  const columns = Object.entries(places.money).flatMap(([name, found]) => found.map((at) => ({ name, at })));
  for (const { cells } of rows) {
    for (const { name, at } of columns) {
      const { number, currencies } = withoutSign(cells[at] ?? '');
      if (!isOpen(number)) continue;
      const [ofSign = '', ...others] = currencies ?? [];
      const ofRow = (cells[index] ?? '').trim().toUpperCase();
      yield { name, ofRow, ofSign: others.length === 0 ? ofSign : '' };
    }
  }
}

/** Asks for the day of a file in which no known column says one, and names a column that seems to, if there is one. */
function askDate({ match, header }: Pick<Decisions, 'match' | 'header'>, rows: Iterable<SourceRow>): never {
  const read = new Set(Object.values(match.places.money).concat(Object.values(match.places.text)).flat());
  const [first] = rows;
  const perhaps = header.find(
    (_, index) => !read.has(index) && parseMoment(first?.cells[index] ?? '', 'dayFirst') !== null,
  );
  const hint =
    perhaps === undefined ? '' : `, or in a mapping that ${quoted(perhaps)} does, which looks like days`;
  return ask(
    'date',
    `No column of this file that is known says a day. Say it with --date, like --date 2026-03-09${hint}.`,
  );
}

function dayRuleOf({ timeZone, timesIn, dayStartsAt }: Layout, askedZone: string | undefined): DayRule {
  const [hours = 0, minutes = 0] = (dayStartsAt ?? '').split(':').map(Number);
  return {
    timeZone: askedZone,
    usualZone: timeZone,
    isInUtc: timesIn === 'UTC',
    startsAtMinutes: hours * 60 + minutes,
  };
}

function dayOfMoment(moment: Moment | null, rule: DayRule): Day | null {
  const date = moment && dayOf(moment, rule);
  if (!date) return null;
  const calendarDate = rule.startsAtMinutes ? dayOf(moment, { ...rule, startsAtMinutes: 0 }) : date;
  return calendarDate && { date, calendarDate };
}

/** The decisions in words, for the person to check. */
export function describeDecisions(decisions: Decisions): string[] {
  const { match, numberFormat, rounding, dateOrder, isOrderUsed, dayRule, date } = decisions;
  const { currency, isCurrencyAsked } = decisions;
  const { layout, places } = match;
  const said = [`Numbers are read like ${describeFormat(numberFormat)}.`, rounding.describe()];
  if (date) said.push(`Every row is of ${date}, as asked.`);
  else if (isOrderUsed)
    said.push(`Dates are read with the ${dateOrder === 'dayFirst' ? 'day' : 'month'} first.`);
  else said.push('Dates say themselves which number is the day.');
  const zone = dayRule.timeZone ?? dayRule.usualZone;
  if (zone === AS_WRITTEN) said.push('Moments stay on the day that the file writes.');
  else if (zone) said.push(`Moments are put on days of ${zone}.`);
  if (layout.dayStartsAt) said.push(`A day begins at ${layout.dayStartsAt}.`);
  said.push(...describeBreaks(decisions));
  if (layout.currency) said.push(`All amounts are in ${layout.currency}, as this platform keeps them.`);
  else if (places.text.currency) said.push(describeRowCurrency(currency, isCurrencyAsked));
  if (!currency || !isCurrencyAsked || currency === layout.currency) return said;
  if (layout.currency) said.push(`So ${currency}, which was asked for, is not used.`);
  else said.push(`Amounts without a currency are in ${currency}, as asked.`);
  return said;
}

function* moneyCells(
  rows: Iterable<SourceRow>,
  match: LayoutMatch,
  labels: readonly string[],
): Generator<MoneyCell> {
  const columns = [...new Set(Object.values(match.places.money).flat())].map((index) => ({
    index,
    column: labels[index] ?? '',
  }));
  for (const { row, cells } of rows) {
    for (const { index, column } of columns) {
      const cell = cells[index] ?? '';
      if (isWord(cell)) continue;
      yield { row, column, text: withoutSign(cell).number, isWrittenFine: hasManyDecimals(cell) };
    }
  }
}
