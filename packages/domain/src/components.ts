import type { Micros } from './money.ts';

/** The parts of one earning, all in its currency. */
export interface Components {
  base: Micros;
  tips: Micros;
  bonuses: Micros;
  /** Signed: refunds and chargebacks are negative. */
  adjustments: Micros;
  reimbursements: Micros;
  /** Positive = taken off; a fee credited back is negative. */
  fees: Micros;
  /** Positive = taken off. */
  taxesWithheld: Micros;
  /** Collected from buyers for a tax office and still with the user. */
  passThroughTax: Micros;
  /** Already in the user's hand. */
  cashCollected: Micros;
}

export type ComponentName = keyof Components;

export const COMPONENT_NAMES = [
  'base',
  'tips',
  'bonuses',
  'adjustments',
  'reimbursements',
  'fees',
  'taxesWithheld',
  'passThroughTax',
  'cashCollected',
] as const satisfies readonly ComponentName[];

/** Components of nothing: every part zero, overridden by `parts`. */
export function componentsOf(parts: Partial<Components> = {}): Components {
  const zero = Object.fromEntries(COMPONENT_NAMES.map((name) => [name, 0n])) as unknown as Components;
  return { ...zero, ...parts };
}

/** gross = base + tips + bonuses + adjustments. */
export function grossOf(parts: Components): Micros {
  return parts.base + parts.tips + parts.bonuses + parts.adjustments;
}

/** net = gross + reimbursements − fees − taxes withheld. */
export function netOf(parts: Components): Micros {
  return grossOf(parts) + parts.reimbursements - parts.fees - parts.taxesWithheld;
}

/** Money before tax, the money of the honest hourly rate: net + taxes withheld. */
export function beforeTaxOf(parts: Components): Micros {
  return netOf(parts) + parts.taxesWithheld;
}

/** The parts of several earnings of one currency, added up. */
export function addComponents(left: Components, right: Components): Components {
  const sum = COMPONENT_NAMES.map((name) => [name, left[name] + right[name]]);
  return Object.fromEntries(sum) as Components;
}
