import type { EarningRow } from '@earntrack/db';
import type { Components } from '@earntrack/domain';

/** The stored amounts of an earning. */
export type ComponentColumns = Pick<
  EarningRow,
  | 'base_micros'
  | 'tips_micros'
  | 'bonuses_micros'
  | 'adjustments_micros'
  | 'reimbursements_micros'
  | 'fees_micros'
  | 'taxes_withheld_micros'
  | 'pass_through_tax_micros'
  | 'cash_collected_micros'
>;

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
