import { type ColumnDescription, type DurationUnit, unitInName } from '@earntrack/statements';
import type { ColumnChoice, WizardState } from './column-uses.ts';

/** A bare number is one of hours, unless the name of its column says another unit. */
export function guessDuration(column: Pick<ColumnDescription, 'name' | 'kinds'> | undefined): DurationUnit {
  if (column === undefined || (column.kinds.number ?? 0) === 0) return 'hours';
  return unitInName(column.name) ?? 'hours';
}

/** The unit once columns are of other uses: of other hours it is guessed anew, for what was said of a column is true of that one. */
export function durationOfColumns(
  { columns: before, durationIn }: Pick<WizardState, 'columns' | 'durationIn'>,
  columns: readonly ColumnChoice[],
  described: readonly ColumnDescription[],
): DurationUnit {
  const [from, to] = [hoursIn(before), hoursIn(columns)];
  return from === to ? durationIn : guessDuration(described.find(({ label }) => label === to));
}

/** The label of the column of hours; null where there is none. */
function hoursIn(columns: readonly ColumnChoice[]): string | null {
  return columns.find(({ use }) => use === 'hours')?.label ?? null;
}
