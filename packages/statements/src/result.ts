import {
  addComponents,
  type ComponentName,
  type Components,
  componentsOf,
  type Currency,
  decimalFromMicros,
  grossOf,
  type Micros,
  netOf,
} from '@earntrack/domain';
import { isKeyOfCharge } from './entries/keys.ts';
import type { ControlTotal, StatementEarning, StatementItem, StatementOf } from './statement.ts';
import { decimalComponents } from './wire.ts';

type Money = Record<ComponentName | 'gross' | 'net', string> & { currency: string };

/** What a whole statement comes to, as far as the schema has it. Amounts are exact decimal strings. */
interface ResultSums {
  preset: string | null;
  why: string;
  rows: {
    read: number;
    earnings: number;
    work: number;
    payouts: number;
    leftOut: { row: number; reason: string }[];
  };
  totals: (Money & { payouts: string })[];
  control: { unit: string; file: string; recorded: string; leftOut: string; ok: boolean }[];
}

/** What a whole statement comes to, without a list of what is recorded: it may be long. */
export interface StatementSums extends ResultSums {
  /** Those that its rows of earnings make. */
  earningCount: number;
}

/** What the `statement` command prints as JSON; the form is statement-result.schema.json. */
export interface StatementResult extends ResultSums {
  earnings: (Money & { earnedOn: string; externalId: string | null; description: string })[];
  work: { workedOn: string; seconds: number }[];
}

type AnyStatement = StatementOf<Iterable<StatementItem>>;

/** The whole statement in the form of the schema. */
export function toStatementResult(statement: AnyStatement): StatementResult {
  const { earningCount: _, ...sums } = statementSums(statement);
  return { ...sums, earnings: [...resultEarnings(statement)], work: [...resultWork(statement)] };
}

/** The earnings of the result, each made when it is asked for. */
export function* resultEarnings({ items }: AnyStatement): Generator<StatementResult['earnings'][number]> {
  for (const item of items) if (item.kind === 'earning') yield decimalEarning(item);
}

/** The work of the result, each made when it is asked for. */
export function* resultWork({ items }: AnyStatement): Generator<StatementResult['work'][number]> {
  for (const item of items) {
    const worked = workOf(item);
    if (worked) yield worked;
  }
}

/** What the statement comes to and what is left out of it; its items are looked at once, one after the other. */
export function statementSums(statement: AnyStatement): StatementSums {
  const { items, presetId, why, rowCount } = statement;
  const rows: ResultSums['rows'] = { read: rowCount, earnings: 0, work: 0, payouts: 0, leftOut: [] };
  const totals: Totals = new Map();
  let earningCount = 0;
  for (const item of items) {
    if (item.kind === 'earning') {
      earningCount += 1;
      // A row that is a payout and its fee was read once.
      if (!isKeyOfCharge(item.key)) rows.earnings += item.rows.length;
    }
    if (item.kind === 'payout') rows.payouts += item.rows.length;
    if (item.kind === 'leftOut')
      for (const { row } of item.rows) rows.leftOut.push({ row, reason: item.reasonHere ?? item.reason });
    if (workOf(item)) rows.work += 1;
    addToTotals(totals, item);
  }
  const control = statement.control.map(decimalControl);
  return { preset: presetId, why, rows, totals: decimalTotals(totals), control, earningCount };
}

function workOf(item: StatementItem): StatementResult['work'][number] | null {
  if (item.kind === 'work') return { workedOn: item.workedOn, seconds: item.seconds };
  return item.kind === 'earning' && item.hours
    ? { workedOn: item.earnedOn, seconds: item.hours.seconds }
    : null;
}

function decimalControl({
  unit,
  file,
  recorded,
  leftOut,
  ok,
}: ControlTotal): StatementResult['control'][number] {
  const decimal = decimalFromMicros;
  return { unit, file: decimal(file), recorded: decimal(recorded), leftOut: decimal(leftOut), ok };
}

function decimalEarning(earning: StatementEarning): StatementResult['earnings'][number] {
  const { currency, components, earnedOn, externalId, description } = earning;
  return { ...decimalMoney(currency, components), earnedOn, externalId, description };
}

function decimalMoney(currency: string, components: Components): Money {
  const gross = decimalFromMicros(grossOf(components));
  return { currency, ...decimalComponents(components), gross, net: decimalFromMicros(netOf(components)) };
}

type Totals = Map<Currency, { components: Components; payouts: Micros }>;

function addToTotals(totals: Totals, item: StatementItem): void {
  if (item.kind !== 'earning' && item.kind !== 'payout') return;
  const total = totals.get(item.currency) ?? { components: componentsOf(), payouts: 0n };
  if (item.kind === 'earning') total.components = addComponents(total.components, item.components);
  else total.payouts += item.amount;
  totals.set(item.currency, total);
}

function decimalTotals(totals: Totals): ResultSums['totals'] {
  const byCode = [...totals].sort(([left], [right]) => (left < right ? -1 : 1));
  return byCode.map(([currency, { components, payouts }]) => ({
    ...decimalMoney(currency, components),
    payouts: decimalFromMicros(payouts),
  }));
}
