import {
  type ColumnChoice,
  isMoneyUse,
  isTextUse,
  mayNameReference,
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
const IN_TEXT = 'inText';
const MIDNIGHT = '00:00';

/** What a person said, in the form of a mapping file. */
export function mappingOf(state: WizardState): Record<string, unknown> {
  const columns = moneyColumns(state.columns);
  const lines = linesOf(state, columns);
  const inText = textsWithAmounts(state.columns);
  const after = state.referenceAfter.trim();
  const layout = {
    columns: textColumns(state.columns),
    money: Object.fromEntries(
      [...columns, ...totalColumns(state.columns)].map(({ key, name }) => [key, name] as const),
    ),
    ...(inText.length > 0 && { moneyInText: { [IN_TEXT]: inText } }),
    ...(after && mayNameReference(state.columns) && { referenceAfter: after }),
    ...(state.dateOrder && { dateOrder: state.dateOrder }),
    ...(state.decimal && { decimal: state.decimal }),
    ...(state.currency && { currency: state.currency }),
    ...(state.dayStartsAt !== MIDNIGHT && { dayStartsAt: state.dayStartsAt }),
  };
  const control = controlOf(state, { columns, parts: lines.flatMap(({ parts }) => parts ?? []) });
  const file = Object.keys(state.file).length > 0 && { file: state.file };
  const sumBy = state.sameId === 'summed' && { sumBy: sharesReference(state) ? 'reference' : 'id' };
  return { name: state.name, layouts: [layout], lines, ...(control && { control }), ...sumBy, ...file };
}

function textsWithAmounts(columns: readonly ColumnChoice[]): string[] {
  return columns.filter(({ use }) => use === 'amountInText').map(({ name }) => name);
}

/** True where rows say the id that they share, in its own column or in a description. */
function sharesReference({ columns, referenceAfter }: WizardState): boolean {
  const isNamed = referenceAfter.trim() !== '' && mayNameReference(columns);
  return isNamed || columns.some(({ use }) => use === 'reference');
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
    const role = use === 'amountInText' ? 'description' : use;
    if (isTextUse(role)) (found[role] ??= []).push(name);
  }
  return found;
}

interface Line {
  types?: string[];
  has?: string;
  parts?: Part[];
  skip?: string;
  joins?: true | 'reference';
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
  { text, use, isInText }: RowChoice,
  { state, whole, amount }: { state: WizardState; whole: Line[]; amount: MoneyColumn | undefined },
): Line[] {
  const types = [text];
  if (use === 'skip') return [{ types, skip: 'you said that these rows are left out' }];
  if (isInText && textsWithAmounts(state.columns).length > 0)
    return [{ types, parts: [{ column: IN_TEXT, to: use === 'whole' ? 'base' : use, sign: 1 }] }];
  if (use === 'whole' || !amount) return whole.map((line) => ({ types, ...line }));
  return [
    { types, parts: [{ column: amount.key, to: use, sign: signOf(use, state) }], ...joinsOf(use, state) },
  ];
}

/** Fees and taxes that go into the earning with their id; where no id is shared, into the one that their texts tell. */
function joinsOf(use: MoneyUse, state: WizardState): Pick<Line, 'joins'> {
  const isJoined = state.sameId === 'joined' && (use === 'fees' || use === 'taxesWithheld');
  return isJoined ? { joins: sharesReference(state) ? 'reference' : true } : {};
}

/** The money of every column; what went to the bank stands in rows of its own. */
function wholeRow(state: WizardState, columns: readonly MoneyColumn[]): Line[] {
  const partOf = ({ key, use }: MoneyColumn): Part => ({ column: key, to: use, sign: signOf(use, state) });
  const isTold = columns.length === 0 && textsWithAmounts(state.columns).length > 0;
  if (isTold) return [{ parts: [{ column: IN_TEXT, to: 'base', sign: 1 }] }];
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
  // What is told in a text is in no column that could be added up.
  const uses = [...new Set(parts.filter(({ column }) => column !== IN_TEXT).map(({ to }) => to))];
  if (totalColumns(state.columns).length > 0) {
    const terms = uses.map((use) => [use, TAKEN_OFF.has(use) ? -1 : 1] as const);
    return { column: TOTAL, terms: Object.fromEntries(terms) };
  }
  // As the numbers stand in the file, minus and all: what is written with a plus counts with one.
  const terms = uses.map((use) => [use, signOf(use, state)] as const);
  const plus = others.map(({ key }) => key);
  return { column: first.key, ...(plus.length > 0 && { plus }), terms: Object.fromEntries(terms) };
}
