import { describeTable, type DescribeOptions } from './describe-table.ts';
import { normalised } from './header.ts';

/**
 * The names in the header of a file as they are compared, in the order of the alphabet: exports of the same kind have the same,
 * whatever their rows and in whatever order their columns. Null where no row names columns.
 */
export function headerNames(
  bytes: Uint8Array,
  { part }: Pick<DescribeOptions, 'part'> = {},
): string[] | null {
  const outcome = describeTable(bytes, part === undefined ? {} : { part });
  if (outcome.kind !== 'described' || outcome.table.headerIndex === null) return null;
  return outcome.table.columns.map(({ name }) => normalised(name)).sort();
}
