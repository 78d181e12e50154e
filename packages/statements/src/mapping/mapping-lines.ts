import { COMPONENT_NAMES } from '@earntrack/domain';
import type { ControlRule, LineRule, Part } from '../preset.ts';
import { cellsByKey, fault, given, list, object, oneOf, text, texts } from './mapping-parts.ts';

/** What a rule of a mapping has. */
export const LINE_PARTS = [
  'types',
  'where',
  'sign',
  'of',
  'has',
  'refersTo',
  'parts',
  'skip',
  'joins',
  'turned',
];
/** What a part of a rule has. */
export const PART_PARTS = ['column', 'to', 'sign', 'less', 'only', 'beneath'];
/** What the formula of the control total has. */
export const CONTROL_PARTS = ['column', 'plus', 'less', 'terms'];
const SIGNS = ['positive', 'negative'] as const;
const TARGETS: readonly string[] = [...COMPONENT_NAMES, 'payout'];

/** What the layouts of a mapping name: columns of money, and what `where` of a rule may look at. */
export interface Names {
  money: readonly string[];
  texts: readonly string[];
}

/** One rule of a mapping. */
export function parseLine(json: unknown, path: string, { money, texts: lookedAt }: Names): LineRule {
  const line = object(json, path, LINE_PARTS);
  const skip = line.skip == null ? null : text(line.skip, `${path}.skip`);
  const parts = partsOf(line.parts, `${path}.parts`, { money, isSkipped: skip !== null });
  if (line.of != null && line.sign == null) fault(`${path}.of`, 'means nothing without "sign"');
  const where = line.where == null ? null : object(line.where, `${path}.where`, lookedAt);
  return {
    parts,
    ...given({
      types: line.types == null ? null : texts(line.types, `${path}.types`),
      where: where && cellsByKey(where, `${path}.where`),
      sign: oneOf(line.sign, `${path}.sign`, SIGNS),
      of: line.of == null ? null : moneyColumn(line.of, `${path}.of`, money),
      has: line.has == null ? null : moneyColumn(line.has, `${path}.has`, money),
      refersTo: oneOf(line.refersTo, `${path}.refersTo`, ['recorded', 'nothing'] as const),
      skip,
      joins: joinsOf(line.joins, `${path}.joins`),
      turned: line.turned == null ? null : moneyColumns(line.turned, `${path}.turned`, money),
    }),
  };
}

function partsOf(
  json: unknown,
  path: string,
  { money, isSkipped }: { money: readonly string[]; isSkipped: boolean },
): Part[] {
  if (isSkipped && json !== undefined && !(Array.isArray(json) && json.length === 0))
    fault(path, 'is left out where rows are skipped');
  if (isSkipped) return [];
  // In a file of hours there is no money that could go anywhere.
  if (json === undefined)
    fault(path, 'is missing: it says where the money of a row goes, and "skip" why a row is left out');
  const entries = money.length === 0 && Array.isArray(json) ? json : list(json, path);
  const parts = entries.map((part, index) => parsePart(part, `${path}[${index}]`, money));
  const isPayout = parts.some(({ to }) => to === 'payout');
  if (isPayout && parts.some(({ to }) => to !== 'payout' && to !== 'fees'))
    fault(
      path,
      'sends money to "payout" and elsewhere: a payout is no income, and can have only "fees" beside it',
    );
  return parts;
}

function parsePart(json: unknown, path: string, money: readonly string[]): Part {
  const part = object(json, path, PART_PARTS);
  const to = text(part.to, `${path}.to`);
  if (!TARGETS.includes(to)) fault(`${path}.to`, `has to be one of ${TARGETS.join(', ')}`);
  const less = part.less === undefined ? null : moneyColumns(part.less, `${path}.less`, money);
  return {
    column: moneyColumn(part.column, `${path}.column`, money),
    to: to as Part['to'],
    sign: signOf(part.sign ?? 1, `${path}.sign`),
    ...(less && { less }),
    ...given({
      only: oneOf(part.only, `${path}.only`, SIGNS),
      beneath: part.beneath == null ? null : text(part.beneath, `${path}.beneath`),
    }),
  };
}

function joinsOf(json: unknown, path: string): true | 'reference' | null {
  if (json === undefined) return null;
  if (json === true || json === 'reference') return json;
  return fault(path, 'has to be true, "reference" or left out');
}

/** The formula of the control total; `layouts` are the columns of money of each: every one has the column, or one that is added to it. */
export function parseControl(json: unknown, layouts: readonly (readonly string[])[]): ControlRule | null {
  const money = [...new Set(layouts.flat())];
  if (json == null && money.length === 0) return null;
  const control = object(json, 'control', CONTROL_PARTS);
  const columns = (part: 'plus' | 'less') =>
    control[part] == null ? null : moneyColumns(control[part], `control.${part}`, money);
  const [plus, less] = [columns('plus'), columns('less')];
  const added = [text(control.column, 'control.column'), ...(plus ?? [])];
  const everywhere = money.filter((name) => layouts.every((names) => names.includes(name)));
  const isInEach = layouts.every((names) => added.some((name) => names.includes(name)));
  const terms = object(control.terms, 'control.terms', TARGETS);
  const signs = Object.entries(terms).map(([name, sign]) => [name, signOf(sign, `control.terms.${name}`)]);
  return {
    column: moneyColumn(control.column, 'control.column', isInEach ? money : everywhere),
    ...given({ plus, less }),
    terms: Object.fromEntries(signs) as ControlRule['terms'],
  };
}

function signOf(json: unknown, path: string): 1 | -1 {
  return json === 1 || json === -1 ? json : fault(path, 'has to be 1 or -1');
}

function moneyColumns(json: unknown, path: string, money: readonly string[]): string[] {
  return texts(json, path).map((name, index) => moneyColumn(name, `${path}[${index}]`, money));
}

function moneyColumn(json: unknown, path: string, money: readonly string[]): string {
  const column = text(json, path);
  if (!money.includes(column)) fault(path, `has to be one of the names under "money": ${money.join(', ')}`);
  return column;
}
