import type { Micros } from '@earntrack/domain';
import { formatsOf, isWord, numberIn, withoutSign } from '../cells/money-cells.ts';
import type { Decisions } from '../rows/decisions.ts';
import { directionOf, turnedBy } from '../rows/directions.ts';
import { ruleCells } from '../rows/row-texts.ts';
import { ruleFinder } from '../rows/rules.ts';
import type { SourceRow } from '../table/source-rows.ts';

/** Below this share of agreeing rows the balance says nothing: the rows may be sorted by something else. */
const CLEAR_SHARE = 0.8;
const ROWS_NEEDED = 3;

interface BalanceRow {
  row: number;
  amount: Micros;
  balance: Micros;
  /** Each currency has a balance of its own. */
  currency: string;
  /** What is left out by a rule, as pending, may have moved nothing. */
  isSkipped: boolean;
}

/** Rows whose balance is not the one before plus their amount: how many, and the first of them. */
interface Breaks {
  count: number;
  first: number | null;
}

/**
 * What the running balance of the file says about its amounts, as a sentence, also where it is unclear; null when there is none.
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
  if (found.steps - count < found.steps * CLEAR_SHARE)
    return 'The column of balances does not follow from the amounts of many rows, so it tells nothing of rows that may be missing.';
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
    if (above && !follows(above.balance, here, here.balance)) {
      oldestFirst.count += 1;
      oldestFirst.first ??= here.row;
    }
    if (above && !follows(here.balance, above, above.balance)) {
      newestFirst.count += 1;
      // Read from below, the last is the first.
      newestFirst.first = above.row;
    }
    lastOf.set(here.currency, here);
  }
  return { rows, steps, without, oldestFirst, newestFirst };
}

/** True where what a row says leads from one balance to another. */
function follows(before: Micros, { amount, isSkipped }: BalanceRow, after: Micros): boolean {
  return before + amount === after || (isSkipped && before === after);
}

/** Null for a row without a balance, and where the file has no column of balances. */
function balanceRows(rows: Iterable<SourceRow>, decisions: Decisions): Iterable<BalanceRow | null> | null {
  const { match, preset, numberFormat, feeColumns } = decisions;
  const { text, money } = match.places;
  const [balanceIndex] = text.balance ?? [];
  const [currencyIndex = -1] = text.currency ?? [];
  const { control } = preset;
  if (balanceIndex === undefined || control === null || money[control.column] === undefined) return null;
  const taken = new Set(control.less);
  const placesOf = (name: string, isTaken: boolean) =>
    (money[name] ?? []).map((index) => ({ name, index, isTaken, isTurned: !feeColumns.has(name) }));
  const names = [control.column, ...(control.plus ?? []), ...taken];
  const columns = names.flatMap((name) => placesOf(name, taken.has(name)));
  // No amount may be long enough for thousands where a balance is.
  const formats = [numberFormat, ...formatsOf(numberFormat.decimal)];
  const balanceIn = (cell: string) => {
    const { number } = withoutSign(cell);
    return formats.map((format) => numberIn(number, format)).find((balance) => balance !== null);
  };
  const amountIn = (cell: string) =>
    isWord(cell) ? 0n : (numberIn(withoutSign(cell).number, numberFormat) ?? 0n);
  const ruleOf = ruleFinder(preset);
  return {
    *[Symbol.iterator]() {
      for (const source of rows) {
        const { row, cells } = source;
        const balance = balanceIn(cells[balanceIndex] ?? '');
        if (balance === undefined) {
          yield null;
          continue;
        }
        const cell = ruleCells(source, decisions);
        const direction = directionOf(cell('direction'));
        const sumOf = (places: ReturnType<typeof placesOf>, turned: readonly string[] = []) =>
          places.reduce((sum, { name, index, isTaken, isTurned }) => {
            const told = turnedBy(isTurned ? direction : null, amountIn(cells[index] ?? ''));
            return isTaken === turned.includes(name) ? sum + told : sum - told;
          }, 0n);
        const rule = ruleOf({
          type: cell('type'),
          cell,
          amount: (name = control.column) => sumOf(placesOf(name, false)),
          // Which balance it moved is looked at here, and not whether it counts.
          refersToRecorded: () => false,
        });
        const amount = sumOf(columns, rule?.turned);
        const isSkipped = rule?.skip !== undefined;
        yield { row, amount, balance, currency: cells[currencyIndex] ?? '', isSkipped };
      }
    },
  };
}
