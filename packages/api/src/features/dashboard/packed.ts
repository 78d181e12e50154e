import { addDays, asLocalDate, type LocalDate } from '@earntrack/domain';

// Thousands of rows arrive as a few of them whose columns are long arrays: rows and dates cost more than all of the arithmetic.

/** From here days are counted between PostgreSQL and us. */
export const FIRST_DAY = asLocalDate('2000-01-01');

/** Reads counted days, of which there are thousands, but few that differ. */
export function readDays(): (day: number) => LocalDate {
  const known = new Map<number, LocalDate>();
  return (day) => {
    const date = known.get(day) ?? addDays(FIRST_DAY, day);
    known.set(day, date);
    return date;
  };
}

/** The texts of a PostgreSQL array of numbers; none of one that is not there. */
function textsIn(array: string | null): string[] {
  return array === null || array === '{}' ? [] : array.slice(1, -1).split(',');
}

/** The numbers of a PostgreSQL array of them. */
export function numbersIn(array: string | null): number[] {
  return textsIn(array).map(Number);
}

/** The whole numbers of any size of a PostgreSQL array of them. */
export function bigintsIn(array: string): bigint[] {
  return textsIn(array).map(BigInt);
}
