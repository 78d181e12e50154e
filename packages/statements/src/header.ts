import { currencyIn } from './header-currency.ts';
import { TEXT_ROLES, type Layout, type TextRole } from './preset.ts';

/** How header names and types of rows are compared: without case, accents of width, spaces, hyphens and underscores. */
export function normalised(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s_\u00a0\ufeff-]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Header names are compared as texts are, and without spaces around the colons of a tree of columns. */
export function columnName(name: string): string {
  return normalised(name).replace(/ ?: ?/g, ':');
}

/** Where the columns of a layout stand in one header row. */
export interface ColumnPlaces {
  text: { [Role in TextRole]?: number[] };
  /** More than one where what stands beneath a branch of a tree of columns is added up. */
  money: Record<string, number[]>;
  /** Columns of texts in which money stands. */
  moneyInText: Record<string, number[]>;
  /** What stands for the `*` in the name of a money column: the code or sign of a currency, or nothing. */
  currencies: Record<string, string>;
}

/** A column without which a file is not of a layout. */
export interface MissingColumn {
  /** Its role, or its name among the columns of money. */
  key: string;
  isMoney: boolean;
  /** As the file would most likely call it, and all names that would do. */
  name: string;
  names: readonly string[];
}

export interface LayoutMatch {
  layout: Layout;
  places: ColumnPlaces;
  missing: MissingColumn[];
  /** How many columns of the header the layout knows. */
  known: number;
  /** Columns that were found under a name that the layout does not know. */
  renamed: { from: string; to: string }[];
}

const MANY: ReadonlySet<TextRole> = new Set<TextRole>(['description', 'party', 'reference']);

/** Looks up a layout's columns in a header row; a column serves one role only, the first that names it. */
export function matchLayout(layout: Layout, header: readonly string[]): LayoutMatch {
  const names = header.map(columnName);
  const taken = new Set<number>();
  const find = (wanted: readonly string[], limit: number): number[] => {
    const found: number[] = [];
    for (const name of wanted) {
      const index = indexOfName(names, name, taken);
      if (index < 0 || found.length >= limit) continue;
      taken.add(index);
      found.push(index);
    }
    return found;
  };
  const places: ColumnPlaces = { text: {}, money: {}, moneyInText: {}, currencies: {} };
  const missing: MissingColumn[] = [];
  for (const [key, wanted] of Object.entries(layout.money)) {
    const branch = find(wanted, 1);
    const indexes = branch.length > 0 ? branch : leavesBeneath(wanted, names);
    const [index] = indexes;
    if (index === undefined) {
      if (layout.required.includes(key))
        missing.push({ key, isMoney: true, name: wanted[0] ?? key, names: wanted });
      continue;
    }
    places.money[key] = indexes;
    for (const leaf of indexes) taken.add(leaf);
    const star = wanted.map((name) => standsForStar(name, names[index] ?? '')).find(Boolean);
    const currency = star ?? currencyIn(header[index] ?? '');
    if (currency) places.currencies[key] = currency.trim().toUpperCase();
  }
  for (const role of TEXT_ROLES) {
    const wanted = layout.columns[role] ?? [];
    const found = find(wanted, MANY.has(role) ? wanted.length : 1);
    if (found.length > 0) places.text[role] = found;
    // A column of money may have the name of a role: then it is the one that is required.
    else if (wanted.length > 0 && layout.required.includes(role))
      missing.push({ key: role, isMoney: false, name: wanted[0] ?? role, names: wanted });
  }
  // The same text may also describe the row, so this column is not taken.
  for (const [key, wanted] of Object.entries(layout.moneyInText ?? {}))
    places.moneyInText[key] = wanted
      .map((name) => indexOfName(names, name, new Set()))
      .filter((index) => index >= 0);
  return { layout, places, missing, known: taken.size, renamed: [] };
}

/** "Fare:*" is every column beneath "Fare" that has none beneath itself: together they are the branch, where a file leaves that out. */
function leavesBeneath(wanted: readonly string[], names: readonly string[]): number[] {
  const branches = wanted.filter((name) => name.endsWith(':*')).map((name) => columnName(name.slice(0, -1)));
  return names.flatMap((name, index) =>
    branches.some((branch) => name.startsWith(branch)) && !names.some((other) => other.startsWith(`${name}:`))
      ? [index]
      : [],
  );
}

/** True for the name of a column as a layout writes it, with its `*`. */
export function isNamed(name: string, wanted: string): boolean {
  return indexOfName([columnName(name)], wanted, new Set()) === 0;
}

function indexOfName(names: readonly string[], wanted: string, taken: ReadonlySet<number>): number {
  if (wanted.endsWith(':*')) return -1;
  if (!wanted.includes('*')) {
    const index = names.indexOf(columnName(wanted));
    return taken.has(index) ? -1 : index;
  }
  return names.findIndex((name, index) => !taken.has(index) && standsForStar(wanted, name) !== null);
}

/** What stands for the `*` of a column's name: the code or sign of a currency or nothing; null when the name is another. */
function standsForStar(wanted: string, name: string): string | null {
  const [before, after] = columnName(wanted).split('*');
  if (before === undefined || after === undefined) return null;
  if (!name.startsWith(before) || !name.endsWith(after)) return null;
  const middle = name.slice(before.length, Math.max(before.length, name.length - after.length));
  if (name !== before + middle + after) return null;
  return /^(?:[a-z]{3}|[^\p{L}\p{N}]{0,2}|[a-z]{1,2}\p{Sc}|zł|kč|kr)$/u.test(middle.trim()) ? middle : null;
}

/** The name of a column that is read while another one is called so, or fits the same name with a `*`; null when there is none. */
export function columnNamedTwice(header: readonly string[], { layout, places }: LayoutMatch): string | null {
  const names = header.map(columnName);
  const read = [...Object.values(places.money).flat(), ...Object.values(places.text).flat()];
  const twice =
    read.find((index) => names.indexOf(names[index] ?? '', index + 1) >= 0) ??
    Object.values(layout.money).flatMap((wanted) => otherCurrencyOf(wanted, names))[0];
  return twice === undefined ? null : (header[twice]?.trim() ?? null);
}

/** "Amount (EUR)" beside "Amount (USD)": which of them counts is not to be guessed. */
function otherCurrencyOf(wanted: readonly string[], names: readonly string[]): number[] {
  const fitting = names.flatMap((name, index) =>
    wanted.some((pattern) => standsForStar(pattern, name) !== null) ? [index] : [],
  );
  return fitting.slice(1);
}
