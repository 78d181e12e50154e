import type { Micros } from '@earntrack/domain';
import type { Decisions } from './decisions.ts';
import { isWord, numberIn, withoutSign } from './money-cells.ts';
import type { SourceRow } from './source-rows.ts';

/** Below this share of agreeing rows the balance says nothing: the rows may be sorted by something else. */
const CLEAR_SHARE = 0.8;
const ROWS_NEEDED = 3;

interface BalanceRow {
  row: number;
  amount: Micros;
  balance: Micros;
}

/**
 * What the running balance of the file says about its amounts, as a sentence; null when there is none or it is unclear.
 * Only a warning: a gap may as well be a filter that was set when exporting.
 */
export function describeBalance(rows: readonly SourceRow[], decisions: Decisions): string | null {
  const balances = balanceRows(rows, decisions);
  if (balances === null || balances.length < ROWS_NEEDED) return null;
  const breaks = [balances, balances.toReversed()]
    .map(breaksOf)
    .reduce((left, right) => (right.length < left.length ? right : left));
  const [first] = breaks;
  if (!first) return `The running balance agrees with the amounts of all ${balances.length} rows.`;
  const steps = balances.length - 1;
  if (steps - breaks.length < steps * CLEAR_SHARE) return null;
  return `Warning: the running balance does not follow from the amounts at row ${first}; rows may be missing from this export.`;
}

/** Rows, oldest first, whose balance is not the one before plus their amount. */
function breaksOf(rows: readonly BalanceRow[]): number[] {
  const breaks: number[] = [];
  for (const [index, { row, amount, balance }] of rows.entries()) {
    const before = rows[index - 1];
    if (before && before.balance + amount !== balance) breaks.push(row);
  }
  return breaks;
}

function balanceRows(
  rows: readonly SourceRow[],
  { match, preset, numberFormat }: Decisions,
): BalanceRow[] | null {
  const [balanceIndex] = match.places.text.balance ?? [];
  const amountIndex = preset.control ? match.places.money[preset.control.column] : undefined;
  if (balanceIndex === undefined || amountIndex === undefined) return null;
  const found: BalanceRow[] = [];
  for (const { row, cells } of rows) {
    const amountCell = cells[amountIndex] ?? '';
    const amount = isWord(amountCell) ? 0n : numberIn(withoutSign(amountCell).number, numberFormat);
    const balance = numberIn(withoutSign(cells[balanceIndex] ?? '').number, numberFormat);
    if (amount === null || balance === null) return null;
    found.push({ row, amount, balance });
  }
  return found;
}
