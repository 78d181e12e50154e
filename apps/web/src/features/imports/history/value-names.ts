import type { ComponentName } from '@earntrack/domain';

/** What the parts of an earning are called. */
export const PART_NAMES: Readonly<Record<ComponentName, string>> = {
  base: 'Base',
  tips: 'Tips',
  bonuses: 'Bonuses',
  adjustments: 'Adjustments',
  reimbursements: 'Reimbursements',
  fees: 'Fees',
  taxesWithheld: 'Tax withheld',
  passThroughTax: 'Tax passed through',
  cashCollected: 'Cash collected',
};
