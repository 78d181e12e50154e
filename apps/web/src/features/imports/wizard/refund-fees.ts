import type { Micros } from '@earntrack/domain';
import { directionOf, type TableDescription } from '@earntrack/statements';
import { isMoneyUse, type RefundFees, type RowChoice, type WizardState } from './column-uses.ts';
import { type Line, TOTAL, type Told } from './mapping-shapes.ts';
import { amountColumns, hasDirection, isOnlyInTotal, signOfColumns, signOfRows } from './signs.ts';
import { BALANCE } from './words/account-words.ts';

const FEES = ['fees', 'taxesWithheld'] as const;
type Asked = Pick<WizardState, 'columns' | 'columnSigns' | 'rows' | 'rowSigns' | 'belowZero'>;

/** Kinds of rows by which money went back. */
function refundKinds({ columns, rows }: Asked): RowChoice[] {
  const hasKinds = columns.some(({ use }) => use === 'type');
  return hasKinds ? rows.filter((row) => row.use === 'adjustments' && !row.isInText) : [];
}

/** Indexes of columns of fees that are written without a minus. */
function plainFees(state: Asked): number[] {
  const uses = FEES.filter((use) => signOfColumns(state, use) === 'plus');
  return state.columns.flatMap((column, index) => (uses.some((use) => use === column.use) ? [index] : []));
}

function countIn(rows: readonly RowChoice[], index: number, sign: 'positive' | 'negative'): number {
  return rows.reduce((sum, { signs }) => sum + (signs[index]?.[sign] ?? 0), 0);
}

/** True where no sign says of an amount that it went back. */
function arePlain(state: Asked): boolean {
  const isSaid = hasDirection(state) || state.columns.some(({ use }) => use === 'debit');
  return isSaid || signOfRows(state, 'adjustments') === 'plus';
}

/** True where fees stand beside money that went back, and nothing in such a row says whether they were taken for it or came back with it. */
export function asksRefundFees(state: Asked): boolean {
  const fees = plainFees(state);
  const kinds = refundKinds(state);
  if (kinds.some(({ signs }) => fees.some((index) => (signs[index]?.positive ?? 0) > 0)))
    return arePlain(state);
  const isBySign = hasDirection(state) && state.belowZero === 'adjustments';
  return isBySign && fees.some((index) => (state.columns[index]?.signs.positive ?? 0) > 0);
}

/** True where what a row comes to does not follow from a refund without a minus: then its amount counts with the other sign in the total, too. */
export function turnsRefunds(state: Asked): boolean {
  const { columns } = state;
  const kinds = refundKinds(state);
  const total = columns.findIndex(({ use }) => use === 'total');
  const isOwn = kinds.some((row) => isOnlyInTotal(row, columns));
  if (total < 0 || isOwn || hasDirection(state) || signOfRows(state, 'adjustments') === 'minus') return false;
  const isBelow = countIn(kinds, total, 'negative') > 0;
  return isBelow || plainFees(state).some((index) => countIn(kinds, index, 'positive') > 0);
}

/** Which columns count with the other sign in rows by which money went back. */
export function turnedInRefunds({ state, columns }: Told): Pick<Line, 'turned'> {
  const kinds = refundKinds(state);
  const indexOf = (key: string) => Number(key.replace('column', '')) - 1;
  const stands = (index: number) => countIn(kinds, index, 'positive') > 0;
  const total = state.columns.findIndex(({ use }) => use === 'total');
  const amounts = turnsRefunds(state) ? amountColumns(columns).map(({ key }) => key) : [];
  const sums = amounts.length > 0 && stands(total) ? [TOTAL] : [];
  const fees = plainFees(state).map((index) => `column${index + 1}`);
  const isPlain = !hasDirection(state) && signOfRows(state, 'adjustments') === 'plus';
  const beside = columns
    .filter(({ use }) => isMoneyUse(use) && !['fees', 'taxesWithheld', 'payout'].includes(use))
    .filter((column) => !amountColumns(columns).includes(column) && isPlain && stands(indexOf(column.key)))
    .map(({ key }) => key);
  const isAsked = asksRefundFees(state);
  const back = isAsked && state.refundFees === 'back' ? fees : [];
  const turned = [...amounts, ...beside, ...back, ...sums];
  const isSaid = isAsked ? state.refundFees !== null : turned.length > 0;
  return isSaid ? { turned } : {};
}

/** What the rows that are shown tell of it, by what they come to or by a running balance; null where none does, or they differ. */
export function guessRefundFees(table: TableDescription, state: Asked): RefundFees | null {
  const { figures, records, headerIndex } = table;
  const at = (use: string) => state.columns.findIndex((column) => column.use === use);
  const [type, way, amount, total] = [at('type'), at('direction'), at('base'), at('total')];
  const kinds = new Set(refundKinds(state).map(({ text }) => text));
  const isRefund = (cells: readonly string[] = []) =>
    type >= 0 ? kinds.has(cells[type]?.trim() ?? '') : directionOf(cells[way] ?? '') === 'went';
  const fees = plainFees(state);
  const rows = figures.map((row, place) => ({
    paid: size(row[amount]) + size(row[at('debit')]),
    fee: fees.reduce((sum, index) => sum + size(row[index]), 0n),
    isRefund: isRefund(records[(headerIndex ?? -1) + 1 + place]),
  }));
  const stepAt = ownSteps(table, rows);
  const found = new Set<RefundFees>();
  for (const [place, { paid, fee, ...row }] of rows.entries()) {
    if (fee === 0n || !row.isRefund) continue;
    const moved = [total < 0 ? null : size(figures[place]?.[total]), stepAt(place)];
    if (moved.includes(paid - fee)) found.add('back');
    if (moved.includes(paid + fee)) found.add('taken');
  }
  const [only = null, ...others] = found;
  return others.length === 0 ? only : null;
}

interface PaidRow {
  paid: Micros;
  fee: Micros;
  isRefund: boolean;
}

/**
 * By how much each row moved a running balance. Whether that is what there was in the row above it or below it, the rows that are no refunds tell: they
 * moved it by what was paid without its fee. Where they do not, a row tells only what both ways come to.
 */
function ownSteps(
  { columns, figures }: TableDescription,
  rows: readonly PaidRow[],
): (place: number) => Micros | null {
  const balance = columns.findIndex(({ name }) => BALANCE.test(name));
  const stepFrom = (side: -1 | 1) => (place: number) =>
    stepOf(figures[place + side]?.[balance], figures[place]?.[balance]);
  const fitting = (side: -1 | 1) =>
    rows.filter((row, place) => !row.isRefund && row.fee > 0n && stepFrom(side)(place) === row.paid - row.fee)
      .length;
  const [above, below] = [fitting(-1), fitting(1)];
  if (above !== below) return stepFrom(above > below ? -1 : 1);
  return (place) => (stepFrom(-1)(place) === stepFrom(1)(place) ? stepFrom(1)(place) : null);
}

function size(amount: Micros | null | undefined): Micros {
  const number = amount ?? 0n;
  return number < 0n ? -number : number;
}

function stepOf(one: Micros | null | undefined, other: Micros | null | undefined): Micros | null {
  return typeof one === 'bigint' && typeof other === 'bigint' ? size(one - other) : null;
}
