import type { ColumnRef, Layout, TextRole } from '../preset.ts';
import { quoted } from '../problem.ts';
import { isOwnFile } from '../rows/descriptions.ts';
import { isPersonalColumn } from '../rows/personal.ts';
import { apartFromCurrency } from './header-currency.ts';
import {
  type ColumnPlaces,
  columnName,
  isNamed,
  type LayoutMatch,
  type MissingColumn,
  refInWords,
} from './header.ts';
import { unknownBeneath } from './tree.ts';

/** How the columns of a known export differ from those that it used to have. */
export interface Drift {
  /** New ones, which nothing reads. */
  added: string[];
  /** Those that are not there, of which the others are read without. */
  missing: string[];
  /** Those that are read under another name. */
  renamed: { from: string; to: string }[];
}

/** What a file lacks to be a known export, for a person to settle. */
export interface Resemblance {
  presetId: string;
  presetName: string;
  missing: { column: string; holdsMoney: boolean; perhaps: string | null }[];
  added: string[];
}

/** A wrong date or platform puts everything in the wrong place, and "Paid break" is no "Break", so these are asked for like money. */
const NEVER_GUESSED: ReadonlySet<string> = new Set<TextRole>([
  'date',
  'time',
  'endDate',
  'endTime',
  'breaks',
  'platform',
]);
/** With fewer columns in common, a similar name proves nothing. */
const FEWEST_FOUND = 3;
/** Columns that bear no other words than these are in the exports of everybody. */
export const EVERYBODYS_WORDS: ReadonlySet<string> = new Set(
  [
    'account amount balance category comment comments credit currency customer date day debit description details fee fees gross hours id',
    'item local memo name net no note notes number order payment platform price product quantity ref reference source state status sum',
    'tax taxes time title total transaction type',
  ].flatMap((words) => words.split(' ')),
);
/** The same in the languages in which presets know columns. */
const WORDS_OF_ALL_LANGUAGES: ReadonlySet<string> = EVERYBODYS_WORDS.union(
  new Set(
    [
      'art betrag betreff datum entgelt gebühr info status titel typ währung bedrag omschrijving soort tijd valuta cantidad divisa estado fecha',
      'hora importe moneda neto tipo título descripción devise montant objet solde heure data importo ora saldo stato titolo descrizione oggetto',
      'netto brutto bruto lordo moeda valor kwota waluta rodzaj tytuł pago',
    ].flatMap((words) => words.split(' ')),
  ),
);
const SHORTEST_MISSPELT = 6;
const MISSPELT_LETTERS = 2;

/** The match with columns that go by a similar name put in their places, or null when that does not make it whole. */
export function withRenamedColumns(match: LayoutMatch, header: readonly string[]): LayoutMatch | null {
  const found = match.layout.required.length - match.missing.length;
  if (found < FEWEST_FOUND || !isTelling(match, header)) return null;
  const text: ColumnPlaces['text'] = { ...match.places.text };
  // By a wrong one rows would be left out.
  const layoutTexts = match.layout.texts ?? {};
  const renamed: Drift['renamed'] = [];
  for (const missing of match.missing) {
    const to = similarColumn(missing, match, header);
    const isLookedAt = layoutTexts[missing.key] !== undefined;
    if (to === null || missing.isMoney || isLookedAt || NEVER_GUESSED.has(missing.key)) return null;
    text[missing.key as TextRole] = [to];
    renamed.push({ from: missing.name, to: header[to]?.trim() ?? '' });
  }
  const places = { ...match.places, text };
  return { ...match, places, missing: [], known: match.known + renamed.length, renamed };
}

/** What changed in the columns of a file that was recognised; null when nothing did. */
export function driftOf(match: LayoutMatch, header: readonly string[]): Drift | null {
  const { layout, renamed } = match;
  const { added, missing } = layout.columnsVary ? lookedFor(match, header) : fixedColumns(match, header);
  const drift = { added: [...new Set([...added, ...newBranches(layout, header)])], missing, renamed };
  return missing.length + drift.added.length + renamed.length === 0 ? null : drift;
}

function newBranches(layout: Layout, header: readonly string[]): string[] {
  const places = (layout.branches ?? []).flatMap((branch) => unknownBeneath(layout, header, branch));
  return places.map((index) => header[index]?.trim() ?? '');
}

/** Of an export that always has the same columns, each that is new or gone. */
function fixedColumns(match: LayoutMatch, header: readonly string[]): Omit<Drift, 'renamed'> {
  const { layout, places } = match;
  if (layout.others === undefined || isOwnFile(match)) return { added: [], missing: [] };
  const found = { ...places.money, ...places.text, ...places.texts };
  const optional = Object.entries<readonly ColumnRef[]>({
    ...layout.money,
    ...layout.columns,
    ...layout.texts,
  }).filter(([key]) => !layout.required.includes(key) && !(key in found));
  return {
    missing: optional.map(([, [first = '']]) => refInWords(first)),
    added: unknownColumns(match, header),
  };
}

/** Where people choose the columns, only one that matters and that is there under what may be another name: who left it out knows that. */
function lookedFor(match: LayoutMatch, header: readonly string[]): Omit<Drift, 'renamed'> {
  const similar = columnsWithout(match, header).flatMap(({ column }) => {
    const index = similarColumn(
      { key: column, isMoney: false, name: column, names: [column] },
      match,
      header,
    );
    return index === null ? [] : [{ column, name: header[index]?.trim() ?? '' }];
  });
  return { missing: similar.map(({ column }) => column), added: similar.map(({ name }) => name) };
}

/** Columns that may be left out and are, with what is less exact for it. */
export function columnsWithout(
  { layout }: LayoutMatch,
  header: readonly string[],
): { column: string; effect: string }[] {
  return Object.entries(layout.without ?? {}).flatMap(([column, effect]) =>
    header.some((name) => isNamed(name, column)) ? [] : [{ column, effect }],
  );
}

/** What a person must settle about a file that nearly is a known export. */
export function resemblanceOf(
  preset: { id: string; name: string },
  match: LayoutMatch,
  header: readonly string[],
): Resemblance {
  return {
    presetId: preset.id,
    presetName: preset.name,
    missing: match.missing.map((missing) => {
      const similar = similarColumn(missing, match, header);
      return {
        column: missing.name,
        holdsMoney: missing.isMoney,
        perhaps: similar === null ? null : (header[similar]?.trim() ?? null),
      };
    }),
    added: unknownColumns(match, header),
  };
}

/** The drift in a sentence; empty when there is none. */
export function describeDrift(drift: Drift | null): string {
  if (drift === null) return '';
  const parts = [
    drift.renamed.map(({ from, to }) => `${quoted(from)} is now called ${quoted(to)}`).join(', '),
    drift.missing.length > 0 ? `${drift.missing.map(quoted).join(', ')} not there` : '',
    drift.added.length > 0 ? `${drift.added.map(quoted).join(', ')} new and not read` : '',
  ];
  return `This export differs from those known: ${parts.filter(Boolean).join('; ')}.`;
}

/** True where a column that was found is not one that any export may have: "Freelancer" tells of a platform, and "Date" does not. */
export function isTelling({ layout, places }: LayoutMatch, header: readonly string[]): boolean {
  const read = [...Object.values(places.money).flat(), ...Object.values(places.text).flat()];
  const known = header.filter(
    (name, index) => read.includes(index) || layout.others?.some((other) => isNamed(name, other)),
  );
  return known.some((name) => !wordsOf(columnName(name)).isSubsetOf(WORDS_OF_ALL_LANGUAGES));
}

function unknownColumns({ layout, places }: LayoutMatch, header: readonly string[]): string[] {
  const read = new Set([
    ...Object.values(places.money).flat(),
    ...Object.values(places.text).flat(),
    ...Object.values(places.texts).flat(),
    ...Object.values(places.moneyInText).flat(),
  ]);
  return header.flatMap((name, index) =>
    name.trim() === '' ||
    read.has(index) ||
    [...(layout.others ?? []), ...(layout.charged ?? [])].some((other) => isNamed(name, other)) ||
    isPersonalColumn(name, false)
      ? []
      : [name.trim()],
  );
}

/** The only unknown column whose name is much like one of those wanted; null when there is none, or more than one. */
function similarColumn(missing: MissingColumn, match: LayoutMatch, header: readonly string[]): number | null {
  const unknown = new Set(unknownColumns(match, header));
  const similar = header.flatMap((name, index) =>
    unknown.has(name.trim()) && missing.names.some((wanted) => isAlike(name, wanted)) ? [index] : [],
  );
  const [only = null, ...others] = similar;
  return others.length === 0 ? only : null;
}

/** Nothing but the currency differs, or not much. */
function isAlike(name: string, wanted: string): boolean {
  const [apart, wantedApart] = [name, wanted].map((each) => columnName(apartFromCurrency(each) ?? ''));
  return (apart !== '' && apart === wantedApart) || isSimilar(columnName(name), columnName(wanted));
}

/** All words of one are in the other, or a letter or two differ. */
function isSimilar(name: string, wanted: string): boolean {
  const [words, wantedWords] = [wordsOf(name), wordsOf(wanted)];
  if (words.size === 0 || wantedWords.size === 0) return false;
  if (wantedWords.isSubsetOf(words) || words.isSubsetOf(wantedWords)) return true;
  const isLong = Math.min(name.length, wanted.length) >= SHORTEST_MISSPELT;
  return isLong && lettersApart(name, wanted) <= MISSPELT_LETTERS;
}

export function wordsOf(name: string): Set<string> {
  return new Set(name.split(/[^\p{L}\p{N}]+/u).filter(Boolean));
}

/** How many letters must be put in, taken out or changed (Levenshtein); names are short. */
function lettersApart(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > MISSPELT_LETTERS) return MISSPELT_LETTERS + 1;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= right.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (left[at - 1] === right[to - 1] ? 0 : 1);
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
