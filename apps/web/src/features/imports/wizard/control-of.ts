import { isSigned, isTakenOff, type MoneyUse } from './column-uses.ts';
import {
  IN_TEXT,
  type Line,
  type MoneyColumn,
  type Sign,
  type Told,
  TOTAL,
  turned,
} from './mapping-shapes.ts';
import { turnsRefunds } from './refund-fees.ts';
import { signOfColumns, signOfRows } from './signs.ts';

interface Control {
  column: string;
  plus?: string[];
  less?: string[];
  terms: Partial<Record<MoneyUse, Sign>>;
}

/** By the total of the row where there is one, else by all columns of money together, so that nothing stays unchecked. */
export function controlOf(told: Told, lines: readonly Line[]): Control | null {
  const { state, columns } = told;
  if (columns.length === 0) return null;
  // What is told in a text is in no column that could be added up.
  const parts = lines.flatMap((line) => line.parts ?? []).filter(({ column }) => column !== IN_TEXT);
  const terms = new Map(parts.map(({ to }) => [to, isTakenOff(to) ? -1 : 1] as [MoneyUse, Sign]));
  const isTurned = (use: MoneyUse) => use === 'adjustments' && turnsRefunds(state);
  // Rows without a minus: the amount comes to as much as what is taken off.
  for (const { use } of state.rows)
    if (isSigned(use) && terms.has(use) && signOfRows(state, use) === 'plus' && !isTurned(use))
      terms.set(use, isTakenOff(use) ? 1 : -1);
  if (state.columns.some(({ use }) => use === 'total'))
    return { column: TOTAL, terms: Object.fromEntries(terms) };
  return sumOf(told, terms);
}

/** What was earned and what was taken off are added up by what is left: the first column is added, and turns the others where it is taken off. */
function sumOf({ state, columns }: Told, terms: ReadonlyMap<MoneyUse, Sign>): Control {
  const isLess = ({ use }: MoneyColumn) =>
    (use === 'debit' || isSigned(use)) && signOfColumns(state, use) === 'plus';
  const [first, ...others] = columns.toSorted((left, right) => Number(isLess(left)) - Number(isLess(right)));
  if (!first) throw new Error('There is a column of money');
  const isTurned = isLess(first);
  const plus = others.filter((column) => isLess(column) === isTurned).map(({ key }) => key);
  const less = others.filter((column) => isLess(column) !== isTurned).map(({ key }) => key);
  const signed = [...terms].map(([use, sign]) => [use, isTurned ? turned(sign) : sign] as const);
  return {
    column: first.key,
    ...(plus.length > 0 && { plus }),
    ...(less.length > 0 && { less }),
    terms: Object.fromEntries(signed) as Control['terms'],
  };
}
