import { type ColumnDescription, type DurationUnit, unitInName } from '@earntrack/statements';
import type { ColumnChoice, WizardState } from './column-uses.ts';

/** A bare number is one of hours, unless the name of its column says another unit, or all are parts of a day. */
export function guessDuration(
  column: Pick<ColumnDescription, 'name' | 'kinds' | 'samples'> | undefined,
): DurationUnit {
  if (column === undefined || (column.kinds.number ?? 0) === 0) return 'hours';
  const unit = unitInName(column.name) ?? 'hours';
  return unit === 'hours' && areOfDays(column.samples) ? 'days' : unit;
}

/** True for numbers below 1 that are whole minutes of a day and at least half of them none of an hour: as a spreadsheet keeps the time 8:15, 0.34375. */
function areOfDays(samples: readonly string[]): boolean {
  const days = samples.map((text) => (/^\s*0?[.,]\d+\s*$/.test(text) ? text.trim().replace(',', '.') : ''));
  const told = days.filter((each) => !areMinutes(each, 60));
  return days.length > 1 && told.length * 2 >= days.length && days.every((each) => areMinutes(each, 24 * 60));
}

/** Of the last decimal, and a little more for how computers reckon. */
const HALF = 0.501;

/** True where so many minutes times the number are whole ones, as exactly as its decimals tell. */
function areMinutes(number: string, minutes: number): boolean {
  const count = Number(number || NaN) * minutes;
  const decimals = number.length - number.indexOf('.') - 1;
  return Math.abs(count - Math.round(count)) <= minutes * HALF * 10 ** -decimals;
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
