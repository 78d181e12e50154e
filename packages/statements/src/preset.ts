import type { ComponentName } from '@earntrack/domain';

/** What a column that holds no money is for. */
export const TEXT_ROLES = [
  'date',
  'type',
  'id',
  'reference',
  'currency',
  'platform',
  'description',
  'party',
  'hours',
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
 * `description` and `party` take every column that is named, the other roles the first that is there. `reference` is
 * the id that rows of one transaction share; `party` tells contracts apart while rows are joined and is never recorded. `note`
 * and what follows it stand only in EarnTrack's own file.
 */
export type TextRole = (typeof TEXT_ROLES)[number];

export type DateOrder = 'monthFirst' | 'dayFirst';

/** One form in which a platform writes the file. Header names are compared without case, spaces and underscores. */
export interface Layout {
  name: string;
  columns: { readonly [Role in TextRole]?: readonly string[] };
  /** Columns of money, by a name that the line rules use. */
  money: Readonly<Record<string, readonly string[]>>;
  /** Roles and money columns without which a file is not of this layout. */
  required: readonly string[];
  /** The currency of every amount, or null when each row or the person says it. */
  currency: string | null;
  /** How this platform writes 01/02/2025 when no row of the file settles it; null when that must be asked. */
  dateOrder: DateOrder | null;
  /** The decimal sign that this platform writes when no row settles it; null when that must be asked. */
  decimal: '.' | ',' | null;
}

/** Where the money of one column goes; `sign` -1 turns a negative cell into a positive fee. */
export interface Part {
  column: string;
  to: ComponentName | 'payout';
  sign: 1 | -1;
}

/** What becomes of rows of these types (compared like header names); without `types`, of every row. */
export interface LineRule {
  types?: readonly string[];
  parts: readonly Part[];
  /** The row is a fee or tax on an earning of the same day, and becomes part of it where it can be told which. */
  joins?: true;
}

/** What the file's money column says, as a signed sum of what is recorded: the formula of the control total. */
export interface ControlRule {
  column: string;
  terms: { readonly [Target in ComponentName | 'payout']?: 1 | -1 };
}

/** How one platform's statements are read: data only, so that a mapping file can say the same. */
export interface Preset {
  id: string;
  version: number;
  name: string;
  /** The platform's key in the catalogue; null when every row names its own platform. */
  platformKey: string | null;
  layouts: readonly Layout[];
  lines: readonly LineRule[];
  control: ControlRule;
}
