import type { Option } from '../../../components/select.tsx';
import {
  ABOVE_USES,
  type AboveUse,
  BELOW_USES,
  type BelowUse,
  type ColumnUse,
  type MoneyUse,
  type RowUse,
  type Signed,
} from './column-uses.ts';

/** What money of a column or a kind of rows is. */
export const MONEY_WORDS: Readonly<Record<MoneyUse, string>> = {
  base: 'Amount earned',
  tips: 'Tip',
  bonuses: 'Bonus',
  adjustments: 'Refund or correction',
  reimbursements: 'Expense paid back',
  fees: 'Fee',
  taxesWithheld: 'Tax withheld',
  passThroughTax: 'Tax collected for an office',
  cashCollected: 'Cash in your hand',
  payout: 'Payout to your bank',
};

const COLUMNS: Readonly<Record<ColumnUse, string>> = {
  none: 'Not read',
  date: 'Day',
  time: 'Time of day',
  type: 'Kind of row',
  status: 'What came of it',
  direction: 'Whether it came in or went out',
  description: 'Description',
  amountInText: 'Description with an amount in it',
  currency: 'Currency',
  platform: 'Platform it was earned on',
  id: 'Id of the row',
  reference: 'Id that rows share',
  hours: 'Hours worked',
  endTime: 'When work ended, time',
  endDate: 'When work ended, day and time',
  breaks: 'Unpaid break between start and end',
  balance: 'Balance after the row',
  ...MONEY_WORDS,
  debit: 'Amount taken off (debit)',
  total: 'What the row comes to',
};

/** Of a kind whose name may be somebody's. */
export const NOT_KEPT = 'Left out, and its name not kept';

const ROWS: Readonly<Record<RowUse, string>> = {
  whole: 'An earning, as its columns say',
  ...MONEY_WORDS,
  skip: 'Left out',
  notKept: NOT_KEPT,
};

/** What stands in a column, as far as the wizard has a word for it. */
export function usesInWords(uses: readonly string[]): string {
  const words: Readonly<Record<string, string>> = { ...COLUMNS, texts: 'What tells rows apart' };
  return uses.flatMap((use) => words[use] ?? []).join(', ') || COLUMNS.total;
}

const optionsOf = <Value extends string>(words: Readonly<Record<Value, string>>): Option<Value>[] =>
  (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }));

export const COLUMN_OPTIONS = optionsOf(COLUMNS);
export const ROW_OPTIONS = optionsOf(ROWS);
export const BELOW_OPTIONS = BELOW_USES.map((value): Option<BelowUse> => ({ value, label: ROWS[value] }));
export const ABOVE_OPTIONS = ABOVE_USES.map((value): Option<AboveUse> => ({ value, label: ROWS[value] }));

/** What is written with a minus or without one. */
export const SIGNED_WORDS: Readonly<Record<Signed | 'debit', string>> = {
  fees: 'fees',
  taxesWithheld: 'withheld taxes',
  cashCollected: 'cash',
  payout: 'payouts',
  adjustments: 'refunds',
  debit: 'amounts taken off',
};
