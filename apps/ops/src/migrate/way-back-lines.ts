import type { StepBack } from '@earntrack/migrations';

/** What going back would take, the latest migration first. */
export function wayBackLines(steps: readonly StepBack[]): string[] {
  if (steps.length === 0) return ['Nothing to do.'];
  return steps.flatMap(({ name, isRefused, tables, columns, filled }) => {
    if (tables === null) return [`✗ ${name}: has no way back. Restore a backup instead.`];
    const gone = [
      ...tables.map((table) => `table ${table}${filled.includes(table) ? ', which holds rows' : ''}`),
      ...columns.map((column) => `column ${column}`),
    ];
    const what = gone.length === 0 ? 'takes no table and no column' : `takes ${gone.join('; ')}`;
    return [
      `${isRefused ? '✗' : '✓'} ${name}: ${what}${isRefused ? '. It will be refused: restore a backup instead.' : ''}`,
    ];
  });
}
