import type { StatementImportRow } from '@earntrack/db';
import { type SqlBool, sql } from 'kysely';
import type { Handle } from '../../../actor.ts';
import { anyOf } from '../../../any-of.queries.ts';

const OF_LAST_DAY = ['id', 'file_name', 'file_sha256', 'rank', 'committed_at', 'created_at'] as const;

/** What tells which of several files is later. */
export type FileOfLastDay = Pick<StatementImportRow, (typeof OF_LAST_DAY)[number]>;

/** Recorded imports that are not undone, of all that end on a day. */
export function listOfLastDay(
  db: Handle,
  ownerId: string,
  latestOn: StatementImportRow['latest_on'],
): Promise<FileOfLastDay[]> {
  return db
    .selectFrom('statement_import')
    .select(OF_LAST_DAY)
    .where('user_id', '=', ownerId)
    .where('state', '=', 'committed')
    .where('latest_on', 'is not distinct from', latestOn)
    .orderBy((eb) => eb.fn.coalesce('rank', sql<number>`0`))
    .orderBy('committed_at')
    .execute();
}

export interface Disagreement {
  earlier: string;
  later: string;
}

const dayOf = (payload: 'one.payload' | 'other.payload') => sql`
  coalesce(
    ${sql.ref(payload)} ->> 'earnedOn', ${sql.ref(payload)} ->> 'workedOn',
    ${sql.ref(payload)} ->> 'paidOn', ${sql.ref(payload)} -> 'takesBack' ->> 'on')`;

/** Which of some imports say otherwise of a row of one day, by the hashes of their bytes; the one that counts less first. */
export function listDisagreeing(
  db: Handle,
  ownerId: string,
  importIds: readonly string[],
): Promise<Disagreement[]> {
  return db
    .selectFrom('statement_item as one')
    .innerJoin('statement_import as file', (join) =>
      join.onRef('file.user_id', '=', 'one.user_id').onRef('file.id', '=', 'one.import_id'),
    )
    .innerJoin('statement_item as other', (join) =>
      join
        .onRef('other.user_id', '=', 'one.user_id')
        .on(sql<SqlBool>`coalesce(other.row_id, other.target_id) = coalesce(one.row_id, one.target_id)`),
    )
    .innerJoin('statement_import as later', (join) =>
      join.onRef('later.user_id', '=', 'other.user_id').onRef('later.id', '=', 'other.import_id'),
    )
    .select(['file.file_sha256 as earlier', 'later.file_sha256 as later'])
    .distinct()
    .where('one.user_id', '=', ownerId)
    .where('other.user_id', '=', ownerId)
    .where('file.user_id', '=', ownerId)
    .where('later.user_id', '=', ownerId)
    .where('one.import_id', '=', anyOf(importIds))
    .where('other.import_id', '=', anyOf(importIds))
    .where(sql<SqlBool>`coalesce(later.rank, 0) > coalesce(file.rank, 0)`)
    .where(
      sql<SqlBool>`one.decision is distinct from 'leaveOut' and other.decision is distinct from 'leaveOut'`,
    )
    .where(sql<SqlBool>`one.payload - 'rows' - 'key' is distinct from other.payload - 'rows' - 'key'`)
    .where(sql<SqlBool>`${dayOf('one.payload')} is not distinct from ${dayOf('other.payload')}`)
    .execute();
}

/** Gives the bytes of a file another place, in every import of them. */
export async function updatePlace(
  tx: Handle,
  ownerId: string,
  { fileSha256, rank }: { fileSha256: string; rank: number },
): Promise<void> {
  await tx
    .updateTable('statement_import')
    .set({ rank })
    .where('user_id', '=', ownerId)
    .where('file_sha256', '=', fileSha256)
    .where('state', '=', 'committed')
    .execute();
}
