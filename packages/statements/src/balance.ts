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

/** Rows whose balance is not the one before plus their amount: how many, and the first of them. */
interface Breaks {
  count: number;
  first: number | null;
}

/**
 * What the running balance of the file says about its amounts, as a sentence; null when there is none or it is unclear.
 * Only a warning: a gap may as well be a filter that was set when exporting.
 */
export function describeBalance(rows: Iterable<SourceRow>, decisions: Decisions): string | null {
  const balances = balanceRows(rows, decisions);
  const found = balances && countBreaks(balances);
  if (!found || found.rows < ROWS_NEEDED) return null;
  const { count, first } =
    found.newestFirst.count < found.oldestFirst.count ? found.newestFirst : found.oldestFirst;
  if (first === null) return `The running balance agrees with the amounts of all ${found.rows} rows.`;
  const steps = found.rows - 1;
  if (steps - count < steps * CLEAR_SHARE) return null;
  return `Warning: the running balance does not follow from the amounts at row ${first}; rows may be missing from this export.`;
}

/** Null where a row has no balance. */
function countBreaks(
  balances: Iterable<BalanceRow | null>,
): { rows: number; oldestFirst: Breaks; newestFirst: Breaks } | null {
  const oldestFirst: Breaks = { count: 0, first: null };
  const newestFirst: Breaks = { count: 0, first: null };
  let rows = 0;
  let above: BalanceRow | null = null;
  for (const here of balances) {
    if (here === null) return null;
    rows += 1;
    if (above && above.balance + here.amount !== here.balance) {
      oldestFirst.count += 1;
      oldestFirst.first ??= here.row;
    }
    if (above && here.balance + above.amount !== above.balance) {
      newestFirst.count += 1;
      // Read from below, the last is the first.
      newestFirst.first = above.row;
    }
    above = here;
  }
  return { rows, oldestFirst, newestFirst };
}

/** Null where the file has no column of balances. */
function balanceRows(
  rows: Iterable<SourceRow>,
  { match, preset, numberFormat }: Decisions,
): Iterable<BalanceRow | null> | null {
  const [balanceIndex] = match.places.text.balance ?? [];
  const amountIndex = preset.control ? match.places.money[preset.control.column] : undefined;
  if (balanceIndex === undefined || amountIndex === undefined) return null;
  return {
    *[Symbol.iterator]() {
      for (const { row, cells } of rows) {
        const amountCell = cells[amountIndex] ?? '';
        const amount = isWord(amountCell) ? 0n : numberIn(withoutSign(amountCell).number, numberFormat);
        const balance = numberIn(withoutSign(cells[balanceIndex] ?? '').number, numberFormat);
        yield amount === null || balance === null ? null : { row, amount, balance };
      }
    },
  };
}
