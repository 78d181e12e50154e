import { type ColumnDescription, namesBreak, namesLengthOfBreaks } from '@earntrack/statements';
import type { ColumnChoice, ColumnUse, WizardState } from './column-uses.ts';
import { NOT_WORKED } from './words/time-words.ts';

/** True for the name of a time that somebody did not work, also of a break that was paid. */
export function isNotWorked(name: string): boolean {
  return NOT_WORKED.test(name) || namesBreak(name);
}

/** A longer time is one of the day, at which the break was, and a larger amount with decimals what a lunch cost. */
const HOURS_OF_A_BREAK = 6;

/** True for a column that says by its name and its cells how long unpaid breaks were. */
export function isOfBreaks({ name, kinds, samples }: ColumnDescription): boolean {
  const { empty = 0, number = 0, time = 0, ...others } = kinds;
  const isTold = number + time > Object.values(others).reduce((sum, count) => sum + count, 0);
  const hours = samples.flatMap((text) => /^\D*(\d+)(?::\d{2}|[.,]\d)/.exec(text)?.[1] ?? []).map(Number);
  return namesLengthOfBreaks(name) && isTold && hours.every((each) => each < HOURS_OF_A_BREAK);
}

/** Breaks are taken off the time from start to end alone: hours of their own have none in most exports, and of two columns one may say the other in other words. */
export function withBreaks(uses: readonly ColumnUse[]): ColumnUse[] {
  const isCounted = !uses.includes('hours') && (uses.includes('endTime') || uses.includes('endDate'));
  const isOne = uses.filter((use) => use === 'breaks').length === 1;
  return uses.map((use) => (use === 'breaks' && !(isCounted && isOne) ? 'none' : use));
}

/** What bare numbers of breaks count once columns are of other uses: what was said of other columns is true of those. */
export function breaksInOfColumns(
  { columns: before, breaksIn }: Pick<WizardState, 'columns' | 'breaksIn'>,
  columns: readonly ColumnChoice[],
): WizardState['breaksIn'] {
  return labelsOfBreaks(before) === labelsOfBreaks(columns) ? breaksIn : null;
}

function labelsOfBreaks(columns: readonly ColumnChoice[]): string {
  return JSON.stringify(columns.filter(({ use }) => use === 'breaks').map(({ label }) => label));
}
