import type { StatementItemWire } from '@earntrack/contract';
import {
  COMPONENT_NAMES,
  componentsOf,
  decimalFromMicros,
  grossOf,
  microsFromDecimal,
  netOf,
  sumMicros,
} from '@earntrack/domain';

/** What a line of a statement says to a person, before and after it is recorded. */
export interface ItemLine {
  kind: StatementItemWire['kind'];
  rows: number[];
  day: string | null;
  description: string;
  /** Why it is left out. */
  reason: string | null;
  /** It is left out because nobody can say what its amount is. A server of the version before does not say it. */
  isUnread?: boolean;
  /** Decimal string in `unit`: a currency, or seconds. */
  value: string;
  unit: string;
  /** Where `value` is what the columns of the file say: of an earning what is left after fees, of a payout what was sent to the bank. */
  comesTo?: { value: string; unit: string } | null;
  /** From gross to what is left, where something lies between them. */
  steps?: readonly Step[];
  /** Hours in the same line as money. */
  seconds?: number | null;
}

interface Step {
  name: 'gross' | 'fees' | 'taxes' | 'reimbursed';
  /** Decimal string in the currency of the line; what is taken off is negative. */
  value: string;
}

/** A line of a statement that is only read so far. */
export function lineOf(item: StatementItemWire): ItemLine {
  const rows = item.rows.map(({ row }) => row);
  const inFile = {
    value: decimalFromMicros(sumMicros(item.rows.map(({ value }) => microsFromDecimal(value)))),
    unit: item.rows[0]?.unit ?? '',
  };
  const { kind } = item;
  switch (item.kind) {
    case 'earning':
      return {
        kind,
        rows,
        day: item.earnedOn,
        description: item.description,
        reason: null,
        ...moneyOf(item),
      };
    case 'work': {
      const value = String(item.seconds);
      return {
        kind,
        rows,
        day: item.workedOn,
        description: item.description,
        reason: null,
        value,
        unit: 's',
      };
    }
    case 'payout': {
      // Where only a text tells the amount, the columns of the row say nothing.
      const value = inFile.value === '0' ? item.amount : inFile.value;
      const { description, paidOn: day, currency: unit } = item;
      const comesTo = { value: item.amount, unit };
      return { kind, rows, day, description, reason: null, value, unit, comesTo };
    }
    case 'leftOut':
      return {
        kind,
        rows,
        day: item.takesBack?.on ?? null,
        description: '',
        reason: item.reason,
        isUnread: item.isUnread ?? false,
        ...inFile,
      };
  }
}

type WireEarning = Extract<StatementItemWire, { kind: 'earning' }>;

function moneyOf({ components, currency, hours }: WireEarning) {
  const parts = componentsOf(
    Object.fromEntries(COMPONENT_NAMES.map((name) => [name, microsFromDecimal(components[name] ?? '0')])),
  );
  const between = [
    { name: 'fees', value: -parts.fees },
    { name: 'taxes', value: -parts.taxesWithheld },
    { name: 'reimbursed', value: parts.reimbursements },
  ] as const;
  const there = between.filter(({ value }) => value !== 0n);
  const steps = there.length === 0 ? [] : [{ name: 'gross', value: grossOf(parts) } as const, ...there];
  return {
    value: decimalFromMicros(netOf(parts)),
    unit: currency,
    steps: steps.map(({ name, value }) => ({ name, value: decimalFromMicros(value) })),
    seconds: hours?.seconds ?? null,
  };
}
