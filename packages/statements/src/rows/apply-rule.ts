import { type ComponentName, type Components, componentsOf, type Micros } from '@earntrack/domain';
import type { LineRule } from '../preset.ts';
import type { RowMoney } from './row-money.ts';

/** Null when every cell that the rule reads is empty. */
export function applyRule(
  rule: LineRule,
  { amounts }: RowMoney,
): { components: Components; payout: Micros | null } | null {
  const parts: Partial<Record<ComponentName, Micros>> = {};
  let payout: Micros | null = null;
  let isEmpty = true;
  for (const { column, to, sign, less = [], only } of rule.parts) {
    const amount = amounts.get(column);
    if (amount === undefined) continue;
    isEmpty = false;
    const left = less.reduce((rest, name) => rest - (amounts.get(name) ?? 0n), amount);
    if (only && (left < 0n ? 'negative' : 'positive') !== only) continue;
    const signed = sign === 1 ? left : -left;
    if (to === 'payout') payout = (payout ?? 0n) + signed;
    else parts[to] = (parts[to] ?? 0n) + signed;
  }
  return isEmpty ? null : { components: componentsOf(parts), payout };
}
