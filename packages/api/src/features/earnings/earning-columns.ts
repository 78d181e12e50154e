import type { EarningRow } from '@earntrack/db';
import type { ComponentName, Components } from '@earntrack/domain';

/** The column in which each part is stored. */
export const COLUMN_OF_COMPONENT = {
  base: 'base_micros',
  tips: 'tips_micros',
  bonuses: 'bonuses_micros',
  adjustments: 'adjustments_micros',
  reimbursements: 'reimbursements_micros',
  fees: 'fees_micros',
  taxesWithheld: 'taxes_withheld_micros',
  passThroughTax: 'pass_through_tax_micros',
  cashCollected: 'cash_collected_micros',
} as const satisfies Record<ComponentName, keyof EarningRow>;

/** What an earning shows; instants and hashes cost most to read, and a list shows none of them. */
export const SHOWN_COLUMNS = [
  'id',
  'platform_id',
  'earned_on',
  'currency',
  ...Object.values(COLUMN_OF_COMPONENT),
  'gross_micros',
  'net_micros',
  'note',
  'description',
  'source',
  'has_own_hours',
  'tags',
  'adjusts_id',
  'product_id',
  'units',
  'version',
] as const satisfies readonly (keyof EarningRow)[];

export type ShownEarning = Pick<EarningRow, (typeof SHOWN_COLUMNS)[number]>;

/** The stored amounts of an earning. */
export type ComponentColumns = Pick<EarningRow, (typeof COLUMN_OF_COMPONENT)[ComponentName]>;

export function columnsOfComponents(parts: Components): ComponentColumns {
  return {
    base_micros: parts.base,
    tips_micros: parts.tips,
    bonuses_micros: parts.bonuses,
    adjustments_micros: parts.adjustments,
    reimbursements_micros: parts.reimbursements,
    fees_micros: parts.fees,
    taxes_withheld_micros: parts.taxesWithheld,
    pass_through_tax_micros: parts.passThroughTax,
    cash_collected_micros: parts.cashCollected,
  };
}

export function componentsOfRow(row: ComponentColumns): Components {
  return {
    base: row.base_micros,
    tips: row.tips_micros,
    bonuses: row.bonuses_micros,
    adjustments: row.adjustments_micros,
    reimbursements: row.reimbursements_micros,
    fees: row.fees_micros,
    taxesWithheld: row.taxes_withheld_micros,
    passThroughTax: row.pass_through_tax_micros,
    cashCollected: row.cash_collected_micros,
  };
}

/** True for an earning that says what was taken off for the platform or for taxes. */
export function saysFees({ fees, taxesWithheld, passThroughTax }: Components): boolean {
  return fees !== 0n || taxesWithheld !== 0n || passThroughTax !== 0n;
}
