import { COMPONENT_NAMES } from '@earntrack/domain';
import type { DateOrder, DescribeOptions } from '@earntrack/statements';

/** Where money of a column, or of a kind of row, can go; as in a mapping file. */
export const MONEY_USES = [...COMPONENT_NAMES, 'payout'] as const;
export type MoneyUse = (typeof MONEY_USES)[number];

const TEXT_USES = ['date', 'time', 'type', 'description', 'currency', 'id', 'reference', 'hours'] as const;
export type TextUse = (typeof TEXT_USES)[number];

/** What a column is for: `total` is what the other money of the row comes to. */
export type ColumnUse = 'none' | TextUse | MoneyUse | 'total';

/** What a kind of row is: `whole` takes the money of every column, the others take one amount. */
export type RowUse = 'whole' | MoneyUse | 'skip';

export interface ColumnChoice {
  /** As the header says it. */
  name: string;
  use: ColumnUse;
}

export interface RowChoice {
  /** The text in the column of kinds. */
  text: string;
  rows: number;
  use: RowUse;
}

/** What a person has said so far of a file that no preset knows. */
export interface WizardState {
  name: string;
  columns: readonly ColumnChoice[];
  rows: readonly RowChoice[];
  /** Fees, taxes and payouts are written with a minus, in columns or rows of their own. */
  isTakenOffNegative: boolean;
  dateOrder: DateOrder | null;
  decimal: '.' | ',' | null;
  /** Of every amount, where neither a column nor a sign says it. */
  currency: string | null;
  /** Like 04:00: what is earlier belongs to the day before. */
  dayStartsAt: string;
  /** What the person settled about the text of the file; the rest is found out from each file. */
  file: TableForm;
}

export type TableForm = Omit<DescribeOptions, 'part'>;

export function isTextUse(use: ColumnUse): use is TextUse {
  return TEXT_USES.some((one) => one === use);
}

export function isMoneyUse(use: ColumnUse | RowUse): use is MoneyUse {
  return MONEY_USES.some((one) => one === use);
}
