import { COMPONENT_NAMES, type Components, type Micros } from '@earntrack/domain';
import { isKeyOfCharge } from '../entries/keys.ts';
import type { ControlRule } from '../preset.ts';
import type { ControlTotal, FileRow, Unit } from '../statement.ts';

/** As much of an item as the control total needs: items of a statement and items from the wire both have it. */
export type ControlItem = { key: string; rows: readonly FileRow[] } & (
  | { kind: 'earning'; currency: string; components: Components }
  | { kind: 'payout'; currency: string; amount: Micros }
  | { kind: 'work'; seconds: number }
  | { kind: 'leftOut' }
);

export interface ControlCheck {
  totals: ControlTotal[];
  /** Keys of items whose rows say another value than what is recorded. */
  mismatches: string[];
  /** The first of them; null where there is none. */
  firstMismatch: Mismatch | null;
  mismatchedUnits: ReadonlySet<Unit>;
}

/** What an item's rows say, and what follows from what is recorded of them. */
export interface Mismatch {
  row: number;
  unit: Unit;
  said: Micros;
  recorded: Micros;
}

/**
 * The control total once more, from items alone: what their rows say against what is recorded. Holds when every total
 * is ok and nothing mismatches.
 */
export function checkControl(rule: ControlRule | null, items: Iterable<ControlItem>): ControlCheck {
  const file = new Map<Unit, Micros>();
  const recorded = new Map<Unit, Micros>();
  const leftOut = new Map<Unit, Micros>();
  const mismatches: string[] = [];
  const mismatchedUnits = new Set<Unit>();
  let firstMismatch: Mismatch | null = null;
  for (const item of items) {
    const said = new Map<Unit, Micros>();
    for (const { unit, value } of item.rows) add(said, unit, value);
    for (const [unit, value] of said) add(file, unit, value);
    if (item.kind === 'leftOut') {
      for (const [unit, value] of said) add(leftOut, unit, value);
      continue;
    }
    const { unit, value } = valueRecorded(rule, item);
    add(recorded, unit, value);
    if (said.size === 1 && said.get(unit) === value) continue;
    mismatches.push(item.key);
    mismatchedUnits.add(unit);
    firstMismatch ??= { row: item.rows[0]?.row ?? 0, unit, said: said.get(unit) ?? 0n, recorded: value };
  }
  return { totals: controlTotals(file, recorded, leftOut), mismatches, firstMismatch, mismatchedUnits };
}

/** One total per unit that occurs, currencies in alphabetical order and seconds last. */
export function controlTotals(
  file: ReadonlyMap<Unit, Micros>,
  recorded: ReadonlyMap<Unit, Micros>,
  leftOut: ReadonlyMap<Unit, Micros>,
): ControlTotal[] {
  const units = [...new Set([...file.keys(), ...recorded.keys(), ...leftOut.keys()])].sort();
  return units
    .map((unit) => {
      const total = {
        file: file.get(unit) ?? 0n,
        recorded: recorded.get(unit) ?? 0n,
        leftOut: leftOut.get(unit) ?? 0n,
      };
      return { unit, ...total, ok: total.file === total.recorded + total.leftOut };
    })
    .filter(({ unit, file }) => unit !== 's' || units.length === 1 || file !== 0n);
}

/** Adds to the sum of one unit. */
export function add(sums: Map<Unit, Micros>, unit: Unit, value: Micros): void {
  sums.set(unit, (sums.get(unit) ?? 0n) + value);
}

/** What the money column says of fees in a payout's row: nothing where it looks at no payout, as in a table of payouts beside what they pay. */
export function chargeValue(rule: ControlRule | null, fees: Micros): Micros {
  return rule?.terms.payout === undefined ? 0n : BigInt(rule.terms.fees ?? 0) * fees;
}

/** What the file's money column should say for this item. */
function valueRecorded(
  rule: ControlRule | null,
  item: Exclude<ControlItem, { kind: 'leftOut' }>,
): { unit: Unit; value: Micros } {
  switch (item.kind) {
    case 'earning': {
      if (isKeyOfCharge(item.key))
        return { unit: item.currency, value: chargeValue(rule, item.components.fees) };
      let value = 0n;
      for (const name of COMPONENT_NAMES) value += BigInt(rule?.terms[name] ?? 0) * item.components[name];
      return { unit: item.currency, value };
    }
    case 'payout':
      return { unit: item.currency, value: BigInt(rule?.terms.payout ?? 0) * item.amount };
    case 'work': {
      const unit = item.rows[0]?.unit ?? 's';
      return { unit, value: unit === 's' ? BigInt(item.seconds) * 1_000_000n : 0n };
    }
  }
}
