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

/** What is taken off, or has left: in the formula of the control total it has a minus, but where rows of it are written without one. */
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
  const control = controlOf(state, { columns, lines });
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
  return state.rows.flatMap((row): Line[] => lineOfKind(row, { state, whole, columns }));
}

/** The column in which rows of a kind have their amount. */
function amountColumn(columns: readonly MoneyColumn[]): MoneyColumn | undefined {
  return columns.find(({ use }) => use === 'base') ?? columns[0];
}

function lineOfKind(
  { text, use, isInText }: RowChoice,
  { state, whole, columns }: { state: WizardState; whole: Line[]; columns: readonly MoneyColumn[] },
): Line[] {
  const types = [text];
  const amount = amountColumn(columns);
  if (use === 'skip') return [{ types, skip: 'you said that these rows are left out' }];
  if (isInText && textsWithAmounts(state.columns).length > 0)
    return [{ types, parts: [{ column: IN_TEXT, to: use === 'whole' ? 'base' : use, sign: 1 }] }];
  if (use === 'whole' || !amount) return whole.map((line) => ({ types, ...line }));
  const part: Part = { column: amount.key, to: use, sign: signOf(use, state.areRowsNegative) };
  return [{ types, parts: [part, ...chargesOf(use, { state, columns })], ...joinsOf(use, state) }];
}

/** A payout of which something was taken says it in a column of fees. */
function chargesOf(
  use: MoneyUse,
  { state, columns }: { state: WizardState; columns: readonly MoneyColumn[] },
): Part[] {
  return columns.flatMap((column) =>
    use === 'payout' && column.use === 'fees' && column !== amountColumn(columns)
      ? [{ column: column.key, to: 'fees', sign: signOf('fees', state.isTakenOffNegative) }]
      : [],
  );
}

/** Fees and taxes that go into the earning with their id; where no id is shared, into the one that their texts tell. */
function joinsOf(use: MoneyUse, state: WizardState): Pick<Line, 'joins'> {
  const isJoined = state.sameId === 'joined' && (use === 'fees' || use === 'taxesWithheld');
  return isJoined ? { joins: sharesReference(state) ? 'reference' : true } : {};
}

/** The money of every column; what went to the bank stands in rows of its own. */
function wholeRow(state: WizardState, columns: readonly MoneyColumn[]): Line[] {
  const partOf = ({ key, use }: MoneyColumn): Part => ({
    column: key,
    to: use,
    sign: signOf(use, state.isTakenOffNegative),
  });
  const isTold = columns.length === 0 && textsWithAmounts(state.columns).length > 0;
  if (isTold) return [{ parts: [{ column: IN_TEXT, to: 'base', sign: 1 }] }];
  const paidOut = columns.filter(({ use }) => use === 'payout');
  const earned = columns.filter(({ use }) => use !== 'payout');
  return [
    ...paidOut.map((column) => ({ has: column.key, parts: [partOf(column)] })),
    ...(earned.length > 0 || paidOut.length === 0 ? [{ parts: earned.map(partOf) }] : []),
  ];
}

/** What is taken off and has a minus is a positive fee. */
function signOf(use: MoneyUse, isNegative: boolean): Sign {
  return TAKEN_OFF.has(use) && isNegative ? -1 : 1;
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
  { columns, lines }: { columns: readonly MoneyColumn[]; lines: readonly Line[] },
): Control | null {
  if (columns.length === 0) return null;
  // What is told in a text is in no column that could be added up.
  const parts = lines.flatMap((line) => line.parts ?? []).filter(({ column }) => column !== IN_TEXT);
  const terms = new Map(parts.map(({ to }) => [to, TAKEN_OFF.has(to) ? -1 : 1] as [MoneyUse, Sign]));
  const amount = amountColumn(columns);
  // Rows of a payout that has no minus: the amount comes to as much as the payout.
  for (const { column, to, sign } of parts)
    if (column === amount?.key && amount.use !== to && sign === 1) terms.set(to, 1);
  if (totalColumns(state.columns).length > 0) return { column: TOTAL, terms: Object.fromEntries(terms) };
  return sumOf(columns, { state, terms });
}

/** What was earned and what was taken off are added up by what is left: the first column is added, and turns the others where it is taken off. */
function sumOf(
  columns: readonly MoneyColumn[],
  { state, terms }: { state: WizardState; terms: ReadonlyMap<MoneyUse, Sign> },
): Control {
  const isTakenOff = ({ use }: MoneyColumn) => TAKEN_OFF.has(use) && !state.isTakenOffNegative;
  const [first, ...others] = columns.toSorted(
    (left, right) => Number(isTakenOff(left)) - Number(isTakenOff(right)),
  );
  if (!first) throw new Error('There is a column of money');
  const turned = isTakenOff(first);
  const plus = others.filter((column) => isTakenOff(column) === turned).map(({ key }) => key);
  const less = others.filter((column) => isTakenOff(column) !== turned).map(({ key }) => key);
  const signed = [...terms].map(([use, sign]) => [use, turned ? -sign : sign] as const);
  return {
    column: first.key,
    ...(plus.length > 0 && { plus }),
    ...(less.length > 0 && { less }),
    terms: Object.fromEntries(signed) as Control['terms'],
  };
}
