import { asOperator, TABLE_COLUMNS, type TableName } from '@earntrack/db';
import type { TestApp } from './test-app.ts';

/** Everything that the database has of somebody, table by table, as text that can be compared. */
export async function rowsOf({ database }: TestApp, userId: string): Promise<Record<string, string[]>> {
  const db = asOperator(database.db, 'a test compares all that somebody has');
  const tables = Object.entries(TABLE_COLUMNS).filter(([, columns]) => 'user_id' in columns);
  const found: Record<string, string[]> = {};
  for (const [table] of tables) {
    const rows = await db
      .selectFrom(table as TableName)
      .selectAll()
      .where('user_id', '=', userId)
      .execute();
    if (rows.length > 0) found[table] = rows.map(textOf).toSorted();
  }
  return found;
}

function textOf(row: object): string {
  return JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}
