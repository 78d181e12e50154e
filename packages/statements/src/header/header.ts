import { type ColumnRef, TEXT_ROLES, type Layout, type TextRole } from '../preset.ts';
import { currencyIn } from './header-currency.ts';

/** How header names and types of rows are compared: without case, accents of width, spaces, hyphens and underscores. */
export function normalised(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s_\u00a0\ufeff-]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** No column has a longer name: what is longer is a text of a row that is looked at as if it were the header. */
const LONGEST_NAME = 1000;

/**
 * Header names are compared as texts are, by their beginning where they are very long, and without spaces around the colons of a tree of
 * columns.
 */
export function columnName(name: string): string {
  return normalised(name.slice(0, LONGEST_NAME)).replace(/ ?: ?/g, ':');
}

/** How a mapping names each column of a header. */
export function refsOf(header: readonly string[]): ColumnRef[] {
  const names = header.map(columnName);
  const places = Map.groupBy(names.keys(), (index) => names[index] ?? '');
  return header.map((text, index) => {
    const name = text.trim();
    if (name === '') return { column: index + 1 };
    const same = (name.includes('*') ? placesNamed(names, name) : places.get(names[index] ?? '')) ?? [];
    return same.length < 2 ? name : { name, which: same.indexOf(index) + 1, of: same.length };
  });
}

/** What people are told that each column of a header is called, so that no two are called the same. */
export function labelsOf(header: readonly string[]): string[] {
  const hasNames = header.some((name) => name.trim() !== '');
  return refsOf(header).map((ref, index) => {
    if (typeof ref === 'string') return ref;
    if ('name' in ref) return `${ref.name} (${ordinal(ref.which)}, column ${index + 1})`;
    return hasNames ? refInWords(ref) : `Column ${ref.column}`;
  });
}

/** A column as a mapping names it, in words. */
export function refInWords(ref: ColumnRef): string {
  if (typeof ref === 'string') return ref;
  return 'name' in ref
    ? `${ref.name} (${ordinal(ref.which)} of ${ref.of})`
    : `Column ${ref.column}, without a name`;
}

function ordinal(place: number): string {
  const teen = place % 100 > 10 && place % 100 < 14;
  return `${place}${(!teen && ['th', 'st', 'nd', 'rd'][place % 10]) || 'th'}`;
}

/** Every column that a layout names, by its role or its name among those of money or of texts. */
export function refsIn(layout: Layout): { key: string; ref: ColumnRef }[] {
  const { columns, money, texts = {}, moneyInText = {} } = layout;
  return [columns, money, texts, moneyInText].flatMap((byKey) =>
    Object.entries<readonly ColumnRef[]>(byKey).flatMap(([key, refs]) => refs.map((ref) => ({ key, ref }))),
  );
}

/** False for a column that is known by its place alone. */
export function isByName(ref: ColumnRef): boolean {
  return typeof ref === 'string' || 'name' in ref;
}

/** Where the columns of a layout stand in one header row. */
export interface ColumnPlaces {
  text: { [Role in TextRole]?: number[] };
  /** Texts that only rules look at, and that may have a role besides. */
  texts: Record<string, number[]>;
  /** More than one where what stands beneath a branch of a tree of columns is added up. */
  money: Record<string, number[]>;
  /** Columns of texts in which money stands. */
  moneyInText: Record<string, number[]>;
  /** What stands for the `*` in the name of a money column: the code or sign of a currency, or nothing. */
  currencies: Record<string, string>;
}

/** A column without which a file is not of a layout. */
export interface MissingColumn {
  /** Its role, or its name among the columns of money or of texts. */
  key: string;
  isMoney: boolean;
  /** As the file would most likely call it, and all names that would do: where it has none, or several have it, none does. */
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

const MANY: ReadonlySet<TextRole> = new Set<TextRole>(['description', 'party', 'reference', 'breaks']);

/** Looks up a layout's columns in a header row; a column serves one role only, the first that names it. */
export function matchLayout(layout: Layout, header: readonly string[]): LayoutMatch {
  const names = header.map(columnName);
  const taken = new Set<number>();
  const find = (wanted: readonly ColumnRef[], limit: number): number[] => {
    const found: number[] = [];
    for (const ref of wanted) {
      const index = placeOf(names, ref, taken);
      if (index < 0 || found.length >= limit) continue;
      taken.add(index);
      found.push(index);
    }
    return found;
  };
  const places: ColumnPlaces = { text: {}, texts: {}, money: {}, moneyInText: {}, currencies: {} };
  const missing: MissingColumn[] = [];
  for (const [key, wanted] of Object.entries(layout.money)) {
    const branch = find(wanted, 1);
    const indexes = branch.length > 0 ? branch : leavesBeneath(wanted, names);
    const [index] = indexes;
    if (index === undefined) {
      if (layout.required.includes(key)) missing.push({ key, isMoney: true, ...called(wanted) });
      continue;
    }
    places.money[key] = indexes;
    for (const leaf of indexes) taken.add(leaf);
    const star = wanted.map((ref) => standsForStar(nameIn(ref), names[index] ?? '')).find(Boolean);
    const currency = star ?? currencyIn(header[index] ?? '');
    if (currency) places.currencies[key] = currency.trim().toUpperCase();
  }
  for (const role of TEXT_ROLES) {
    const wanted = layout.columns[role] ?? [];
    const found = find(wanted, MANY.has(role) ? wanted.length : 1);
    if (found.length > 0) places.text[role] = found;
    // A column of money may have the name of a role: then it is the one that is required.
    else if (wanted.length > 0 && layout.required.includes(role))
      missing.push({ key: role, isMoney: false, ...called(wanted) });
  }
  // The same text may also describe the row, so this column is not taken.
  const beside = (wanted: readonly ColumnRef[]) =>
    wanted.map((ref) => placeOf(names, ref, new Set())).filter((index) => index >= 0);
  for (const [key, wanted] of Object.entries(layout.moneyInText ?? {}))
    places.moneyInText[key] = beside(wanted);
  for (const [key, wanted] of Object.entries(layout.texts ?? {})) {
    const found = beside(wanted).slice(0, 1);
    if (found.length > 0) places.texts[key] = found;
    else if (layout.required.includes(key)) missing.push({ key, isMoney: false, ...called(wanted) });
  }
  for (const index of Object.values(places.texts).flat()) taken.add(index);
  return { layout, places, missing, known: taken.size, renamed: [] };
}

function called(wanted: readonly ColumnRef[]): Pick<MissingColumn, 'name' | 'names'> {
  const [first = ''] = wanted;
  return { name: refInWords(first), names: wanted.filter((ref) => typeof ref === 'string') };
}

/** Empty where the column has none. */
function nameIn(ref: ColumnRef): string {
  if (typeof ref === 'string') return ref;
  return 'name' in ref ? ref.name : '';
}

/** "Fare:*" is every column beneath "Fare" that has none beneath itself: together they are the branch, where a file leaves that out. */
function leavesBeneath(wanted: readonly ColumnRef[], names: readonly string[]): number[] {
  const branches = wanted
    .map(nameIn)
    .filter((name) => name.endsWith(':*'))
    .map((name) => columnName(name.slice(0, -1)));
  return names.flatMap((name, index) =>
    branches.some((branch) => name.startsWith(branch)) && !names.some((other) => other.startsWith(`${name}:`))
      ? [index]
      : [],
  );
}

/** True for the name of a column as a layout writes it, with its `*`. */
export function isNamed(name: string, wanted: string): boolean {
  return placesNamed([columnName(name)], wanted).length > 0;
}

/** The index of the column that is meant; -1 where there is none, or another role has it. */
function placeOf(names: readonly string[], ref: ColumnRef, taken: ReadonlySet<number>): number {
  if (typeof ref === 'string') return indexOfName(names, ref, taken);
  const index = 'name' in ref ? placeAmong(placesNamed(names, ref.name), ref) : ref.column - 1;
  const isThere = 'name' in ref ? index >= 0 : names[index] === '';
  return isThere && !taken.has(index) ? index : -1;
}

/** With one of that name more or fewer, it is not known which is which. */
function placeAmong(places: readonly number[], { which, of }: { which: number; of: number }): number {
  return places.length === of ? (places[which - 1] ?? -1) : -1;
}

function indexOfName(names: readonly string[], wanted: string, taken: ReadonlySet<number>): number {
  const places = placesNamed(names, wanted);
  // The first of a name counts, or the file is refused; of those that fit a `*`, one may have another role.
  const index = wanted.includes('*') ? places.find((place) => !taken.has(place)) : places[0];
  return index === undefined || taken.has(index) ? -1 : index;
}

function placesNamed(names: readonly string[], wanted: string): number[] {
  if (wanted.endsWith(':*')) return [];
  const plain = columnName(wanted);
  const fits = wanted.includes('*')
    ? (name: string) => standsForStar(wanted, name) !== null
    : (name: string) => name === plain;
  return names.flatMap((name, index) => (fits(name) ? [index] : []));
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
  const exact = refsIn(layout).filter(({ ref }) => typeof ref !== 'string');
  const told = new Set(exact.map(({ ref }) => placeOf(names, ref, new Set())));
  const read = [places.money, places.text, places.texts, places.moneyInText].flatMap((byKey) =>
    Object.values(byKey).flat(),
  );
  const twice =
    read.find((index) => !told.has(index) && names.indexOf(names[index] ?? '', index + 1) >= 0) ??
    Object.values(layout.money).flatMap((wanted) => otherCurrencyOf(wanted, names))[0];
  return twice === undefined ? null : (header[twice]?.trim() ?? null);
}

/** "Amount (EUR)" beside "Amount (USD)": which of them counts is not to be guessed. */
function otherCurrencyOf(wanted: readonly ColumnRef[], names: readonly string[]): number[] {
  const patterns = wanted.filter((ref) => typeof ref === 'string');
  const fitting = names.flatMap((name, index) =>
    patterns.some((pattern) => standsForStar(pattern, name) !== null) ? [index] : [],
  );
  return fitting.slice(1);
}

/** The columns by which rows of one id are told to say the same: not those at which only rules look. */
export function keysRead({ places: { money, text, moneyInText } }: LayoutMatch): number[] {
  const indexes = [money, text, moneyInText].flatMap((byKey) => Object.values(byKey).flat());
  return [...new Set(indexes)];
}

/** Every column that is read, also those at which only rules look. */
export function columnsRead(match: LayoutMatch): ReadonlySet<number> {
  return new Set([...keysRead(match), ...Object.values(match.places.texts).flat()]);
}
