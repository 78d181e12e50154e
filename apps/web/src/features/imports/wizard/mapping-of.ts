import { type ColumnRef, HEADER_ROWS_SEARCHED, isByName } from '@earntrack/statements';
import {
  type BelowUse,
  type ColumnChoice,
  hasHours,
  isMoneyUse,
  isSigned,
  isTakenOff,
  isTextUse,
  mayNameReference,
  type MoneyUse,
  type RowChoice,
  type RowUse,
  type Signed,
  type SignWord,
  type TableForm,
  type WizardState,
} from './column-uses.ts';
import { describesRows } from './column-words.ts';
import { controlOf } from './control-of.ts';
import { lookedAtTexts, textLines } from './left-out-by.ts';
import {
  IN_TEXT,
  type Line,
  type MoneyColumn,
  type Part,
  type Sign,
  SKIPPED,
  type Told,
  TOTAL,
  turned,
} from './mapping-shapes.ts';
import { turnedInRefunds, turnsRefunds } from './refund-fees.ts';
import { amountColumns, isOnlyInTotal, signOfColumns, signOfRows } from './signs.ts';

const MIDNIGHT = '00:00';

/** What a person said, in the form of a mapping file. */
export function mappingOf(said: WizardState): Record<string, unknown> {
  const state = withTotalEarned(said);
  const columns = moneyColumns(state.columns);
  const lines = linesOf(state, columns);
  const inText = textsWithAmounts(state.columns);
  const texts = lookedAtTexts(state);
  const after = state.referenceAfter.trim();
  const layout = {
    columns: textColumns(state.columns),
    money: Object.fromEntries(
      [...columns, ...totalColumns(state.columns)].map(({ key, ref }) => [key, ref] as const),
    ),
    others: otherColumns(state),
    ...(Object.keys(texts).length > 0 && { texts }),
    ...(inText.length > 0 && { moneyInText: { [IN_TEXT]: inText } }),
    ...(after && mayNameReference(state.columns) && { referenceAfter: after }),
    ...(state.dateOrder && { dateOrder: state.dateOrder }),
    ...(state.decimal && { decimal: state.decimal }),
    ...(state.currency && { currency: state.currency }),
    ...(state.timeZone && { timeZone: state.timeZone }),
    ...(state.durationIn !== 'hours' && { durationIn: state.durationIn }),
    ...(state.breaksIn && state.columns.some(({ use }) => use === 'breaks') && { breaksIn: state.breaksIn }),
    ...(state.clock !== 'engaged' && hasHours(state.columns) && { clock: state.clock }),
    ...(state.dayStartsAt !== MIDNIGHT && { dayStartsAt: state.dayStartsAt }),
  };
  const control = controlOf({ state, columns }, lines);
  const form = fileForm(state);
  const file = Object.keys(form).length > 0 && { file: form };
  const sumBy = state.sameId === 'summed' && { sumBy: sharesReference(state) ? 'reference' : 'id' };
  return { name: state.name, layouts: [layout], lines, ...(control && { control }), ...sumBy, ...file };
}

/** Where no other money is said, what a row comes to is what it earned. */
function withTotalEarned(state: WizardState): WizardState {
  const { columns } = state;
  if (moneyColumns(columns).length > 0 || textsWithAmounts(columns).length > 0) return state;
  return {
    ...state,
    columns: columns.map((column) => (column.use === 'total' ? { ...column, use: 'base' } : column)),
  };
}

/** By its names a header is found in each file; where nothing has a name that counts, or it is far down, it is said where it is. */
function fileForm({ columns, headerRow, file }: WizardState): TableForm {
  const isNamed = columns.some(({ use, ref }) => use !== 'none' && isByName(ref));
  return isNamed && headerRow <= HEADER_ROWS_SEARCHED ? file : { ...file, headerRow };
}

function textsWithAmounts(columns: readonly ColumnChoice[]): ColumnRef[] {
  return columns.filter(({ use }) => use === 'amountInText').map(({ ref }) => ref);
}

/** True where rows say the id that they share, in its own column or in a description. */
function sharesReference({ columns, referenceAfter }: WizardState): boolean {
  const isNamed = referenceAfter.trim() !== '' && mayNameReference(columns);
  return isNamed || columns.some(({ use }) => use === 'reference');
}

function moneyColumns(columns: readonly ColumnChoice[]): MoneyColumn[] {
  return columns.flatMap((column, index) => {
    const { use } = column;
    const isMoney = isMoneyUse(use) || use === 'debit';
    return isMoney ? [{ key: `column${index + 1}`, ref: inAnyCurrency(column, columns), use }] : [];
  });
}

function totalColumns(columns: readonly ColumnChoice[]): { key: string; ref: ColumnRef }[] {
  const total = columns.find(({ use }) => use === 'total');
  return total ? [{ key: TOTAL, ref: inAnyCurrency(total, columns) }] : [];
}

/** “Amount (EUR)” names its currency, and may name another one in the next file; beside “Amount (USD)” it is told from that by it. */
function inAnyCurrency({ name, ref }: ColumnChoice, columns: readonly ColumnChoice[]): ColumnRef {
  const starred = withoutCurrency(name);
  const isOneOfSeveral = columns.some(
    (other) => withoutCurrency(other.name) === starred && other.name.toLowerCase() !== name.toLowerCase(),
  );
  if (isOneOfSeveral || !isByName(ref)) return ref;
  return typeof ref === 'string' ? starred : { ...ref, name: starred };
}

function withoutCurrency(name: string): string {
  return name.replace(/\((?:[A-Z]{3}|\p{Sc})\)/u, '(*)');
}

function textColumns(columns: readonly ColumnChoice[]): Record<string, ColumnRef[]> {
  const found: Record<string, ColumnRef[]> = {};
  // By its beginning a description tells the kind of a row, and comes before others.
  const ofKinds = describedKind(columns);
  if (ofKinds) found['description'] = [ofKinds.ref];
  for (const column of columns) {
    const role = column.use === 'amountInText' ? 'description' : column.use;
    if (isTextUse(role) && column !== ofKinds) (found[role] ??= []).push(column.ref);
  }
  return found;
}

/** The description by which kinds of rows are told; a column that says nothing else is one of types. */
function describedKind(columns: readonly ColumnChoice[]): ColumnChoice | undefined {
  return columns.find(({ name, use, isKindAlone }) => use === 'type' && !isKindAlone && describesRows(name));
}

/** By name, so that it can be told where the next file has others. */
function otherColumns(state: WizardState): string[] {
  const lookedAt = Object.values(lookedAtTexts(state)).flat();
  return state.columns.flatMap(({ use, ref }) =>
    use === 'none' && typeof ref === 'string' && !lookedAt.includes(ref) ? [ref] : [],
  );
}

/** Rules for what is left out first, then those for kinds of rows, then those for every other row. */
function linesOf(state: WizardState, columns: readonly MoneyColumn[]): Line[] {
  const whole = [...signLines({ state, columns }), ...wholeRow(state, columns)];
  const hasKinds = state.columns.some(({ use }) => use === 'type');
  const ofKinds = () =>
    closestFirst(state).flatMap((row): Line[] => lineOfKind(row, { state, whole, columns }));
  const lines = [...stateLines(state), ...textLines(state), ...(hasKinds ? ofKinds() : whole)];
  // Where no kind is named, all are left out.
  return hasKinds && lines.length === 0 ? [{ skip: SKIPPED }] : lines;
}

function stateLines({ columns, states }: WizardState): Line[] {
  const leftOut = states.filter(({ isLeftOut }) => isLeftOut).map(({ text }) => text);
  const isAsked = columns.some(({ use }) => use === 'status') && leftOut.length > 0;
  return isAsked ? [{ where: { status: leftOut }, skip: SKIPPED }] : [];
}

/** What rows are by the sign of their amount; an account with two columns says it by the one that is filled. */
function signLines(told: Told): Line[] {
  const { state, columns } = told;
  const debit = columns.find(({ use }) => use === 'debit');
  const amount =
    columns.find(({ use }) => use === 'base') ??
    totalColumns(state.columns)[0] ??
    columns.find(({ use }) => use !== 'debit' && !isTakenOff(use));
  if (amount === undefined) return [];
  const below: Line = debit ? { has: debit.key } : { sign: 'negative', of: amount.key };
  const above: Line = debit ? { has: amount.key } : { sign: 'positive', of: amount.key };
  return [
    ...linesOfSign(below, { use: state.belowZero, why: 'its amount is below zero' }, told),
    ...linesOfSign(above, { use: state.aboveZero, why: 'its amount is not below zero' }, told),
  ];
}

function linesOfSign(rule: Line, { use, why }: { use: BelowUse; why: string }, told: Told): Line[] {
  if (use === 'whole') return [];
  if (use === 'skip') return [{ ...rule, skip: `${why}, and you said that such rows are left out` }];
  return linesAs(use, told).map((line) => ({ ...rule, ...line }));
}

function lineOfKind(row: RowChoice, told: Told & { whole: Line[] }): Line[] {
  const { text, use, isInText } = row;
  const { state, whole, columns } = told;
  if (use === 'notKept') return [];
  const kind = ruleFor(text, state.columns);
  if (use === 'skip') return [{ ...kind, skip: SKIPPED }];
  if (isInText && textsWithAmounts(state.columns).length > 0)
    return [{ ...kind, parts: [{ column: IN_TEXT, to: use === 'whole' ? 'base' : use, sign: 1 }] }];
  if (columns.length > 0 && isOnlyInTotal(row, state.columns))
    return [
      {
        ...kind,
        parts: [{ column: TOTAL, to: use === 'whole' ? 'base' : use, sign: signOfKind(use, state) }],
      },
    ];
  const lines = use === 'whole' || columns.length === 0 ? whole : linesAs(use, told);
  return lines.map((line) => ({ ...kind, ...line }));
}

/** Of rules for texts of a description the first counts: those for a whole text, and then those for the longest beginning. */
function closestFirst({ columns, rows }: WizardState): readonly RowChoice[] {
  if (!describedKind(columns)) return rows;
  const isPart = ({ text }: RowChoice) => Number(text.endsWith('*'));
  return rows.toSorted((left, right) => isPart(left) - isPart(right) || right.text.length - left.text.length);
}

/** Behind what tells the kind other descriptions may stand. */
function ruleFor(text: string, columns: readonly ColumnChoice[]): Pick<Line, 'types' | 'where'> {
  if (!describedKind(columns)) return { types: [text] };
  return { where: { description: text.endsWith('*') ? [text] : [text, `${text} · *`] } };
}

/** The amount of a row as one thing, with what its other columns say. */
function linesAs(use: MoneyUse, told: Told): Line[] {
  const { state, columns } = told;
  const beside = columns.filter((column) => !amountColumns(columns).includes(column));
  if (use === 'payout') return payoutLines(beside, told);
  const others = beside.filter((column) => column.use !== 'payout').map((column) => partOf(column, state));
  const parts = [...amountParts(use, told), ...others];
  return [{ parts, ...joinsOf(use, state), ...(use === 'adjustments' && turnedInRefunds(told)) }];
}

function signOfKind(use: RowUse, state: WizardState): Sign {
  if (use === 'adjustments' && turnsRefunds(state)) return 1;
  return isSigned(use) ? signOf(use, signOfRows(state, use)) : 1;
}

/** In a column of its own or in that of amounts; of a payout something may be taken, which a column of fees says. */
function payoutLines(beside: readonly MoneyColumn[], told: Told): Line[] {
  const partsOf = (use: MoneyUse) =>
    beside.filter((column) => column.use === use).map((column) => partOf(column, told.state));
  const fees = partsOf('fees');
  const own = partsOf('payout').map((part) => ({ has: part.column, parts: [part, ...fees] }));
  return [...own, { parts: [...amountParts('payout', told), ...fees] }];
}

/** What is taken off stands on the other side of an account. */
function amountParts(use: MoneyUse, { state, columns }: Told): Part[] {
  const sign = signOfKind(use, state);
  return amountColumns(columns).map((column) => {
    const turns = column.use === 'debit' && signOfColumns(state, 'debit') === 'plus';
    return { column: column.key, to: use, sign: turns ? turned(sign) : sign };
  });
}

/** What a column says by its own name. */
function partOf({ key, use }: MoneyColumn, state: WizardState): Part {
  if (use === 'debit')
    return { column: key, to: 'base', sign: signOfColumns(state, use) === 'plus' ? -1 : 1 };
  return { column: key, to: use, sign: isSigned(use) ? signOf(use, signOfColumns(state, use)) : 1 };
}

/** What is taken off and has a minus is a positive fee; a refund is recorded with its minus. */
function signOf(use: Signed, word: SignWord): Sign {
  return (word === 'minus') === isTakenOff(use) ? -1 : 1;
}

/** Fees and taxes that go into the earning with their id; where no id is shared, into the one that their texts tell. */
function joinsOf(use: MoneyUse, state: WizardState): Pick<Line, 'joins'> {
  const isJoined = state.sameId === 'joined' && (use === 'fees' || use === 'taxesWithheld');
  return isJoined ? { joins: sharesReference(state) ? 'reference' : true } : {};
}

/** The money of every column; what went to the bank stands in rows of its own. */
function wholeRow(state: WizardState, columns: readonly MoneyColumn[]): Line[] {
  const isTold = columns.length === 0 && textsWithAmounts(state.columns).length > 0;
  if (isTold) return [{ parts: [{ column: IN_TEXT, to: 'base', sign: 1 }] }];
  const paidOut = columns.filter(({ use }) => use === 'payout');
  const earned = columns.filter(({ use }) => use !== 'payout');
  // Of a payout something may be taken.
  const fees = earned.filter(({ use }) => use === 'fees').map((column) => partOf(column, state));
  return [
    ...paidOut.map((column) => ({ has: column.key, parts: [partOf(column, state), ...fees] })),
    ...(earned.length > 0 || paidOut.length === 0
      ? [{ parts: earned.map((column) => partOf(column, state)) }]
      : []),
  ];
}
