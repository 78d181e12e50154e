import { type Clock, COMPONENT_NAMES } from '@earntrack/domain';
import type { ColumnRef, DateOrder, DescribeOptions, DurationUnit, Signs } from '@earntrack/statements';

/** Where money of a column, or of a kind of row, can go; as in a mapping file. */
export const MONEY_USES = [...COMPONENT_NAMES, 'payout'] as const;
export type MoneyUse = (typeof MONEY_USES)[number];

const TEXT_USES = [
  'date',
  'time',
  'type',
  'status',
  'direction',
  'description',
  'currency',
  'platform',
  'id',
  'reference',
  'hours',
  'endTime',
  'endDate',
  'breaks',
  'balance',
] as const;
export type TextUse = (typeof TEXT_USES)[number];

/** What is taken off, or has left: in most files it is written with a minus, in others without one. */
export const TAKEN_OFF = ['fees', 'taxesWithheld', 'cashCollected', 'payout'] as const satisfies MoneyUse[];
export type TakenOff = (typeof TAKEN_OFF)[number];

/** What files write with a minus or without one: refunds, too, which are below zero once they are recorded. */
export const SIGNED = [...TAKEN_OFF, 'adjustments'] as const satisfies MoneyUse[];
export type Signed = (typeof SIGNED)[number];

export type SignWord = 'minus' | 'plus';

/** What became of the fee of money that went back: it was taken for that, or came back with it. */
export type RefundFees = 'taken' | 'back';

/**
 * What a column is for: `debit` is what accounts write beside the amount where something is taken off, `total` what the other money of the
 * row comes to, `amountInText` a description that holds an amount.
 */
export type ColumnUse = 'none' | TextUse | MoneyUse | 'debit' | 'total' | 'amountInText';

/**
 * What a kind of row is: `whole` takes the money of every column, the others take one amount. One that is not kept has no rule, so that
 * its rows are left out as those of any kind that nobody knows.
 */
export type RowUse = 'whole' | MoneyUse | 'skip' | 'notKept';

export interface ColumnChoice {
  /** As the header says it; empty where it says none. */
  name: string;
  /** What it is called beside the others. */
  label: string;
  /** As a mapping names it. */
  ref: ColumnRef;
  use: ColumnUse;
  signs: Signs;
  /** By the index of another column, in how many more rows both have the same sign than have different ones. */
  agreement: Readonly<Record<number, number>>;
  /** A saved mapping takes its texts for kinds of rows and for nothing else: said otherwise, the same rows would be others. */
  isKindAlone?: boolean;
}

export interface RowChoice {
  /** The text in the column of kinds. */
  text: string;
  rows: number;
  /** Of the numbers beside it, by the index of their column. */
  signs: Readonly<Record<number, Signs>>;
  use: RowUse;
  /** Its amount stands inside a text, and in no column of money. */
  isInText: boolean;
}

/** What stands in the column of states, and whether rows that say it came to nothing. */
export interface StateChoice {
  text: string;
  rows: number;
  isLeftOut: boolean;
}

/** The texts of one column by which rows are left out, whatever else it is for. */
export interface LeftOutBy {
  /** Of the column. */
  label: string;
  /** As a rule has them: `Fee*` is every text that begins so, and an empty one an empty cell. */
  texts: readonly string[];
}

/** What rows are whose amount is below zero, or is not, where their kind does not say it. */
export const BELOW_USES = ['whole', 'adjustments', 'payout', 'fees', 'skip'] as const satisfies RowUse[];
export type BelowUse = (typeof BELOW_USES)[number];
export const ABOVE_USES = ['whole', 'skip'] as const satisfies RowUse[];
export type AboveUse = (typeof ABOVE_USES)[number];

/** What rows are that have the same id: entries of their own, an earning with its fees, or parts of one earning. */
export type SameId = 'apart' | 'joined' | 'summed';

/** What a person has said so far of a file that no preset knows. */
export interface WizardState {
  name: string;
  columns: readonly ColumnChoice[];
  rows: readonly RowChoice[];
  states: readonly StateChoice[];
  leftOutBy: readonly LeftOutBy[];
  belowZero: BelowUse;
  aboveZero: AboveUse;
  sameId: SameId;
  /** The id follows this sign in a description, like `#`; empty where it has a column or is not told. */
  referenceAfter: string;
  /** How columns of what is taken off are written, where a person said it; else most of their cells do. */
  columnSigns: Partial<Record<Signed | 'debit', SignWord>>;
  /** The same of rows of their own, in the column of amounts. */
  rowSigns: Partial<Record<Signed, SignWord>>;
  /** Null where nobody said it. */
  refundFees: RefundFees | null;
  /** The day of every row where no column says it, or what was typed: of this file, and in no mapping. */
  date: string;
  dateOrder: DateOrder | null;
  decimal: '.' | ',' | null;
  /** Of every amount, where neither a column nor a sign says it. */
  currency: string | null;
  /** On whose days moments are put; null where the file tells none. */
  timeZone: string | null;
  /** What a bare number under the hours counts. */
  durationIn: DurationUnit;
  /** What one under the breaks counts; null where the file shows it. */
  breaksIn: DurationUnit | null;
  /** What kept the hours of all rows. */
  clock: Clock;
  /** A person said it, so that another column of hours does not change it. */
  isClockSaid: boolean;
  /** Like 04:00: what is earlier belongs to the day before. */
  dayStartsAt: string;
  /** Which row names the columns, from 1; 0 where none does. */
  headerRow: number;
  /** What the person settled about the text of the file; the rest is found out from each file. */
  file: TableForm;
}

export type TableForm = Omit<DescribeOptions, 'part'>;

/** True where the id that rows share has no column, and a description may name it. */
export function mayNameReference(columns: readonly ColumnChoice[]): boolean {
  const has = (...uses: ColumnUse[]) => columns.some(({ use }) => uses.includes(use));
  return has('description', 'amountInText') && !has('reference');
}

/** True where rows say how long they took, or when they ended. */
export function hasHours(columns: readonly ColumnChoice[]): boolean {
  return columns.some(({ use }) => use === 'hours' || use === 'endTime' || use === 'endDate');
}

export function isTextUse(use: ColumnUse): use is TextUse {
  return TEXT_USES.some((one) => one === use);
}

export function isTakenOff(use: ColumnUse | RowUse): use is TakenOff {
  return TAKEN_OFF.some((one) => one === use);
}

export function isSigned(use: ColumnUse | RowUse): use is Signed {
  return SIGNED.some((one) => one === use);
}

export function isMoneyUse(use: ColumnUse | RowUse): use is MoneyUse {
  return MONEY_USES.some((one) => one === use);
}
