import type { ColumnDescription } from '@earntrack/statements';
import type { ColumnUse } from './column-uses.ts';
import { isNotWorked } from './guess-breaks.ts';
import { guessDuration } from './hours-unit.ts';
import { BARE_LENGTH, OF_LENGTH, OF_WEEKS, OF_WORK } from './words/time-words.ts';

/** Who works for longer in one day is rarer than a column of times of the day. */
const MOST_HOURS_OF_A_DAY = 14;

/** Of a time, and not of a plank, or of a song like 3:45. */
const WITH_UNIT = /\d\s*(?:h|hrs?|hours?|mins?|minutes?)(?![\p{L}])/iu;

/** Of hours and of the time of the day alike: in Turkish. */
const OF_EITHER = /^saat$/i;

/** True for numbers or times under a name of hours that may be how long somebody worked. */
export function mayBeWorked(column: ColumnDescription): boolean {
  const { name } = column;
  const isFiner = isFinerThanHours(column);
  return (
    !isNotWorked(name) &&
    (!BARE_LENGTH.test(name) || column.samples.every((text) => WITH_UNIT.test(text))) &&
    (!OF_WORK.test(name) || !(isFiner || isOfTheDay(column))) &&
    (!OF_LENGTH.test(name) || guessDuration(column) !== 'hours' || !isFiner)
  );
}

/**
 * Without hours that are times of the day: a wrong hourly rate is worse than none. Beside an end of work, or in rows of weeks, a long time may be
 * how long it took.
 */
export function withoutTimesOfDay(
  columns: readonly ColumnDescription[],
  wanted: readonly (readonly ColumnUse[])[],
): readonly (readonly ColumnUse[])[] {
  const isLong =
    wanted.some(([first]) => first === 'endTime') || columns.some(({ name }) => OF_WEEKS.test(name));
  const isTime = (column: ColumnDescription) =>
    OF_EITHER.test(column.name)
      ? isMostlyClock(column)
      : !isLong && !OF_LENGTH.test(column.name) && isMostlyClock(column) && isOfTheDay(column);
  return wanted.map((uses, at) => {
    const column = columns[at];
    return column && isTime(column) ? uses.filter((use) => use !== 'hours') : uses;
  });
}

function isMostlyClock({ samples }: ColumnDescription): boolean {
  return hoursOnClock(samples).length * 2 > samples.length;
}

/** True for times of which one is longer than most people work, and none longer than a day is. */
function isOfTheDay({ samples }: ColumnDescription): boolean {
  const hours = hoursOnClock(samples);
  return hours.some((each) => each >= MOST_HOURS_OF_A_DAY) && hours.every((each) => each < 24);
}

/** What stands before the minutes in each text like 14:30. */
function hoursOnClock(samples: readonly string[]): number[] {
  return samples.flatMap((text) => /^\s*(\d{1,3})[:h]\d{2}(?::\d{2})?\s*$/.exec(text)?.[1] ?? []).map(Number);
}

/** True for whole numbers of minutes or seconds: some are more hours than a day has. */
function isFinerThanHours({ samples }: ColumnDescription): boolean {
  const numbers = samples.filter((text) => /^\s*\d+(?:[.,]\d+)?\s*$/.test(text));
  return numbers.every((text) => !/[.,]/.test(text)) && numbers.some((text) => Number(text) > 24);
}
