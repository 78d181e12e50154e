import { TABLE_COLUMNS, type TableName } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from './actor.ts';

export interface BulkRows<Row extends object> {
  table: TableName;
  /** The columns that are given, without user_id. */
  columns: readonly (keyof Row & string)[];
  /** Values of jsonb are given as their text, “null” for none, arrays of texts as the text of a JSON array. */
  rows: readonly Row[];
}

/**
 * Any number of rows of one owner as a select, to insert from: one parameter for each column. The statement's text is
 * always the same, so it is checked, prepared and planned once. Gives user_id first, then the columns in their order.
 */
export function givenRows<Row extends object>(
  db: Handle,
  ownerId: string,
  { table, columns, rows }: BulkRows<Row>,
) {
  const types: Readonly<Record<string, string>> = TABLE_COLUMNS[table];
  const values = columns.map((name) =>
    setOf(
      types[name]?.replace('?', '') ?? 'text',
      rows.map((row) => row[name]),
    ),
  );
  const names = sql.join(columns.map((name) => sql.id(name)));
  const given = sql<Record<string, unknown>>`rows from (${sql.join(values)})`.as<'given'>(
    sql`${sql.id('given')}(${names})`,
  );
  return db
    .selectFrom(given)
    .select((eb) => [
      eb.cast<string>(eb.val(ownerId), 'uuid').as('user_id'),
      ...columns.map((name) => valueOf(name, types[name] ?? 'text').as(name)),
    ]);
}

function valueOf(name: string, type: string) {
  const given = sql.ref(`given.${name}`);
  if (type === '_text') return sql`array(select jsonb_array_elements_text(${given}))`;
  return type === 'jsonb?' ? sql`nullif(${given}, 'null')` : sql`${given}`;
}

/** One column. An array of JSON would have every quotation mark in it escaped, and read back. */
function setOf(type: string, values: readonly unknown[]) {
  // Arrays of different lengths make no array: they come as the text of JSON arrays.
  if (type === 'jsonb' || type === '_text')
    return sql`jsonb_array_elements(${`[${values.join(',')}]`}::jsonb)`;
  return sql`unnest(${values}::${sql.raw(type)}[])`;
}
