import type { TableDescription } from '@earntrack/statements';
import type { ColumnUse } from './column-uses.ts';
import type { Balanced } from './own-share.ts';

type Row = TableDescription['figures'][number];
/** What a fee is to the amount beside it: in it already, taken off it, or written with the minus by which it is. */
type Told = 'held' | 'plus' | 'minus';

/** So many of those rows whose balance tells it have to tell the same. */
const MOST = 0.8;

/**
 * The same with fees as the balance after each row says: where it moves by the amount alone, the fee is in the amount, and taken off it once more
 * it would count twice; else it tells how fees are written.
 */
export function withFeesOfBalance(
  { figures }: Pick<TableDescription, 'figures'>,
  balanced: Balanced,
): Balanced {
  const { uses, columnSigns } = balanced;
  const [amount, balance] = [uses.indexOf('base'), uses.indexOf('balance')];
  const fees = indexesOf(uses, 'fees');
  if (amount < 0 || balance < 0 || fees.length === 0 || uses.includes('total')) return balanced;
  const at = { amount, balance, fees };
  const told = mostTold([toldBy(figures, at), toldBy(figures.toReversed(), at)]);
  if (told === null) return balanced;
  if (told === 'held') return { uses: uses.map((use) => (use === 'fees' ? 'none' : use)), columnSigns };
  return { uses, columnSigns: { ...columnSigns, fees: told } };
}

function indexesOf(uses: readonly ColumnUse[], wanted: ColumnUse): number[] {
  return uses.flatMap((use, index) => (use === wanted ? [index] : []));
}

interface Places {
  amount: number;
  balance: number;
  fees: readonly number[];
}

/** What each row with a fee tells, from the oldest row on; null where its balance follows in no way. */
function toldBy(rows: readonly Row[], { amount, balance, fees }: Places): (Told | null)[] {
  return rows.flatMap((row, index) => {
    const [before, after] = [rows[index - 1]?.[balance], row[balance]];
    const fee = fees.reduce((sum, at) => sum + (row[at] ?? 0n), 0n);
    if (before === null || before === undefined || after === null || after === undefined || fee === 0n)
      return [];
    const rest = after - before - (row[amount] ?? 0n);
    return rest === 0n ? 'held' : rest === -fee ? 'plus' : rest === fee ? 'minus' : null;
  });
}

function mostTold(orders: readonly (Told | null)[][]): Told | null {
  for (const told of orders)
    for (const each of ['held', 'plus', 'minus'] as const) {
      const same = told.filter((one) => one === each).length;
      if (same > 0 && same >= told.length * MOST) return each;
    }
  return null;
}
