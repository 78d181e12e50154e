import { sql } from 'kysely';

/** What a column of ids is compared with by `=`. One parameter however many ids: the statement is prepared and named once. */
export function anyOf(ids: readonly string[]) {
  return sql<string>`any(${ids}::uuid[])`;
}
