import { type Signs, wentBack } from '@earntrack/statements';
import {
  type ColumnChoice,
  isMoneyUse,
  type RowChoice,
  type Signed,
  type SignWord,
  type WizardState,
} from './column-uses.ts';

/**
 * How columns of a use are written: as a person said; else by whether they mostly have the sign of the amount beside them, as a fee of 3.00 has
 * on a sale of 100.00 and one of −0.60 on what is refunded; else as most of their cells are, and where they are empty as most files do.
 */
export function signOfColumns(
  state: Pick<WizardState, 'columns' | 'columnSigns'>,
  use: Signed | 'debit',
): SignWord {
  const columns = state.columns.filter((column) => column.use === use);
  if (use === 'adjustments')
    return (
      state.columnSigns[use] ??
      signOfRefunds(columns.map(({ name, signs }) => ({ text: name, signs: [signs] })))
    );
  const usual = use === 'debit' ? 'plus' : 'minus';
  const agreed = agreementOf(state, columns);
  if (agreed !== 0) return state.columnSigns[use] ?? (agreed > 0 ? 'plus' : 'minus');
  return state.columnSigns[use] ?? mostly(columns.map(({ signs }) => signs)) ?? usual;
}

function agreementOf(state: Pick<WizardState, 'columns'>, columns: readonly ColumnChoice[]): number {
  const amounts = state.columns.flatMap(({ use }, index) => (use === 'base' ? [index] : []));
  return columns
    .flatMap(({ agreement }) => amounts.map((index) => agreement[index] ?? 0))
    .reduce((sum, each) => sum + each, 0);
}

/** True where a column says what went out: it is read as below zero, although it has no minus. */
export function hasDirection({ columns }: Pick<WizardState, 'columns'>): boolean {
  return columns.some(({ use }) => use === 'direction');
}

/** How rows of a use are written in the column of amounts. */
export function signOfRows(
  state: Pick<WizardState, 'columns' | 'columnSigns' | 'rows' | 'rowSigns'>,
  use: Signed,
): SignWord {
  const amounts = new Set(amountColumns(state.columns));
  if (hasDirection(state)) return 'minus';
  const rows = state.rows.filter((row) => row.use === use && !row.isInText);
  const signsOf = (row: RowChoice) =>
    state.columns.flatMap((column, index) => {
      const beside = row.signs[index];
      const isAmount = isOnlyInTotal(row, state.columns) ? column.use === 'total' : amounts.has(column);
      if (!beside || !isAmount) return [];
      const isDebit = column.use === 'debit' && signOfColumns(state, 'debit') === 'plus';
      return isDebit ? { positive: beside.negative, negative: beside.positive } : beside;
    });
  if (use === 'adjustments')
    return state.rowSigns[use] ?? signOfRefunds(rows.map((row) => ({ text: row.text, signs: signsOf(row) })));
  return state.rowSigns[use] ?? mostly(rows.flatMap(signsOf)) ?? 'minus';
}

/** True for a kind of row whose only amount is what the row comes to: payouts, and fees of their own, often stand so beside sales with their parts. */
export function isOnlyInTotal(
  { signs }: Pick<RowChoice, 'signs'>,
  columns: readonly Pick<ColumnChoice, 'use'>[],
): boolean {
  const isFilled = (index: number) => {
    const { positive, negative } = signs[index] ?? { positive: 0, negative: 0 };
    return positive + negative > 0;
  };
  const filled = columns.filter(
    ({ use }, index) => isFilled(index) && (use === 'total' || use === 'debit' || isMoneyUse(use)),
  );
  return filled.length > 0 && filled.every(({ use }) => use === 'total');
}

/** Refunds of which none has a minus are written without one; a correction has the sign that it has. */
function signOfRefunds(told: readonly { text: string; signs: readonly Signs[] }[]): SignWord {
  const signs = told.flatMap((each) => each.signs);
  const isPlain = signs.some(({ positive }) => positive > 0) && signs.every(({ negative }) => negative === 0);
  return isPlain && told.every(({ text }) => wentBack(text)) ? 'plus' : 'minus';
}

/** The columns in which rows of a kind have their amount: of an account credit and debit; the first of all money where none is called so. */
export function amountColumns<Column extends Pick<ColumnChoice, 'use'>>(
  columns: readonly Column[],
): Column[] {
  const amounts = columns.filter(({ use }) => use === 'base' || use === 'debit');
  return amounts.length > 0 ? amounts : columns.filter(({ use }) => isMoneyUse(use)).slice(0, 1);
}

function mostly(signs: readonly Signs[]): SignWord | null {
  const sum = (sign: keyof Signs) => signs.reduce((total, each) => total + each[sign], 0);
  const [positive, negative] = [sum('positive'), sum('negative')];
  if (positive + negative === 0) return null;
  return positive > negative ? 'plus' : 'minus';
}
