import type { Clock, ComponentName } from '@earntrack/domain';
import type { Encoding } from './table/decode.ts';
import type { Delimiter } from './table/table.ts';

/** What a column that holds no money is for. */
export const TEXT_ROLES = [
  'date',
  'time',
  'endDate',
  'endTime',
  'type',
  'status',
  'direction',
  'id',
  'reference',
  'currency',
  'platform',
  'description',
  'party',
  'hours',
  'breaks',
  'clock',
  'balance',
  'note',
  'tags',
  'product',
  'productKind',
  'units',
  'adjusts',
] as const;

/**
 * `description`, `party`, `reference` and `breaks` take every column that is named, the other roles the first that is there. `time` is
 * the time of `date` where it has a column of its own, `endDate` and `endTime` say when work ended, and `breaks` what of the time between
 * was not worked; of `hours` nothing is taken off. `reference` is the id that
 * rows of one transaction share; `direction` says which way amounts without a sign went; `party` tells contracts apart while rows are joined and is never recorded. `note` and what
 * follows it stand only in EarnTrack's own file.
 */
export type TextRole = (typeof TEXT_ROLES)[number];

export type DateOrder = 'monthFirst' | 'dayFirst';

export const DURATION_UNITS = ['hours', 'minutes', 'seconds', 'days'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/**
 * Which column is meant: the one of this name; the one at this place, counted from 1, which has no name; or one of several of a name,
 * of which there must be as many as `of` says. Which of several a bare name means is never guessed.
 */
export type ColumnRef = string | { column: number } | { name: string; which: number; of: number };

/** Days as the cell itself shows them, whatever zone it names. */
export const AS_WRITTEN = 'asWritten';

/**
 * One form in which a platform writes the file. Header names are compared without case, spaces, underscores and spaces around
 * colons; a `*` in one stands for a currency or for nothing, as in `Amount (*)`. `Fare:*` stands for all columns of money beneath
 * `Fare` together, where no other name of the list is there.
 */
export interface Layout {
  /** Empty in a mapping that calls its only layout nothing. */
  name: string;
  columns: { readonly [Role in TextRole]?: readonly ColumnRef[] };
  /** Columns of money, by a name that the line rules use. */
  money: Readonly<Record<string, readonly ColumnRef[]>>;
  /** Texts by such a name, which `where` of a rule looks at and nothing else reads: a column of them may have a role besides. */
  texts?: Readonly<Record<string, readonly ColumnRef[]>>;
  /** More money by such a name: the one amount with a currency that stands inside the text of a column. */
  moneyInText?: Readonly<Record<string, readonly ColumnRef[]>>;
  /** Roles, and names of columns, without which a file is not of this layout. */
  required: readonly string[];
  /** The export's columns that are not read, where its columns are always the same: with them, a new column can be told. */
  others?: readonly string[];
  /** Columns that say who somebody else is, by names that say so only in this export; with what others have in common. */
  people?: readonly string[];
  /** People choose which columns the export has: that one is new, or gone, says nothing then. */
  columnsVary?: true;
  /** Branches of a tree of columns: a new column beneath one is told of. */
  branches?: readonly string[];
  /** Columns that may be left out, by name, and how the file is read less exactly where one is. */
  without?: Readonly<Record<string, string>>;
  /** Columns of amounts that one would charge or pay for the hours, which is no income: a person is told that they are not read. */
  charged?: readonly string[];
  /** The currency of every amount, or null when each row or the person says it. */
  currency: string | null;
  /** How this platform writes 01/02/2025 when no row of the file settles it; null when that must be asked. */
  dateOrder: DateOrder | null;
  /** The decimal sign that this platform writes when no row settles it; null when that must be asked. */
  decimal: '.' | ',' | null;
  /** The zone on whose days moments are put when the person names none, or `asWritten`; left out, it is asked. */
  timeZone?: string;
  /** Times without a zone of their own are in UTC; left out, they are local and stay as they are. */
  timesIn?: 'UTC';
  /** When the platform's day begins, like 04:00: what is earlier belongs to the day before. */
  dayStartsAt?: string;
  /** The clock of all hours; left out, it is `engaged` or what the row says. */
  clock?: Clock;
  /** What a bare number of the column of hours counts; left out, hours. */
  durationIn?: DurationUnit;
  /** What a bare number of the columns of breaks counts; left out, what their names say, else what the rows show. */
  breaksIn?: DurationUnit;
  /** Texts that mean an empty cell, like `--`. */
  emptyCells?: readonly string[];
  /** The reference is the number that follows this sign in a text of the row: `#` for "Payment for Order #1234". */
  referenceAfter?: string;
  /** A later export may put a row on another day: one with a reference is known by that and all else that it says. */
  daysMove?: true;
}

/** Where the money of one column goes; `sign` -1 turns a negative cell into a positive fee. */
export interface Part {
  column: string;
  to: ComponentName | 'payout';
  sign: 1 | -1;
  /** Takes these columns off first: what is left is what they do not explain. */
  less?: readonly string[];
  /** Takes only what is positive, or negative; the other sign needs a part of its own. */
  only?: 'positive' | 'negative';
  /** The branch of a tree of columns, or the money in its column, that this is the rest of: where an unknown column beneath it holds money, the row is left out. */
  beneath?: string;
}

/** Texts are compared like header names; one that ends in `*` stands for all that begin with it, one that begins with `*` for all that end so. */
export interface LineRule {
  /** What becomes of rows of these types; without `types`, of every row. A note in brackets after a type does not matter, unless it says that it came to nothing, as "(failed)" does. */
  types?: readonly string[];
  /** Only rows of which each of these cells is one of these texts: by their roles, or their names among the texts of the layout. */
  where?: Readonly<Record<string, readonly string[]>>;
  /** Only rows in which a column of money is negative, or is not: the one that `of` names, else that of the control total. */
  sign?: 'positive' | 'negative';
  of?: string;
  /** Only rows in which this column of money is neither empty nor zero. */
  has?: string;
  /** Only rows whose reference is the id of a row of the file that is recorded, or of none. */
  refersTo?: 'recorded' | 'nothing';
  /**
   * Empty for rows that are left out and for rows of which only the hours count. Beside `payout` only `fees`: what the platform took
   * for sending it is an item of its own.
   */
  parts: readonly Part[];
  /** Why rows of this rule are left out. */
  skip?: string;
  /**
   * The row is a fee or tax on an earning of the same day, and becomes part of it where it can be told which; with
   * "reference", only of the one that has its reference.
   */
  joins?: true | 'reference';
  /**
   * Columns of money that count with the other sign in these rows, in the control total as well: of files without a minus, in which the kind of a
   * row says which way its money went. Empty where somebody said that none does, as where the fee of a refund was taken once more.
   */
  turned?: readonly string[];
}

/** What the file says of its money, as a signed sum of what is recorded: the formula of the control total. */
export interface ControlRule {
  column: string;
  /** Columns that are added to it, where no column of the file is the sum. */
  plus?: readonly string[];
  /** Columns that are taken off it, as debit is of credit. */
  less?: readonly string[];
  terms: { readonly [Target in ComponentName | 'payout']?: 1 | -1 };
}

/** What is settled about the text of the file; what is left out is found out from the file. */
export interface FileForm {
  encoding?: Encoding;
  delimiter?: Delimiter;
  /** As a spreadsheet counts, from 1; 0 where no row names the columns. */
  headerRow?: number;
}

/** How one platform's statements are read: data only, so that a mapping file can say the same. */
export interface Preset {
  id: string;
  version: number;
  name: string;
  /** The platform's key in the catalogue; null when every row names its own platform. */
  platformKey: string | null;
  layouts: readonly Layout[];
  /**
   * The first rule that fits a row counts. Rules that look at other cells and at no type are tried first, then those that name the
   * type, then those that name a part of it, the longest first, and at last those that take every row.
   */
  lines: readonly LineRule[];
  /** Null for files of hours: their control total is in seconds. */
  control: ControlRule | null;
  /**
   * Earnings that share this and a day are one, with all that their rows say added up. What came on another day stays apart:
   * an export that is cut between days then says the same of each.
   */
  sumBy?: 'id' | 'reference';
  file?: FileForm;
}
