import type { ColumnDescription } from '@earntrack/statements';
import type { ColumnUse } from './column-uses.ts';
import { CAME_IN, WENT_OUT } from './words/account-words.ts';

/** The same with a column of what left an account and one of what came in, of which each row has one: neither is a payout of a platform. */
export function withAccountColumns(
  columns: readonly ColumnDescription[],
  wanted: readonly (readonly ColumnUse[])[],
): readonly (readonly ColumnUse[])[] {
  const out = columns.findIndex(({ name }) => WENT_OUT.test(name));
  const into = columns.findIndex(({ name }) => CAME_IN.test(name));
  const isBoth = (columns[out]?.agreement[into] ?? 0) !== 0;
  if (out < 0 || into < 0 || isBoth) return wanted;
  return wanted.map((uses, at) => (at === out ? ['debit'] : at === into ? ['base'] : uses));
}
