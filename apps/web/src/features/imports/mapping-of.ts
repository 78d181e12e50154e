import {
  type ColumnChoice,
  isMoneyUse,
  isTextUse,
  type MoneyUse,
  type RowChoice,
  type WizardState,
} from './column-uses.ts';

type Sign = 1 | -1;

interface Part {
  column: string;
  to: MoneyUse;
  sign: Sign;
}

interface MoneyColumn {
  key: string;
  name: string;
  use: MoneyUse;
}

/** What is taken off, or has left: in the formula of the control total it has a minus. */
const TAKEN_OFF: ReadonlySet<MoneyUse> = new Set([
  'fees',
  'taxesWithheld',
  'cashCollected',
  'payout',
] as const);
const TOTAL = 'total';
const MIDNIGHT = '00:00';

/** What a person said, in the form of a mapping file. */
export function mappingOf(state: WizardState): Record<string, unknown> {
  const columns = moneyColumns(state.columns);
  const lines = linesOf(state, columns);
  const layout = {
    columns: textColumns(state.columns),
    money: Object.fromEntries(
      [...columns, ...totalColumns(state.columns)].map(({ key, name }) => [key, name] as const),
    ),
    ...(state.dateOrder && { dateOrder: state.dateOrder }),
    ...(state.decimal && { decimal: state.decimal }),
    ...(state.currency && { currency: state.currency }),
    ...(state.dayStartsAt !== MIDNIGHT && { dayStartsAt: state.dayStartsAt }),
  };
  const control = controlOf(state, { columns, parts: lines.flatMap(({ parts }) => parts ?? []) });
  const file = Object.keys(state.file).length > 0 && { file: state.file };
  return { name: state.name, layouts: [layout], lines, ...(control && { control }), ...file };
}

function moneyColumns(columns: readonly ColumnChoice[]): MoneyColumn[] {
  return columns.flatMap(({ name, use }, index) =>
    isMoneyUse(use) ? [{ key: `column${index + 1}`, name: inAnyCurrency(name), use }] : [],
  );
}

function totalColumns(columns: readonly ColumnChoice[]): { key: string; name: string }[] {
  const total = columns.find(({ use }) => use === 'total');
  return total ? [{ key: TOTAL, name: inAnyCurrency(total.name) }] : [];
}

/** “Amount (EUR)” names its currency, and may name another one in the next file. */
function inAnyCurrency(name: string): string {
  return name.replace(/\((?:[A-Z]{3}|\p{Sc})\)/u, '(*)');
}

function textColumns(columns: readonly ColumnChoice[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { name, use } of columns) {
    if (isTextUse(use)) (found[use] ??= []).push(name);
  }
  return found;
}

interface Line {
  types?: string[];
  has?: string;
  parts?: Part[];
  skip?: string;
}

/** Rules for kinds of rows first, then those for every other row. */
function linesOf(state: WizardState, columns: readonly MoneyColumn[]): Line[] {
  const whole = wholeRow(state, columns);
  const hasKinds = state.columns.some(({ use }) => use === 'type');
  if (!hasKinds) return whole;
  const amount = columns.find(({ use }) => use === 'base') ?? columns[0];
  return state.rows.flatMap((row): Line[] => lineOfKind(row, { state, whole, amount }));
}

function lineOfKind(
  { text, use }: RowChoice,
  { state, whole, amount }: { state: WizardState; whole: Line[]; amount: MoneyColumn | undefined },
): Line[] {
  const types = [text];
  if (use === 'skip') return [{ types, skip: 'you said that these rows are left out' }];
  if (use === 'whole' || !amount) return whole.map((line) => ({ types, ...line }));
  return [{ types, parts: [{ column: amount.key, to: use, sign: signOf(use, state) }] }];
}

/** The money of every column; what went to the bank stands in rows of its own. */
function wholeRow(state: WizardState, columns: readonly MoneyColumn[]): Line[] {
  const partOf = ({ key, use }: MoneyColumn): Part => ({ column: key, to: use, sign: signOf(use, state) });
  const paidOut = columns.filter(({ use }) => use === 'payout');
  const earned = columns.filter(({ use }) => use !== 'payout');
  return [
    ...paidOut.map((column) => ({ has: column.key, parts: [partOf(column)] })),
    ...(earned.length > 0 || paidOut.length === 0 ? [{ parts: earned.map(partOf) }] : []),
  ];
}

/** A cell with a minus in a column of what is taken off is a positive fee. */
function signOf(use: MoneyUse, { isTakenOffNegative }: WizardState): Sign {
  return TAKEN_OFF.has(use) && isTakenOffNegative ? -1 : 1;
}

interface Control {
  column: string;
  plus?: string[];
  less?: string[];
  terms: Partial<Record<MoneyUse, Sign>>;
}

/** By the total of the row where there is one, else by all columns of money together, so that nothing stays unchecked. */
function controlOf(
  state: WizardState,
  { columns, parts }: { columns: readonly MoneyColumn[]; parts: readonly Part[] },
): Control | null {
  const [first, ...others] = columns;
  if (!first) return null;
  const uses = [...new Set(parts.map(({ to }) => to))];
  if (totalColumns(state.columns).length > 0) {
    const terms = uses.map((use) => [use, TAKEN_OFF.has(use) ? -1 : 1] as const);
    return { column: TOTAL, terms: Object.fromEntries(terms) };
  }
  // As the numbers stand in the file, minus and all: what is written with a plus counts with one.
  const terms = uses.map((use) => [use, signOf(use, state)] as const);
  const plus = others.map(({ key }) => key);
  return { column: first.key, ...(plus.length > 0 && { plus }), terms: Object.fromEntries(terms) };
}
