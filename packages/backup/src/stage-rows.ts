import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { listOf, readTables } from './catalogue.ts';

export interface StagedRows {
  name: string;
  columns: string;
  hasUser: boolean;
}

export interface RowsToStage {
  table: string;
  /** With the rows of what inherits from the table, which stand in tables of their own: earnings with those of archived years. */
  withHeirs: boolean;
}

/** The rows of a table of the one as a temporary table of the other, until its transaction ends; null where that one has no such table. */
export async function stageRows(
  { from, to }: { from: Client; to: Client },
  { table, withHeirs }: RowsToStage,
): Promise<StagedRows | null> {
  const shape = (await readTables(from)).find(({ name }) => name === table);
  if (!shape) return null;
  const [name, columns] = [`staged_${table}`, listOf(from, shape.columns)];
  await to.query(
    `create temporary table ${name} on commit drop as select ${columns} from ${table} with no data`,
  );
  const read = withHeirs ? `(select ${columns} from ${table})` : `${table} (${columns})`;
  const rows = from.query(copyTo(`copy ${read} to stdout`));
  await pipeline(rows, to.query(copyFrom(`copy ${name} (${columns}) from stdin`)));
  return { name, columns, hasUser: shape.hasUser };
}
