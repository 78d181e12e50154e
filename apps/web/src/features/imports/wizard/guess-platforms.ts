import { PLATFORM_CATALOGUE } from '@earntrack/contract';
import type { ColumnDescription } from '@earntrack/statements';
import type { ColumnUse } from './column-uses.ts';
import { PLATFORM } from './words/text-words.ts';

const KNOWN: ReadonlySet<string> = new Set(PLATFORM_CATALOGUE.map(({ name }) => name.toLowerCase()));

/**
 * The platform of each row, where a column is called so and names one that everybody knows: where it tells devices or shops, rows would go to
 * platforms that are none.
 */
export function withPlatforms(
  uses: readonly ColumnUse[],
  columns: readonly Pick<ColumnDescription, 'name' | 'values'>[],
): ColumnUse[] {
  const index = columns.findIndex(
    ({ name, values }, at) =>
      uses[at] === 'none' &&
      PLATFORM.test(name.trim()) &&
      (values ?? []).some(({ text }) => KNOWN.has(text.toLowerCase())),
  );
  return uses.map((use, at) => (at === index ? 'platform' : use));
}
