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
import type { ControlTotal, Statement, StatementEarning } from './statement.ts';
import { decimalComponents } from './wire.ts';

type Money = Record<ComponentName | 'gross' | 'net', string> & { currency: string };

/** What the `statement` command prints; the form is statement-result.schema.json. Amounts are exact decimal strings. */
export interface StatementResult {
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
  earnings: (Money & { earnedOn: string; externalId: string | null; description: string })[];
  work: { workedOn: string; seconds: number }[];
}

/** The whole statement in the form of the schema. */
export function toStatementResult(statement: Statement): StatementResult {
  const { items, presetId, why, rowCount } = statement;
  const earnings = items.filter((item) => item.kind === 'earning');
  const rowsOf = (kind: string) =>
    items.filter((item) => item.kind === kind).flatMap((item) => item.rows).length;
  const work = items.flatMap((item) => {
    if (item.kind === 'work') return [{ workedOn: item.workedOn, seconds: item.seconds }];
    return item.kind === 'earning' && item.hours
      ? [{ workedOn: item.earnedOn, seconds: item.hours.seconds }]
      : [];
  });
  return {
    preset: presetId,
    why,
    rows: {
      read: rowCount,
      earnings: rowsOf('earning'),
      work: work.length,
      payouts: rowsOf('payout'),
      leftOut: items
        .filter((item) => item.kind === 'leftOut')
        .flatMap(({ rows, reason }) => rows.map(({ row }) => ({ row, reason }))),
    },
    totals: totalsOf(statement),
    control: statement.control.map(decimalControl),
    earnings: earnings.map(decimalEarning),
    work,
  };
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

function totalsOf({ items }: Statement): StatementResult['totals'] {
  const totals = new Map<Currency, { components: Components; payouts: Micros }>();
  for (const item of items) {
    if (item.kind !== 'earning' && item.kind !== 'payout') continue;
    const total = totals.get(item.currency) ?? { components: componentsOf(), payouts: 0n };
    if (item.kind === 'earning') total.components = addComponents(total.components, item.components);
    else total.payouts += item.amount;
    totals.set(item.currency, total);
  }
  const byCode = [...totals].sort(([left], [right]) => (left < right ? -1 : 1));
  return byCode.map(([currency, { components, payouts }]) => ({
    ...decimalMoney(currency, components),
    payouts: decimalFromMicros(payouts),
  }));
}
