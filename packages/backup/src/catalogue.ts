import type { Client } from 'pg';
import type { SequenceEntry } from './manifest.ts';

/** A table as it is read and written: without what PostgreSQL generates by itself. */
export interface TableShape {
  name: string;
  columns: string[];
  /** Columns that hold money, generated ones too. */
  micros: string[];
  hasUser: boolean;
  hasCurrency: boolean;
}

interface ColumnRow {
  table: string;
  column: string;
  generated: boolean;
}

/** Every table of the application, by name. */
export async function readTables(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<ColumnRow>(`
    select c.relname as "table", a.attname as "column", a.attgenerated <> '' as generated
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
    order by c.relname collate "C", a.attnum`);
  const names = [...new Set(rows.map(({ table }) => table))];
  return names.map((name) =>
    shapeOf(
      name,
      rows.filter(({ table }) => table === name),
    ),
  );
}

function shapeOf(name: string, rows: ColumnRow[]): TableShape {
  const all = rows.map(({ column }) => column);
  return {
    name,
    columns: rows.filter(({ generated }) => !generated).map(({ column }) => column),
    micros: all.filter((column) => column.endsWith('_micros')),
    hasUser: all.includes('user_id'),
    hasCurrency: all.includes('currency'),
  };
}

export async function readMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name');
  return rows.map(({ name }) => name);
}

export async function readPostgresVersion(client: Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version ?? '';
}

/** Where every sequence stands. They do not follow transactions: read after the tables they are never behind them. */
export async function readSequences(client: Client): Promise<SequenceEntry[]> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname collate "C"`);
  const sequences: SequenceEntry[] = [];
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from ${client.escapeIdentifier(name)}`,
    );
    const [state] = found;
    if (state) sequences.push({ name, lastValue: state.last_value, isCalled: state.is_called });
  }
  return sequences;
}

export function listOf(client: Client, names: readonly string[]): string {
  return names.map((name) => client.escapeIdentifier(name)).join(', ');
}
