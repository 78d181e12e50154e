import type { Client } from 'pg';

export interface Column {
  table: string;
  name: string;
  type: string;
  isNullable: boolean;
}

export interface Constraint {
  table: string;
  name: string;
  columns: string[];
  definition: string;
}

export interface Reference extends Constraint {
  to: string;
  toColumns: string[];
}

/** The tables of a database as they are now, whatever migrations made them. */
export interface Catalogue {
  tables: string[];
  /** Those that a row is written with: what is generated is left out. */
  columns: Column[];
  checks: Constraint[];
  references: Reference[];
}

const TABLES = `
  select c.oid, c.relname::text as name from pg_class c
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname !~ '^schema_'`;

const COLUMNS = `
  select t.name as "table", a.attname::text as name, format_type(a.atttypid, null) as type, not a.attnotnull as "isNullable"
  from (${TABLES}) as t join pg_attribute a on a.attrelid = t.oid
  where a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  order by t.name, a.attnum`;

const namesOf = (relation: string, numbers: string) => `
  array(select attname::text from unnest(${numbers}) with ordinality as key(number, place)
    join pg_attribute on attrelid = ${relation} and attnum = key.number order by place)`;

const CONSTRAINTS = `
  select t.name as "table", k.conname::text as name, pg_get_constraintdef(k.oid) as definition,
    ${namesOf('k.conrelid', 'k.conkey')} as columns,
    k.confrelid::regclass::text as "to", ${namesOf('k.confrelid', 'k.confkey')} as "toColumns", k.contype::text as kind
  from (${TABLES}) as t join pg_constraint k on k.conrelid = t.oid
  where k.contype in ('c', 'f') order by t.name, k.conname`;

/** Reads it from the database itself, so that nothing has to be said here of a new table. */
export async function readCatalogue(client: Client): Promise<Catalogue> {
  const { rows: tables } = await client.query<{ name: string }>(`${TABLES} order by c.relname`);
  const { rows: columns } = await client.query<Column>(COLUMNS);
  const { rows: constraints } = await client.query<Reference & { kind: string }>(CONSTRAINTS);
  return {
    tables: inOrder(
      tables.map(({ name }) => name),
      constraints.filter(({ kind }) => kind === 'f'),
    ),
    columns,
    checks: constraints.filter(({ kind }) => kind === 'c'),
    references: constraints.filter(({ kind }) => kind === 'f'),
  };
}

/** What others refer to comes first. */
function inOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const ordered: string[] = [];
  const place = (table: string) => {
    if (ordered.includes(table)) return;
    for (const { table: from, to } of references) if (from === table && to !== table) place(to);
    ordered.push(table);
  };
  for (const table of tables) place(table);
  return ordered;
}
