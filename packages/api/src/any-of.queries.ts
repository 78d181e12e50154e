import { sql } from 'kysely';

/** What a column of ids is compared with by `=`. One parameter however many ids: the statement is prepared and named once. */
export function anyOf(ids: readonly string[]) {
  return sql<string>`any(${ids}::uuid[])`;
}

/** The same for a column of integers. */
export function anyOfIntegers(values: readonly number[]) {
  return sql<number>`any(${values}::integer[])`;
}
