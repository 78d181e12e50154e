import { COMPONENT_NAMES, isCurrency } from '@earntrack/domain';
import {
  type ControlRule,
  type Layout,
  type LineRule,
  type Part,
  type Preset,
  TEXT_ROLES,
} from './preset.ts';
import { refuse } from './problem.ts';

const TARGETS: readonly string[] = [...COMPONENT_NAMES, 'payout'];

/**
 * A mapping file as a preset: the same shape, of which `id`, `version` and `platformKey` may be left out. Refuses, with
 * the path of the fault, what is missing, misspelt or does not fit together.
 */
export function parseMapping(json: unknown): Preset {
  const mapping = object(json, 'The mapping', [
    '$schema',
    'id',
    'version',
    'name',
    'platformKey',
    'layouts',
    'lines',
    'control',
  ]);
  const layouts = list(mapping.layouts, 'layouts').map((layout, index) =>
    parseLayout(layout, `layouts[${index}]`),
  );
  const columns = layouts.map((layout) => Object.keys(layout.money));
  const known = (columns[0] ?? []).filter((name) => columns.every((names) => names.includes(name)));
  return {
    id: mapping.id === undefined ? 'mapping' : text(mapping.id, 'id'),
    version: typeof mapping.version === 'number' ? mapping.version : 1,
    name: mapping.name === undefined ? 'mapping' : text(mapping.name, 'name'),
    platformKey: mapping.platformKey == null ? null : text(mapping.platformKey, 'platformKey'),
    layouts,
    lines: list(mapping.lines, 'lines').map((line, index) => parseLine(line, `lines[${index}]`, known)),
    control: parseControl(mapping.control, known),
  };
}

function parseLayout(json: unknown, path: string): Layout {
  const layout = object(json, path, [
    'name',
    'columns',
    'money',
    'required',
    'currency',
    'dateOrder',
    'decimal',
  ]);
  const columns = object(layout.columns, `${path}.columns`, TEXT_ROLES);
  if (columns.date === undefined)
    fault(`${path}.columns.date`, 'names the column of dates and cannot be left out');
  const money = object(layout.money, `${path}.money`, null);
  const currency = layout.currency == null ? null : text(layout.currency, `${path}.currency`);
  if (currency !== null && !isCurrency(currency)) fault(`${path}.currency`, 'is no currency code like EUR');
  return {
    name: layout.name === undefined ? 'as mapped' : text(layout.name, `${path}.name`),
    columns: namesByKey(columns, `${path}.columns`),
    money: namesByKey(money, `${path}.money`),
    required: requiredOf(layout.required, path, { columns, money }),
    currency,
    dateOrder: oneOf(layout.dateOrder, `${path}.dateOrder`, ['monthFirst', 'dayFirst'] as const),
    decimal: oneOf(layout.decimal, `${path}.decimal`, ['.', ','] as const),
  };
}

function requiredOf(
  json: unknown,
  path: string,
  { columns, money }: { columns: object; money: object },
): string[] {
  if (json === undefined) return ['date', ...Object.keys(money)];
  const known = [...Object.keys(columns), ...Object.keys(money)];
  const required = texts(json, `${path}.required`);
  const odd = required.findIndex((name) => !known.includes(name));
  if (odd >= 0) fault(`${path}.required[${odd}]`, `is none of its columns: ${known.join(', ')}`);
  return required;
}

function parseLine(json: unknown, path: string, money: readonly string[]): LineRule {
  const line = object(json, path, ['types', 'parts', 'joins']);
  const parts = list(line.parts, `${path}.parts`).map((part, index) =>
    parsePart(part, `${path}.parts[${index}]`, money),
  );
  const isPayout = parts.some(({ to }) => to === 'payout');
  if (isPayout && parts.some(({ to }) => to !== 'payout'))
    fault(`${path}.parts`, 'sends money to "payout" and elsewhere: a payout is no income, and has no fees');
  if (line.joins !== undefined && line.joins !== true) fault(`${path}.joins`, 'is true or left out');
  return {
    ...(line.types === undefined ? {} : { types: texts(line.types, `${path}.types`) }),
    parts,
    ...(line.joins === true ? { joins: true } : {}),
  };
}

function parsePart(json: unknown, path: string, money: readonly string[]): Part {
  const part = object(json, path, ['column', 'to', 'sign']);
  const sign = part.sign ?? 1;
  if (sign !== 1 && sign !== -1) fault(`${path}.sign`, 'is 1 or -1');
  const to = text(part.to, `${path}.to`);
  if (!TARGETS.includes(to)) fault(`${path}.to`, `is one of ${TARGETS.join(', ')}`);
  return { column: moneyColumn(part.column, `${path}.column`, money), to: to as Part['to'], sign };
}

function parseControl(json: unknown, money: readonly string[]): ControlRule {
  const control = object(json, 'control', ['column', 'terms']);
  const terms = object(control.terms, 'control.terms', TARGETS);
  for (const [name, sign] of Object.entries(terms)) {
    if (sign !== 1 && sign !== -1) fault(`control.terms.${name}`, 'is 1 or -1');
  }
  return {
    column: moneyColumn(control.column, 'control.column', money),
    terms,
  };
}

function moneyColumn(json: unknown, path: string, money: readonly string[]): string {
  const column = text(json, path);
  if (!money.includes(column)) fault(path, `is a name under "money" of every layout: ${money.join(', ')}`);
  return column;
}

function fault(path: string, wish: string): never {
  refuse(`The mapping cannot be used: ${path} ${wish}.`);
}

function object(json: unknown, path: string, keys: readonly string[] | null): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) fault(path, 'is an object');
  const odd = keys && Object.keys(json).find((key) => !keys.includes(key));
  if (odd) fault(path, `has no part called "${odd}"; it has ${keys.join(', ')}`);
  return json as Record<string, unknown>;
}

function list(json: unknown, path: string): unknown[] {
  if (!Array.isArray(json) || json.length === 0) fault(path, 'is a list with at least one entry');
  return json;
}

function text(json: unknown, path: string): string {
  if (typeof json !== 'string' || json.trim() === '') fault(path, 'is a text');
  return json;
}

function texts(json: unknown, path: string): string[] {
  if (!Array.isArray(json)) fault(path, 'is a list of texts');
  return json.map((entry, index) => text(entry, `${path}[${index}]`));
}

/** A single name may stand for a list of one. */
function namesByKey(json: Record<string, unknown>, path: string): Record<string, string[]> {
  const entries = Object.entries(json).map(([key, names]) => [
    key,
    typeof names === 'string' ? [text(names, `${path}.${key}`)] : texts(names, `${path}.${key}`),
  ]);
  return Object.fromEntries(entries);
}

function oneOf<Choice extends string>(
  json: unknown,
  path: string,
  choices: readonly Choice[],
): Choice | null {
  if (json == null) return null;
  return choices.find((choice) => choice === json) ?? fault(path, `is one of ${choices.join(', ')}`);
}
