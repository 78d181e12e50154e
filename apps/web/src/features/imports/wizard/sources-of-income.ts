import type { TableDescription } from '@earntrack/statements';
import { balanceOf, type Summand } from './balance-search.ts';
import type { ColumnUse } from './column-uses.ts';
import { isLikeMoney } from './guess-amounts.ts';
import { isAmount } from './guess-columns.ts';
import type { Balanced } from './own-share.ts';
import { INCOME, OF_NO_SOURCE } from './words/job-words.ts';

const FEWEST = 3;
/** What one job pays stands in parts of it: two of them are no two sums. */
const FEWEST_OF_PAY = 2;
const LIMIT = 99;

/** The word for what came in, where the name says from where as well. */
function incomeIn(name: string): string | null {
  const told = name.replace(/\(.*?\)/g, '').trim();
  const words = told.split(/\s+/);
  const word = [words.at(-1), words[0]].find((each) => each !== undefined && INCOME.test(each));
  return words.length > 1 ? (word?.toLowerCase() ?? null) : null;
}

/** The same with all that came in, where it stands in a column for each source, as “Ad revenue” and “Subscription revenue”, and in no sum of them. */
export function withSources(
  { columns }: Pick<TableDescription, 'columns'>,
  found: Balanced,
  figures: TableDescription['figures'],
): Balanced {
  const { uses } = found;
  const of = incomeIn(columns[uses.indexOf('base')]?.name ?? '');
  if (of === null || uses.includes('total')) return found;
  const named = columns.flatMap((column, index) => {
    const isOpen = uses[index] === 'base' || (uses[index] === 'none' && isAmount(column));
    return isOpen && incomeIn(column.name) === of && isMoney(column) ? [index] : [];
  });
  const sources = named.filter((index) => !OF_NO_SOURCE.test(columns[index]?.name ?? ''));
  // One that holds the others counts alone, or says nothing of what was earned.
  if (sources.length < named.length) return found;
  const rows = figures.map((row) => columns.map((_, index) => Number(row[index] ?? 0n)));
  const isSum = (whole: number) => {
    const others = sources.filter((index) => index !== whole);
    const summands = others.map((index): Summand => ({ index, costs: { 0: 1, 1: 0, [-1]: LIMIT } }));
    return balanceOf(rows, whole, { summands, limit: LIMIT, fewest: 2 }) !== null;
  };
  const fewest = of === 'pay' ? FEWEST_OF_PAY : FEWEST;
  if (sources.length < fewest || sources.some(isSum)) return found;
  const income = (use: ColumnUse, index: number) => (sources.includes(index) ? 'base' : use);
  return { ...found, uses: uses.map(income) };
}

/** Zeros say nothing of what else stands there. */
function isMoney({ samples }: TableDescription['columns'][number]): boolean {
  const told = samples.filter((text) => text.trim() !== '0');
  return told.length === 0 || isLikeMoney({ samples: told });
}
