import { addDays, asLocalDate, type LocalDate } from '@earntrack/domain';
import { type RawBuilder, sql } from 'kysely';

// Thousands of rows arrive as a few of them whose columns are long texts: rows and dates cost more than all of the arithmetic.

/** From here days are counted between PostgreSQL and us. */
const FIRST_DAY = asLocalDate('2000-01-01');

/** Days as they are counted. */
export function countedDays(column: 'earned_on' | 'worked_on'): RawBuilder<number> {
  return sql<number>`${sql.ref(column)} - ${FIRST_DAY}::date`;
}

/** Reads counted days, of which there are thousands, but few that differ. */
export function readDays(): (day: number) => LocalDate {
  const known = new Map<number, LocalDate>();
  return (day) => {
    const date = known.get(day) ?? addDays(FIRST_DAY, day);
    known.set(day, date);
    return date;
  };
}

/** The values that alike rows have, in one text, each where its row stands in every such text. Arrays cost PostgreSQL a fifth more. */
export function packed(values: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`string_agg((${values})::text, ',')`;
}

/** None of a text that is not there. Read as JSON, which is one pass over it. */
export function numbersIn(text: string | null): number[] {
  return text === null ? [] : (JSON.parse(`[${text}]`) as number[]);
}

/** Whole numbers of any size. */
export function bigintsIn(text: string): bigint[] {
  const numbers = numbersIn(text);
  return numbers.every(Number.isSafeInteger) ? numbers.map(BigInt) : text.split(',').map(BigInt);
}
