import { isCurrency } from '@earntrack/domain';
import { currenciesOfSign } from '../cells/currency-signs.ts';
import { type Drift, resemblanceOf, withRenamedColumns } from '../header/drift.ts';
import { apartFromCurrency, currencyIn } from '../header/header-currency.ts';
import { columnName, isNamed, type LayoutMatch, matchLayout, refsIn } from '../header/header.ts';
import type { ColumnRef, Layout, LineRule, Part, Preset, TextRole } from '../preset.ts';
import { StatementProblem } from '../problem.ts';
import { HEADER_ROWS_SEARCHED } from '../table/table.ts';
import { parseMapping } from './mapping.ts';

type Json = Record<string, unknown>;

/** A column that a mapping has to have and a file has not: only a person can say which one it is now. */
export interface MappingGap {
  /** Of the layouts of the mapping. */
  layout: number;
  /** Its role, or its name under `money` or `texts`. */
  key: string;
  isMoney: boolean;
  /** As it was called. */
  column: string;
  /** What stood there: its role, where its money goes, or texts that rules look at. Empty for money by which only the total is checked. */
  uses: (TextRole | Part['to'] | 'texts')[];
  /** What it may be called now. */
  perhaps: string | null;
}

/** How far a mapping that was made for another header fits this one. */
export interface MappingFit {
  /** As the file is read by it where nothing is missing: the other currency is in it, and what else the file has. */
  mapping: Json;
  missing: MappingGap[];
  /** Columns of texts that are read under a name that is nearly theirs. */
  renamed: Drift['renamed'];
  /** Columns whose name says another currency now. */
  currencies: Drift['renamed'];
  /** The currency that the mapping said of all amounts, and that the names of the columns contradict. */
  droppedCurrency: string | null;
  /** Columns that it would read, and reads the file without. */
  unread: string[];
  /** Columns that it does not read: new ones, and those that are not there any more. Empty where it does not name the others. */
  added: string[];
  gone: string[];
  /** Of all columns that either of the two has, the share that both have. */
  share: number;
}

/** Where something is missing, so much has to be there: else it is another kind of file. */
const LEAST_SHARE = 0.5;
const FEWEST_COLUMNS = 2;

/**
 * What a mapping makes of a header that is not the one it was made for; null where it does not fit. Which column holds money is not
 * guessed: only the currency in its name may be another one.
 */
export function fitOf(mapping: Json, header: readonly string[]): MappingFit | null {
  const preset = presetOf(mapping);
  if (preset === null || preset.file?.headerRow === 0) return null;
  const currencies = preset.layouts.flatMap((layout) => otherCurrencies(layout, header));
  const renamed = withNames(mapping, new Map(currencies.map(({ from, to }) => [from, to])));
  const adjusted = presetOf(renamed);
  if (adjusted === null) return null;
  const matches = adjusted.layouts.map((layout, index) => ({ index, match: matchLayout(layout, header) }));
  const [best] = matches.toSorted(
    (left, right) =>
      left.match.missing.length - right.match.missing.length || right.match.known - left.match.known,
  );
  if (!best) return null;
  const whole = best.match.missing.length === 0 ? best.match : withRenamedColumns(best.match, header);
  const fit = describeFit(
    { preset: adjusted, index: best.index, match: whole ?? best.match },
    renamed,
    header,
  );
  const isNear = fit.missing.length === 0 || fit.share >= LEAST_SHARE;
  return isNear && best.match.known >= FEWEST_COLUMNS ? { ...fit, currencies } : null;
}

/** The mapping with the column that a person said in place of a missing one. */
export function withColumn(mapping: Json, { layout, key, isMoney, uses }: MappingGap, ref: ColumnRef): Json {
  const part = isMoney ? 'money' : uses.includes('texts') ? 'texts' : 'columns';
  return withLayout(mapping, layout, ({ others, ...json }) => ({
    ...json,
    [part]: { ...(json[part] as Json), [key]: ref },
    ...(others !== undefined && { others: (others as string[]).filter((name) => name !== ref) }),
  }));
}

/** The mapping for a file whose header is in this row, where that has to be said, or was said of another file. */
export function atHeaderRow(mapping: Json, headerRow: number): Json {
  const file = (mapping['file'] ?? {}) as Json;
  const { headerRow: settled = null } = file;
  const isFound = settled === null && headerRow <= HEADER_ROWS_SEARCHED;
  return isFound || settled === 0 ? mapping : { ...mapping, file: { ...file, headerRow } };
}

function presetOf(mapping: Json): Preset | null {
  try {
    return parseMapping(mapping);
  } catch (err) {
    if (err instanceof StatementProblem) return null;
    throw err;
  }
}

/** Names that are not in the header, and are there with another currency in one place alone. */
function otherCurrencies(layout: Layout, header: readonly string[]): Drift['renamed'] {
  const names = [...refsIn(layout).map(({ ref }) => ref), ...(layout.others ?? [])].filter(
    (ref) => typeof ref === 'string',
  );
  return [...new Set(names)].flatMap((from) => {
    const wanted = apartFromCurrency(from);
    if (wanted === null || header.some((name) => isNamed(name, from))) return [];
    const [to, ...others] = header.filter(
      (name) => columnName(apartFromCurrency(name) ?? '') === columnName(wanted),
    );
    return to === undefined || others.length > 0 ? [] : [{ from, to: to.trim() }];
  });
}

function withNames(mapping: Json, names: ReadonlyMap<string, string>): Json {
  const renamed = (json: unknown): unknown => {
    if (typeof json === 'string') return names.get(json) ?? json;
    return Array.isArray(json) ? json.map(renamed) : json;
  };
  const renamedIn = (json: unknown) =>
    Object.fromEntries(Object.entries(json as Json).map(([key, refs]) => [key, renamed(refs)]));
  const layouts = (mapping['layouts'] as Json[]).map((layout) => ({
    ...layout,
    columns: renamedIn(layout['columns']),
    ...(layout['money'] !== undefined && { money: renamedIn(layout['money']) }),
    ...(layout['texts'] !== undefined && { texts: renamedIn(layout['texts']) }),
    ...(layout['moneyInText'] !== undefined && { moneyInText: renamedIn(layout['moneyInText']) }),
    ...(layout['others'] !== undefined && { others: renamed(layout['others']) }),
  }));
  return { ...mapping, layouts };
}

function withLayout(mapping: Json, at: number, change: (layout: Json) => Json): Json {
  const layouts = (mapping['layouts'] as Json[]).map((layout, index) =>
    index === at ? change(layout) : layout,
  );
  return { ...mapping, layouts };
}

interface Fitted {
  preset: Preset;
  index: number;
  match: LayoutMatch;
}

function describeFit(
  { preset, index, match }: Fitted,
  mapping: Json,
  header: readonly string[],
): Omit<MappingFit, 'currencies'> {
  const { layout } = match;
  const { missing: resembling, added } = resemblanceOf(preset, match, header);
  const droppedCurrency = contradicted(match, header) ? layout.currency : null;
  const named = header.filter((name) => name.trim() !== '');
  const others = layout.others ?? [];
  const gone = others.filter((other) => !header.some((name) => isNamed(name, other)));
  const both = match.known + others.length - gone.length;
  const whole = withLayout(mapping, index, ({ currency, ...json }) => ({
    ...json,
    ...(currency !== undefined && droppedCurrency === null && { currency }),
    ...(layout.others && { others: [...others.filter((name) => !gone.includes(name)), ...added] }),
  }));
  return {
    mapping: whole,
    missing: match.missing.map(({ key, isMoney, name }, at) => ({
      layout: index,
      key,
      isMoney,
      column: name,
      uses: isMoney ? usesOf(key, preset.lines) : [isLookedAt(layout, key) ? 'texts' : (key as TextRole)],
      perhaps: resembling[at]?.perhaps ?? null,
    })),
    renamed: match.renamed,
    droppedCurrency,
    unread: unreadOf(match),
    added: layout.others ? added : [],
    gone,
    share: both / (named.length + match.missing.length + gone.length),
  };
}

function isLookedAt({ texts = {} }: Layout, key: string): boolean {
  return Object.hasOwn(texts, key);
}

/** Where the names of the columns of money say another currency than the mapping, they count: it was said of another file. */
function contradicted({ layout, places }: LayoutMatch, header: readonly string[]): boolean {
  const { currency } = layout;
  if (currency === null) return false;
  const told = Object.values(places.money).flatMap((indexes) =>
    indexes.map((at) => currencyIn(header[at] ?? '')),
  );
  return told.some(
    (code) =>
      code !== null &&
      !(isCurrency(code) ? [code] : (currenciesOfSign(code.trim().toUpperCase()) ?? [])).includes(currency),
  );
}

function usesOf(key: string, lines: readonly LineRule[]): Part['to'][] {
  const parts = lines.flatMap((line) => line.parts).filter(({ column }) => column === key);
  return [...new Set(parts.map(({ to }) => to))];
}

/** Columns of texts that need not be there, and are not. */
function unreadOf({ layout, places }: LayoutMatch): string[] {
  const columns = Object.entries<readonly ColumnRef[]>({ ...layout.columns, ...layout.texts });
  return columns.flatMap(([key, [first]]) => {
    const isThere =
      layout.required.includes(key) || Object.hasOwn(places.text, key) || Object.hasOwn(places.texts, key);
    return isThere || typeof first !== 'string' ? [] : [first];
  });
}
