import {
  type Components,
  type Currency,
  FIRST_DATE,
  LAST_DATE,
  type LocalDate,
  type Micros,
  sumMicros,
} from '@earntrack/domain';
import { remembering } from '../cells/remembering.ts';
import { normalised } from '../header/header.ts';
import type { ControlRule, LineRule, TextRole } from '../preset.ts';
import type { FileRow, Hours } from '../statement.ts';
import { endsEarly, type SourceRow, type SourceRows } from '../table/source-rows.ts';
import { applyRule } from './apply-rule.ts';
import { type Charge, chargeOf } from './charge.ts';
import type { Decisions } from './decisions.ts';
import { calledByKind } from './conversions.ts';
import { type Description, isOwnFile, readDescription, toldKind } from './descriptions.ts';
import { MOMENT_ROLES, momentText } from './moments.ts';
import { Origins, type RowOrigin } from './origins.ts';
import { unguarded } from './own-file.ts';
import { faultWithoutMoney, type OwnCells, readOwnCells } from './own-texts.ts';
import { type RowMoney, readRowMoney, withMoneyInText, withTurned } from './row-money.ts';
import { plainReason, type Reason, reasonOfCell, type ToldReason, toldReason } from './reasons.ts';
import { NO_PAYOUT, type RowStatus, statusOf } from './row-status.ts';
import { inColumns, referenceOf, ruleCells, textOf } from './row-texts.ts';
import { reasonOfKind, reasonOfTotals } from './row-totals.ts';
import { readWork, shownSeconds } from './row-work.ts';
import { rowsById } from './rows-by-id.ts';
import { kindFinder, ruleFinder, type RuleSubject } from './rules.ts';
import { kindIn, saysKind } from './types-of-rows.ts';
import { unknownMoneyIn } from './unknown-money.ts';

/** Micros of one second, so that hours and money share one form of control total. */
const SECOND = 1_000_000n;
const PLATFORM_NAME_LENGTH = 80;

interface RowTexts extends Description {
  /** What the file's money column says here. */
  file: FileRow;
  id: string | null;
  reference: string;
  party: string;
  /** Without whom it is of, as far as the row says that. */
  type: string;
  /** What of it may be told to others; empty where that is nothing. */
  toldType: string;
  /** What its type names, as a rule does; not to be told where the type lacks somebody. */
  kindName: string;
  platformName: string | null;
  earnedOn: LocalDate | null;
  /** The same by midnight, where the platform's day begins later. */
  calendarDate: LocalDate | null;
  own: OwnCells | null;
  /** Seconds by which the row is known where they are not those that count; null where they are. */
  shownSeconds: number | null;
}

interface DatedRow extends RowTexts {
  earnedOn: LocalDate;
}

interface RecordedRow extends DatedRow {
  /** The number of its kind by the columns from which it is made. */
  origin: number;
}

export interface EarningRow extends RecordedRow {
  kind: 'earning';
  rule: LineRule;
  currency: Currency;
  components: Components;
  hours: Hours | null;
}

export interface PayoutRow extends RecordedRow {
  kind: 'payout';
  rule: LineRule;
  currency: Currency;
  amount: Micros;
  /** What the platform took for it; null where that is nothing. */
  charge: Charge | null;
}

export interface WorkRow extends RecordedRow {
  kind: 'work';
  hours: Hours;
}

export interface LeftOutRow extends RowTexts, ToldReason {
  kind: 'leftOut';
  status: RowStatus | null;
  /** No rule knows its kind, and nothing else is wrong with it. */
  isOfUnknownKind?: boolean;
}

export type InterpretedRow = EarningRow | PayoutRow | WorkRow | LeftOutRow;

/** The rows of a file as they are understood. */
export interface InterpretedRows extends Iterable<InterpretedRow> {
  /** What a number of a row is at most. */
  readonly lastRow: number;
  /** The row of this number. */
  at: (row: number) => InterpretedRow;
  /** The columns from which rows of each kind are made; all kinds are there once every row was asked for. */
  readonly kinds: readonly RowOrigin[];
}

/**
 * Reads every row by the same decisions. The first `keptRows` of the file stay in the memory, the others are read anew whenever they are
 * asked for: a statement of a year is quick, and one of a million rows takes no more memory for them.
 */
export function interpretRows(sources: SourceRows, decisions: Decisions, keptRows: number): InterpretedRows {
  const rules = rulesOf(sources, decisions);
  const kept = new Map<number, InterpretedRow>();
  const interpret = (source: SourceRow): InterpretedRow => {
    const row = interpretRow(source, decisions, rules);
    if (source.row <= keptRows) kept.set(source.row, row);
    return row;
  };
  return {
    lastRow: sources.lastRow,
    kinds: rules.origins.kinds,
    at: (row) => kept.get(row) ?? interpret(sources.at(row)),
    *[Symbol.iterator]() {
      for (const source of sources) yield kept.get(source.row) ?? interpret(source);
    },
  };
}

interface Rules {
  ruleOf: ReturnType<typeof ruleFinder>;
  kindsOf: ReturnType<typeof kindFinder>;
  unknownIn: ReturnType<typeof unknownMoneyIn>;
  origins: Origins;
  /** Whether a row of this id is recorded. */
  isRecorded: (id: string) => boolean;
}

function rulesOf(sources: SourceRows, decisions: Decisions): Rules {
  const { hours, endDate, endTime } = decisions.match.places.text;
  const hasHours = [hours, endDate, endTime].some((columns) => columns !== undefined);
  const rules = {
    ruleOf: ruleFinder(decisions.preset),
    kindsOf: kindFinder(decisions.preset, { hasHours }),
    unknownIn: unknownMoneyIn(decisions),
    origins: new Origins(decisions),
  };
  const rowsOf = rowsById(sources, decisions);
  // What a row refers to is looked at for itself: two that refer to each other would never end.
  const isLeftOut = (row: number) =>
    interpretRow(sources.at(row), decisions, { ...rules, isRecorded: () => false }).kind === 'leftOut';
  const isRecorded = remembering((id) => id !== '' && rowsOf(id).some((row) => !isLeftOut(row)));
  return { ...rules, isRecorded };
}

/** What one row says by the preset's rules. A row that does not fit is left out with its reason, never guessed. */
function interpretRow(
  source: SourceRow,
  decisions: Decisions,
  { ruleOf, kindsOf, unknownIn, origins, isRecorded }: Rules,
): InterpretedRow {
  const read = { source, decisions };
  const cells = readRowMoney(source, decisions);
  const cell = ruleCells(source, decisions);
  const { clock, seconds, fault: faultOfWork } = readWork(source, decisions);
  const hours = seconds && clock ? { clock, seconds } : null;
  const file = (money: RowMoney) => fileRow(source.row, money, { seconds, decisions });
  const texts = readTexts(source, decisions, file(cells));
  const amount = (column = decisions.preset.control?.column ?? '') => cells.amounts.get(column) ?? 0n;
  const refersToRecorded = () => isRecorded(texts.reference);
  const subject: RuleSubject = { type: textOf(source, decisions, 'type'), cell, amount, refersToRecorded };
  const rule = ruleOf(subject);
  const money = rule ? withTurned(withMoneyInText(cells, rule, read), rule) : cells;
  const ofType = rule === null ? reasonOfKind(source, decisions, texts) : null;
  const reason =
    faultOfEnd(source, decisions) ??
    ofType ??
    plainly(rule?.skip) ??
    money.fault ??
    plainly(unknownIn(source, rule) ?? reasonOfTotals(source, decisions) ?? texts.own?.fault) ??
    reasonInTexts(texts, momentText(source, decisions.match, 'start'), decisions) ??
    faultOfWork;
  if (reason !== null || rule === null || texts.earnedOn === null || clock === null)
    return {
      ...texts,
      kind: 'leftOut',
      ...toldReason(reason ?? plainReason('this row cannot be read'), source, decisions),
      status: statusOf(rule, { ...texts, ...subject, ...read, reason, ofType, hours, kindsOf }),
      isOfUnknownKind: rule === null && reason === ofType && saysKind(subject.type),
    };
  const dated = { ...texts, file: file(money), earnedOn: texts.earnedOn };
  const recorded = applyRule(rule, money);
  const originOf = (said: RowMoney | null, isCalledByKind = false) =>
    origins.numberOf(source, { rule, money: said, hasHours: hours !== null, isCalledByKind });
  if (recorded === null || money.currency === null) return withoutMoney(dated, hours, () => originOf(null));
  const { components, payout } = recorded;
  if (payout === null && rule.parts.some(({ to }) => to === 'payout')) return leftOut(dated, NO_PAYOUT);
  const { currency } = money;
  // Without an id a row is known again by what it was called before.
  const called = payout === null || dated.id === null ? dated : calledByKind(dated, dated.type);
  const origin = originOf(money, called.description !== dated.description);
  if (payout === null) return { ...dated, kind: 'earning', rule, currency, components, hours, origin };
  const charge = chargeOf(components, decisions.preset.control);
  return { ...dated, ...called, kind: 'payout', rule, currency, amount: payout, charge, origin };
}

/** Of a row that is cut off before its amount may stand. */
function faultOfEnd(source: SourceRow, { match }: Decisions): Reason | null {
  if (!endsEarly(source, match)) return null;
  return { ...plainReason(`this row ends after ${source.cells.length} of its cells`), isUnread: true };
}

/** A reason that quotes no cell, where there is one. */
function plainly(text: string | false | null | undefined): Reason | null {
  return text ? plainReason(text) : null;
}

function withoutMoney(dated: DatedRow, hours: Hours | null, origin: () => number): WorkRow | LeftOutRow {
  const fault = dated.own && faultWithoutMoney(dated.own.texts);
  if (hours && !fault) return { ...dated, kind: 'work', hours, origin: origin() };
  return leftOut(dated, fault ?? 'there is neither an amount nor a duration');
}

function leftOut(dated: DatedRow, reason: string): LeftOutRow {
  return { ...dated, kind: 'leftOut', reason, whole: null, status: null };
}

function fileRow(
  row: number,
  money: RowMoney,
  { seconds, decisions }: { seconds: number | null; decisions: Decisions },
): FileRow {
  const { control } = decisions.preset;
  const { amounts, currency } = money;
  // An amount that only a text tells is in no column of the control total, and in its currency all the same.
  const isMoney = (control !== null && decisions.hasMoney) || amounts.size > 0;
  if (isMoney && currency !== null)
    return { row, unit: currency, value: control === null ? 0n : controlValue(control, amounts) };
  return { row, unit: 's', value: BigInt(seconds ?? 0) * SECOND };
}

/** What the row says by the column or columns of the control total. */
function controlValue({ column, plus = [], less = [] }: ControlRule, amounts: RowMoney['amounts']): Micros {
  const sum = (columns: readonly string[]) => sumMicros(columns.map((name) => amounts.get(name) ?? 0n));
  return sum([column, ...plus]) - sum(less);
}

function readTexts(source: SourceRow, decisions: Decisions, file: FileRow): RowTexts {
  const cell = (role: TextRole) => textOf(source, decisions, role);
  const text = isOwnFile(decisions.match) ? unguarded : (told: string) => told;
  const day = decisions.dayOf(momentText(source, decisions.match, 'start'));
  const type = toldKind(cell('type'), source, decisions);
  return {
    file,
    id: cell('id') || null,
    reference: referenceOf(source, decisions),
    party: normalised(cell('party')),
    type,
    toldType: decisions.toldOf(type),
    kindName: kindIn(cell('type')),
    platformName: decisions.match.places.text.platform ? text(cell('platform')) : null,
    ...readDescription(source, decisions),
    earnedOn: day?.date ?? null,
    calendarDate: day?.calendarDate ?? null,
    own: readOwnCells(source, decisions),
    shownSeconds: shownSeconds(source, decisions),
  };
}

function reasonInTexts(
  { earnedOn, platformName }: RowTexts,
  date: string,
  decisions: Decisions,
): Reason | null {
  if (platformName === '') return plainReason(`no platform is named ${inColumns(decisions, ['platform'])}`);
  if (platformName !== null && platformName.length > PLATFORM_NAME_LENGTH)
    return plainReason(
      `the platform's name ${inColumns(decisions, ['platform'])} is longer than ${PLATFORM_NAME_LENGTH} letters`,
    );
  if (earnedOn !== null) return null;
  const place = inColumns(decisions, MOMENT_ROLES.start);
  if (date === '') return plainReason(`there is no date ${place}`);
  const [, year] = /(?<!\d)(\d{4})(?!\d)/.exec(date) ?? [];
  const isOutside = year !== undefined && (year < FIRST_DATE || year > LAST_DATE.slice(0, 4));
  const said = isOutside ? `is before ${FIRST_DATE} or after ${LAST_DATE}` : 'is no date of the calendar';
  return reasonOfCell(date, (what) => `${what} ${place} ${said}`);
}
