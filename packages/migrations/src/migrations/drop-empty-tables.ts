import { type Kysely, sql } from 'kysely';
import { MigrationError } from '../migration-error.ts';

/** Drops tables, dependants first, as long as they hold nothing: going back never deletes what a person entered. */
export async function dropEmptyTables(db: Kysely<unknown>, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(db);
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) {
      throw new MigrationError(
        `Table ${table} holds rows, which going back would delete: restore a backup instead.`,
      );
    }
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
}
