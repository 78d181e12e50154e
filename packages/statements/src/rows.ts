import {
  type ComponentName,
  type Components,
  componentsOf,
  type Currency,
  type LocalDate,
  type Micros,
} from '@earntrack/domain';
import { cutText } from './cut-text.ts';
import type { Decisions } from './decisions.ts';
import { normalised } from './header.ts';
import { parseClock, parseHours } from './hours-cell.ts';
import { unguarded } from './own-file.ts';
import { faultWithoutMoney, type OwnCells, readOwnCells } from './own-texts.ts';
import type { LineRule, Preset, TextRole } from './preset.ts';
import { quoted } from './problem.ts';
import { type RowMoney, readRowMoney } from './row-money.ts';
import { endsEarly, type SourceRow } from './source-rows.ts';
import type { FileRow, Hours } from './statement.ts';

/** Micros of one second, so that hours and money share one form of control total. */
const SECOND = 1_000_000n;
const PLATFORM_NAME_LENGTH = 80;
const DESCRIPTION_LENGTH = 500;

interface RowTexts {
  /** What the file's money column says here. */
  file: FileRow;
  id: string | null;
  reference: string;
  party: string;
  type: string;
  platformName: string | null;
  description: string;
  earnedOn: LocalDate | null;
  own: OwnCells | null;
}

interface DatedRow extends RowTexts {
  earnedOn: LocalDate;
}

export interface EarningRow extends DatedRow {
  kind: 'earning';
  rule: LineRule;
  currency: Currency;
  components: Components;
  hours: Hours | null;
}

export interface PayoutRow extends DatedRow {
  kind: 'payout';
  currency: Currency;
  amount: Micros;
}

export interface WorkRow extends DatedRow {
  kind: 'work';
  hours: Hours;
}

export interface LeftOutRow extends RowTexts {
  kind: 'leftOut';
  reason: string;
}

export type InterpretedRow = EarningRow | PayoutRow | WorkRow | LeftOutRow;

/** Finds the rule for a row's type; a note in brackets after the type ("WHT (IN)") does not matter. */
export function ruleFinder(preset: Preset): (type: string) => LineRule | null {
  const rules = new Map<string, LineRule>();
  let rest: LineRule | null = null;
  for (const line of preset.lines) {
    if (!line.types) rest ??= line;
    for (const type of line.types ?? []) rules.set(normalised(type), line);
  }
  return (type) =>
    rules.get(normalised(type)) ?? rules.get(normalised(type.replace(/\s*\([^()]*\)\s*$/, ''))) ?? rest;
}

/** What one row says by the preset's rules. A row that does not fit is left out with its reason, never guessed. */
export function interpretRow(
  source: SourceRow,
  decisions: Decisions,
  ruleOf: (type: string) => LineRule | null,
): InterpretedRow {
  const money = readRowMoney(source, decisions);
  const cell = (role: TextRole) => textOf(source, decisions, role);
  const seconds = parseHours(cell('hours'));
  const clock = parseClock(cell('clock'));
  const texts = readTexts(source, decisions, fileRow(source.row, money, { seconds, decisions }));
  const rule = ruleOf(texts.type);
  const reason =
    (endsEarly(source, decisions.match) ? `this row ends after ${source.cells.length} of its cells` : null) ??
    (rule === null ? reasonForType(texts.type) : null) ??
    money.fault ??
    texts.own?.fault ??
    reasonInTexts(texts, cell('date')) ??
    reasonInHours(cell, seconds, clock);
  if (reason !== null || rule === null || texts.earnedOn === null || clock === null)
    return { ...texts, kind: 'leftOut', reason: reason ?? 'this row cannot be read' };
  const hours = seconds ? { clock, seconds } : null;
  const dated = { ...texts, earnedOn: texts.earnedOn };
  const recorded = applyRule(rule, money);
  if (recorded === null || money.currency === null) return withoutMoney(dated, hours);
  return recorded.payout === null
    ? { ...dated, kind: 'earning', rule, currency: money.currency, components: recorded.components, hours }
    : { ...dated, kind: 'payout', currency: money.currency, amount: recorded.payout };
}

function withoutMoney(dated: DatedRow, hours: Hours | null): WorkRow | LeftOutRow {
  const fault = dated.own && faultWithoutMoney(dated.own.texts);
  if (hours && !fault) return { ...dated, kind: 'work', hours };
  return { ...dated, kind: 'leftOut', reason: fault ?? 'there is neither an amount nor a duration' };
}

/** Null when every cell that the rule reads is empty. */
function applyRule(
  rule: LineRule,
  { amounts }: RowMoney,
): { components: Components; payout: Micros | null } | null {
  const parts: Partial<Record<ComponentName, Micros>> = {};
  let payout: Micros | null = null;
  let isEmpty = true;
  for (const { column, to, sign } of rule.parts) {
    const amount = amounts.get(column);
    if (amount === undefined) continue;
    isEmpty = false;
    const signed = sign === 1 ? amount : -amount;
    if (to === 'payout') payout = (payout ?? 0n) + signed;
    else parts[to] = (parts[to] ?? 0n) + signed;
  }
  return isEmpty ? null : { components: componentsOf(parts), payout };
}

function fileRow(
  row: number,
  money: RowMoney,
  { seconds, decisions }: { seconds: number | null; decisions: Decisions },
): FileRow {
  const { column } = decisions.preset.control;
  if (decisions.hasMoney && money.currency !== null)
    return { row, unit: money.currency, value: money.amounts.get(column) ?? 0n };
  return { row, unit: 's', value: BigInt(seconds ?? 0) * SECOND };
}

function readTexts(source: SourceRow, decisions: Decisions, file: FileRow): RowTexts {
  const cell = (role: TextRole) => textOf(source, decisions, role);
  const isOwn = decisions.match.places.text.note !== undefined;
  const text = isOwn ? unguarded : (told: string) => told;
  return {
    file,
    id: cell('id') || null,
    reference: cell('reference'),
    party: normalised(cell('party')),
    type: cell('type'),
    platformName: decisions.match.places.text.platform ? text(cell('platform')) : null,
    description: cutText(text(cell('description')), DESCRIPTION_LENGTH),
    earnedOn: dateOf(source, decisions),
    own: readOwnCells(source, decisions),
  };
}

function dateOf({ cells }: SourceRow, { match, dates }: Decisions): LocalDate | null {
  const [index = 0] = match.places.text.date ?? [];
  return dates.get((cells[index] ?? '').trim()) ?? null;
}

function textOf({ cells }: SourceRow, { match }: Decisions, role: TextRole): string {
  const texts = (match.places.text[role] ?? []).map((index) =>
    (cells[index] ?? '').replace(/\s+/g, ' ').trim(),
  );
  return texts.length < 2 ? (texts[0] ?? '') : [...new Set(texts.filter(Boolean))].join(' · ');
}

function reasonForType(type: string): string {
  return type === '' ? 'nothing says what kind of row this is' : `not a known kind of row: ${quoted(type)}`;
}

function reasonInTexts({ earnedOn, platformName }: RowTexts, date: string): string | null {
  if (platformName === '') return 'no platform is named';
  if (platformName !== null && platformName.length > PLATFORM_NAME_LENGTH)
    return `the platform's name is longer than ${PLATFORM_NAME_LENGTH} letters`;
  if (earnedOn !== null) return null;
  return date === '' ? 'there is no date' : `${quoted(date)} is no date of the calendar`;
}

function reasonInHours(
  cell: (role: TextRole) => string,
  seconds: number | null,
  clock: string | null,
): string | null {
  if (seconds === null)
    return `${quoted(cell('hours'))} is no duration of up to a week: give longer times in several rows`;
  return clock === null ? `${quoted(cell('clock'))} is no clock: engaged, online or doorToDoor` : null;
}
