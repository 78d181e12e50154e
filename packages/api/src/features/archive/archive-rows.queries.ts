import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Handle } from '../../actor.ts';
import { ARCHIVE_KINDS, type ArchiveColumn, columnsOfKind } from './archive-kinds.ts';
import type { ArchiveKind } from './archive-rows.ts';

export type StoredRow = Readonly<Record<string, unknown>>;

interface RowsToList {
  kind: ArchiveKind;
  after: StoredRow | null;
  limit: number;
}

/** Any of them has `user_id`, and the columns that its kind names. */
const tableOf = (kind: ArchiveKind) => ARCHIVE_KINDS[kind].table as 'earning';

/** The next rows of a kind in the order of its key. Instants come as text, to the microsecond. */
export function listRows(
  db: Handle,
  ownerId: string,
  { kind, after, limit }: RowsToList,
): Promise<StoredRow[]> {
  const key: readonly string[] = ARCHIVE_KINDS[kind].key;
  let query = db
    .selectFrom(tableOf(kind))
    .select(columnsOfKind(kind).map((column) => valueOf(column).as(column.column)))
    .where('user_id', '=', ownerId);
  if (kind === 'imports') query = query.where(isFinished);
  if (kind === 'importItems') query = query.where(isOfFinished(db, ownerId));
  if (after) query = query.where(comesAfter(key, after));
  for (const column of key) query = query.orderBy(sql.ref(column));
  return query.limit(limit).execute();
}

/** What was never recorded is no part of an account: a preview that waits, or one that was cancelled. */
const isFinished = sql<SqlBool>`state not in ('staged', 'cancelled')`;

function isOfFinished(db: Handle, ownerId: string) {
  const finished = db
    .selectFrom('statement_import')
    .select('id')
    .where('user_id', '=', ownerId)
    .where(isFinished);
  return sql<SqlBool>`${sql.ref('import_id')} in ${finished}`;
}

function comesAfter(key: readonly string[], after: StoredRow) {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const values = sql.join(key.map((column) => after[column]));
  return sql<SqlBool>`(${columns}) > (${values})`;
}

function valueOf({ column, type }: ArchiveColumn): RawBuilder<unknown> {
  if (type !== 'timestamptz') return sql`${sql.ref(column)}`;
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
