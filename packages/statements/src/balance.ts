import type { Micros } from '@earntrack/domain';
import type { Decisions } from './decisions.ts';
import { formatsOf, isWord, numberIn, withoutSign } from './money-cells.ts';
import type { SourceRow } from './source-rows.ts';

/** Below this share of agreeing rows the balance says nothing: the rows may be sorted by something else. */
const CLEAR_SHARE = 0.8;
const ROWS_NEEDED = 3;

interface BalanceRow {
  row: number;
  amount: Micros;
  balance: Micros;
  /** Each currency has a balance of its own. */
  currency: string;
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
  const having = found.without > 0 ? ' that have one' : '';
  if (first === null)
    return `The running balance agrees with the amounts of all ${found.rows} rows${having}.`;
  if (found.steps - count < found.steps * CLEAR_SHARE) return null;
  return `Warning: the running balance does not follow from the amounts at row ${first}; rows may be missing from this export, or be in it twice.`;
}

/** A row without a balance, like one that is pending, moves none. */
function countBreaks(balances: Iterable<BalanceRow | null>) {
  const oldestFirst: Breaks = { count: 0, first: null };
  const newestFirst: Breaks = { count: 0, first: null };
  const lastOf = new Map<string, BalanceRow>();
  let [rows, steps, without] = [0, 0, 0];
  for (const here of balances) {
    if (here === null) {
      without += 1;
      continue;
    }
    rows += 1;
    const above = lastOf.get(here.currency);
    if (above) steps += 1;
    if (above && above.balance + here.amount !== here.balance) {
      oldestFirst.count += 1;
      oldestFirst.first ??= here.row;
    }
    if (above && here.balance + above.amount !== above.balance) {
      newestFirst.count += 1;
      // Read from below, the last is the first.
      newestFirst.first = above.row;
    }
    lastOf.set(here.currency, here);
  }
  return { rows, steps, without, oldestFirst, newestFirst };
}

/** Null for a row without a balance, and where the file has no column of balances. */
function balanceRows(rows: Iterable<SourceRow>, decisions: Decisions): Iterable<BalanceRow | null> | null {
  const { match, preset, numberFormat } = decisions;
  const { text, money } = match.places;
  const [balanceIndex] = text.balance ?? [];
  const [currencyIndex = -1] = text.currency ?? [];
  const { control } = preset;
  if (balanceIndex === undefined || control === null || money[control.column] === undefined) return null;
  const taken = new Set(control.less);
  const columns = [control.column, ...(control.plus ?? []), ...taken].flatMap((name) => {
    return (money[name] ?? []).map((index) => ({ index, isTaken: taken.has(name) }));
  });
  // No amount may be long enough for thousands where a balance is.
  const formats = [numberFormat, ...formatsOf(numberFormat.decimal)];
  const balanceIn = (cell: string) => {
    const { number } = withoutSign(cell);
    return formats.map((format) => numberIn(number, format)).find((balance) => balance !== null);
  };
  return {
    *[Symbol.iterator]() {
      for (const { row, cells } of rows) {
        const balance = balanceIn(cells[balanceIndex] ?? '');
        if (balance === undefined) {
          yield null;
          continue;
        }
        const amount = columns.reduce((sum, { index, isTaken }) => {
          const cell = cells[index] ?? '';
          const told = isWord(cell) ? 0n : (numberIn(withoutSign(cell).number, numberFormat) ?? 0n);
          return isTaken ? sum - told : sum + told;
        }, 0n);
        yield { row, amount, balance, currency: cells[currencyIndex] ?? '' };
      }
    },
  };
}
