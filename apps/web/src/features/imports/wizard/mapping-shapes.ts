import type { ColumnRef } from '@earntrack/statements';
import type { MoneyUse, WizardState } from './column-uses.ts';

export type Sign = 1 | -1;

export interface Part {
  column: string;
  to: MoneyUse;
  sign: Sign;
}

export interface MoneyColumn {
  key: string;
  ref: ColumnRef;
  use: MoneyUse | 'debit';
}

export interface Line {
  types?: string[];
  where?: Readonly<Record<string, readonly string[]>>;
  sign?: 'positive' | 'negative';
  of?: string;
  has?: string;
  parts?: Part[];
  skip?: string;
  joins?: true | 'reference';
  turned?: string[];
}

export interface Told {
  state: WizardState;
  columns: readonly MoneyColumn[];
}

/** Why rows are left out whose kind or state a person said to leave out. */
export const SKIPPED = 'you said that these rows are left out';

/** What the column of the total is called in a mapping. */
export const TOTAL = 'total';
/** The same of a text with an amount in it. */
export const IN_TEXT = 'inText';

export function turned(sign: Sign): Sign {
  return sign === 1 ? -1 : 1;
}
