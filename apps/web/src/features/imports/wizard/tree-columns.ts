import type { ColumnDescription, TableDescription } from '@earntrack/statements';
import { type ColumnUse, isMoneyUse } from './column-uses.ts';
import { WORDS } from './column-words.ts';
import { guessUses, isAmount } from './guess-columns.ts';

type Figures = TableDescription['figures'];

/** As “Total earnings : Net fare” is beneath “Total earnings”. */
interface Place {
  path: readonly string[];
  /** What stands beneath it and has nothing beneath itself. */
  leaves: readonly number[];
  /** True where these add up to it in every row that is shown. */
  isSum: boolean;
}

/**
 * A guess for columns that are a tree, which only some platforms write: the parts instead of the sum of them, each by its own name, and a sum
 * whose parts are not all there. What is paid out of such sums is no part of what was earned. Null where there is no tree.
 */
export function treeUses(columns: readonly ColumnDescription[], figures: Figures): ColumnUse[] | null {
  const places = placesOf(columns, figures);
  if (!places.some(({ leaves }) => leaves.length > 1)) return null;
  const own = (index: number) => outermost(places, index);
  const isTold = (index: number) => {
    const branch = places[own(index)];
    return places[index]?.isSum !== true && (branch === undefined || branch.isSum);
  };
  const uses = guessUses(
    columns.map((column, index) => ({ ...column, name: isTold(index) ? lastOf(places, index) : '' })),
  );
  return uses.map((use, index) => {
    if (!isTold(index)) return 'none';
    const branch = own(index);
    // A “Net fare” is a part, and sums are branches.
    if (use === 'total') return 'base';
    if (branch < 0) return use;
    const isOut = firstUse(columns[branch]?.name ?? '') === 'payout';
    if (isOut) return use === 'cashCollected' ? use : 'none';
    const column = columns[index];
    return use === 'none' && column !== undefined && isAmount(column) ? 'base' : use;
  });
}

function placesOf(columns: readonly ColumnDescription[], figures: Figures): Place[] {
  const paths = columns.map(({ name }) => name.split(':').map((part) => part.trim().toLowerCase()));
  const isBeneath = (path: readonly string[], branch: readonly string[]) =>
    path.length > branch.length && branch.every((part, depth) => path[depth] === part);
  const hasFigure = (at: number) => figures.some((row) => (row[at] ?? 0n) !== 0n);
  return paths.map((path) => {
    const leaves = paths.flatMap((other, index) =>
      isBeneath(other, path) && !paths.some((lower) => isBeneath(lower, other)) ? [index] : [],
    );
    const at = paths.indexOf(path);
    const sumOf = (row: Figures[number]) => leaves.reduce((sum, leaf) => sum + (row[leaf] ?? 0n), 0n);
    const isSum =
      leaves.length > 0 && hasFigure(at) && figures.every((row) => sumOf(row) === (row[at] ?? 0n));
    return { path, leaves, isSum };
  });
}

/** The index of the sum of all that a column is part of, wherever it stands; -1 where it is part of none. */
function outermost(places: readonly Place[], index: number): number {
  return places.reduce((found, { path, leaves }, at) => {
    const depth = places[found]?.path.length ?? Infinity;
    return leaves.includes(index) && path.length < depth ? at : found;
  }, -1);
}

function lastOf(places: readonly Place[], index: number): string {
  return places[index]?.path.at(-1) ?? '';
}

function firstUse(name: string): ColumnUse | undefined {
  return WORDS.find(([use, words]) => isMoneyUse(use) && words.test(name))?.[0];
}
