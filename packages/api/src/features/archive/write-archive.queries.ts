import type { Handle } from '../../actor.ts';
import { givenRows } from '../../bulk-rows.queries.ts';
import { ARCHIVE_KINDS, columnsOfKind } from './archive-kinds.ts';
import type { StoredRow } from './archive-rows.queries.ts';
import type { ArchiveKind } from './archive-rows.ts';

interface RowsToInsert {
  kind: ArchiveKind;
  rows: readonly StoredRow[];
  /** Columns that are written later, or that PostgreSQL makes. */
  without: readonly string[];
}

/** Writes rows of a kind, as one statement. */
export async function insertRows(
  tx: Handle,
  ownerId: string,
  { kind, rows, without }: RowsToInsert,
): Promise<void> {
  const { table } = ARCHIVE_KINDS[kind];
  const columns = columnsOfKind(kind)
    .map(({ column }) => column)
    .filter((column) => !without.includes(column));
  // Which columns there are is known at run time only: a test compares them with the table.
  await tx
    .insertInto(table as 'earning')
    .columns(['user_id', ...columns] as ['user_id'])
    .expression(givenRows(tx, ownerId, { table, columns, rows }) as never)
    .execute();
}

/** Says which platforms each of these pieces of work served. */
export async function insertWorkPlatforms(
  tx: Handle,
  ownerId: string,
  rows: readonly { work_id: string; platform_id: string }[],
): Promise<void> {
  await tx
    .insertInto('work_platform')
    .columns(['user_id', 'work_id', 'platform_id'])
    .expression(givenRows(tx, ownerId, { table: 'work_platform', columns: ['work_id', 'platform_id'], rows }))
    .execute();
}
