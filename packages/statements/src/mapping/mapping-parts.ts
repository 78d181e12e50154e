import type { ColumnRef } from '../preset.ts';
import { refuse } from '../problem.ts';

/** Ends the reading of a mapping, with the path of its fault. */
export function fault(path: string, wish: string): never {
  refuse(`The mapping cannot be used: ${path} ${wish}.`);
}

const MISSING = 'is missing';

/** An object with no other parts than `keys`, where they are given. */
export function object(json: unknown, path: string, keys: readonly string[] | null): Record<string, unknown> {
  if (json === undefined) fault(path, MISSING);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) fault(path, 'has to be an object');
  const odd = keys && Object.keys(json).find((key) => !keys.includes(key));
  if (odd) fault(path, `has no part called "${odd}"; it has ${keys.join(', ')}`);
  return json as Record<string, unknown>;
}

/** A list with at least one entry. */
export function list(json: unknown, path: string): unknown[] {
  if (json === undefined) fault(path, MISSING);
  if (!Array.isArray(json) || json.length === 0) fault(path, 'has to be a list with at least one entry');
  return json;
}

/** A text that is not empty. */
export function text(json: unknown, path: string): string {
  if (json === undefined) fault(path, MISSING);
  if (typeof json !== 'string' || json.trim() === '') fault(path, 'has to be a text');
  return json;
}

/** A list of texts. */
export function texts(json: unknown, path: string): string[] {
  if (!Array.isArray(json)) fault(path, 'has to be a list of texts');
  return json.map((entry, index) => text(entry, `${path}[${index}]`));
}

/** Lists of cells by their key: texts, or empty. A single one may stand for a list of one. */
export function cellsByKey(json: Record<string, unknown>, path: string): Record<string, string[]> {
  const cell = (told: unknown, at: string) => (told === '' ? told : text(told, at));
  const entries = Object.entries(json).map(([key, cells]) => {
    const at = `${path}.${key}`;
    if (typeof cells === 'string') return [key, [cell(cells, at)]];
    if (!Array.isArray(cells)) fault(at, 'has to be a list of texts');
    return [key, cells.map((each, index) => cell(each, `${at}[${index}]`))];
  });
  return Object.fromEntries(entries);
}

/** One text for each key. */
export function textByKey(json: unknown, path: string): Record<string, string> {
  const entries = Object.entries(object(json, path, null));
  return Object.fromEntries(entries.map(([key, told]) => [key, text(told, `${path}.${key}`)]));
}

/** As far as the widest spreadsheet goes. */
const MAX_COLUMN = 16_384;
const REFS =
  'has to be the name of a column, {"column": 3} for one without a name, or {"name": "Amount", "which": 2, "of": 2} for one of several of that name';

/** Columns by the key under which they count. A single one may stand for a list of one. */
export function refsByKey(json: Record<string, unknown>, path: string): Record<string, ColumnRef[]> {
  const entries = Object.entries(json).map(([key, refs]) => {
    const at = `${path}.${key}`;
    return [
      key,
      Array.isArray(refs)
        ? refs.map((ref, index) => columnRef(ref, `${at}[${index}]`))
        : [columnRef(refs, at)],
    ];
  });
  return Object.fromEntries(entries) as Record<string, ColumnRef[]>;
}

function columnRef(json: unknown, path: string): ColumnRef {
  if (typeof json === 'string') return text(json, path);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) fault(path, REFS);
  if ('column' in json) {
    const { column } = object(json, path, ['column']);
    return { column: count(column, `${path}.column`, 1) };
  }
  if (!('name' in json)) fault(path, REFS);
  const { name, which, of } = object(json, path, ['name', 'which', 'of']);
  const several = count(of, `${path}.of`, 2);
  const ref = { name: text(name, `${path}.name`), which: count(which, `${path}.which`, 1), of: several };
  return ref.which <= several ? ref : fault(`${path}.which`, `has to be one of the ${several} of that name`);
}

function count(json: unknown, path: string, least: number): number {
  const isCount = typeof json === 'number' && Number.isInteger(json) && json >= least && json <= MAX_COLUMN;
  return isCount ? json : fault(path, `has to be a whole number from ${least} to ${MAX_COLUMN}`);
}

/** One of the choices, or null where it is left out. */
export function oneOf<Choice extends string>(
  json: unknown,
  path: string,
  choices: readonly Choice[],
): Choice | null {
  if (json == null) return null;
  return choices.find((choice) => choice === json) ?? fault(path, `has to be one of ${choices.join(', ')}`);
}

/** Without the parts that are null: what a mapping leaves out is left out of the preset. */
export function given<Parts extends object>(
  parts: Parts,
): { [Name in keyof Parts]?: Exclude<Parts[Name], null> } {
  const entries = Object.entries(parts).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as { [Name in keyof Parts]?: Exclude<Parts[Name], null> };
}
