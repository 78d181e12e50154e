import { sql } from 'kysely';
import { withDatabase } from '../connection.ts';

export interface TableSize {
  /** As the planner estimates them; 0 for a table that nobody has looked at yet. */
  rows: number;
  /** With its indexes. */
  bytes: number;
}

/** How large each table is, without reading any. */
export function readTableSizes(connectionString: string): Promise<Map<string, TableSize>> {
  return withDatabase(connectionString, async (db) => {
    const { rows } = await sql<{ table: string; rows: string; bytes: string }>`
      select c.relname::text as "table", greatest(c.reltuples, 0)::bigint::text as rows,
        pg_total_relation_size(c.oid)::text as bytes
      from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')`.execute(db);
    return new Map(
      rows.map(({ table, ...size }) => [table, { rows: Number(size.rows), bytes: Number(size.bytes) }]),
    );
  });
}
