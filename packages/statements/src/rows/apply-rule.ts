import { type ComponentName, type Components, componentsOf, type Micros } from '@earntrack/domain';
import type { LineRule, Part } from '../preset.ts';
import type { RowMoney } from './row-money.ts';

/** Null when every cell that the rule reads is empty. */
export function applyRule(
  rule: LineRule,
  { amounts }: RowMoney,
): { components: Components; payout: Micros | null } | null {
  const parts: Partial<Record<ComponentName, Micros>> = {};
  let payout: Micros | null = null;
  for (const part of rule.parts) {
    const taken = takenBy(part, amounts);
    if (taken === null) continue;
    if (part.to === 'payout') payout = (payout ?? 0n) + taken;
    else parts[part.to] = (parts[part.to] ?? 0n) + taken;
  }
  const isEmpty = !rule.parts.some(({ column }) => amounts.has(column));
  return isEmpty ? null : { components: componentsOf(parts), payout };
}

/** What a part takes of a row; null where it takes nothing, as its cell is empty or has the other sign. */
export function takenBy(
  { column, sign, less = [], only }: Part,
  amounts: RowMoney['amounts'],
): Micros | null {
  const amount = amounts.get(column);
  if (amount === undefined) return null;
  const left = less.reduce((rest, name) => rest - (amounts.get(name) ?? 0n), amount);
  if (only && (left < 0n ? 'negative' : 'positive') !== only) return null;
  return sign === 1 ? left : -left;
}
