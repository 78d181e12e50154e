import type { NewRestoredArchive, RestoredArchiveRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { ARCHIVE_KIND_NAMES, ARCHIVE_KINDS, columnsOfKind } from './archive-kinds.ts';
import { listRows } from './archive-rows.queries.ts';
import type { ArchiveKind } from './archive-rows.ts';

export function findRestoredArchive(db: Handle, ownerId: string): Promise<RestoredArchiveRow | undefined> {
  return db.selectFrom('restored_archive').selectAll().where('user_id', '=', ownerId).executeTakeFirst();
}

/** Says from which archive an account was made; of several, after everything was deleted again, the last. */
export async function keepRestoredArchive(
  tx: Handle,
  ownerId: string,
  row: Omit<NewRestoredArchive, 'user_id'>,
): Promise<void> {
  await tx
    .insertInto('restored_archive')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
    .execute();
}

/** True where an account holds anything of its own, also in the bin. Settings and unfinished imports do not count. */
export async function hasData(db: Handle, ownerId: string): Promise<boolean> {
  for (const kind of ARCHIVE_KIND_NAMES) {
    if (kind === 'profile') continue;
    const rows = await listRows(db, ownerId, { kind, after: null, limit: 1 });
    if (rows.length > 0) return true;
  }
  return false;
}

/** False for an account that was deleted meanwhile. */
export async function hasAccount(tx: Handle, ownerId: string): Promise<boolean> {
  const account = await tx
    .selectFrom('account')
    .select('user_id')
    .where('user_id', '=', ownerId)
    .executeTakeFirst();
  return account !== undefined;
}

/** Previews that wait, and those that were cancelled. */
export async function deleteUnfinishedImports(tx: Handle, ownerId: string): Promise<void> {
  await tx
    .deleteFrom('statement_import')
    .where('user_id', '=', ownerId)
    .where('state', 'in', ['staged', 'cancelled'])
    .execute();
}

export async function deleteProfile(tx: Handle, ownerId: string): Promise<void> {
  await tx.deleteFrom('profile').where('user_id', '=', ownerId).execute();
}

export interface KindTotal {
  currency: string;
  rows: bigint;
  /** Micros as text, by column. */
  [column: string]: unknown;
}

/** How many rows of a kind there are, and what their amounts add up to, by currency; one group where there are no amounts. */
export function sumRows(db: Handle, ownerId: string, kind: ArchiveKind): Promise<KindTotal[]> {
  const amounts = columnsOfKind(kind).filter(({ type }) => type === 'int8');
  const currency = amounts.length > 0 ? sql<string>`${sql.ref('currency')}` : sql<string>`''`;
  return db
    .selectFrom(ARCHIVE_KINDS[kind].table as 'earning')
    .select([
      currency.as('currency'),
      sql<bigint>`count(*)`.as('rows'),
      ...amounts.map(({ column }) => sql<string>`coalesce(sum(${sql.ref(column)}), 0)`.as(column)),
    ])
    .where('user_id', '=', ownerId)
    .groupBy(sql`1`)
    .$castTo<KindTotal>()
    .execute();
}
