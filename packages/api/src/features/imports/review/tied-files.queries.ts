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

/** What a row says of its entry as far as that is compared (`tied-with.ts`): nothing where it is left out, and why does not matter. */
const saidBy = (payload: 'one.payload' | 'other.payload') => {
  const of = sql.ref(payload);
  return sql`
    case when ${of} ->> 'kind' <> 'leftOut' then jsonb_build_array(
      ${of} -> 'kind', ${of} -> 'earnedOn', ${of} -> 'workedOn', ${of} -> 'paidOn', ${of} -> 'currency',
      case when ${of} -> 'workedOn' is null then ${of} -> 'description' end,
      ${of} -> 'components', ${of} -> 'amount', ${of} -> 'hours', ${of} -> 'clock', ${of} -> 'seconds') end`;
};

/** As a value: in the text of a query it would be taken for the table. */
const PRODUCT = 'product';

/** Where one of two is silent of what was sold, or of what it corrects, the other one counts in either order. */
const isSilentOrSame = sql<SqlBool>`
  (one.payload -> 'sale' is null or other.payload -> 'sale' is null
    or (one.payload -> 'sale' ->> ${PRODUCT}::text, one.payload -> 'sale' -> 'units')
      is not distinct from (other.payload -> 'sale' ->> ${PRODUCT}::text, other.payload -> 'sale' -> 'units'))
  and (one.payload -> 'adjusts' is null or other.payload -> 'adjusts' is null
    or one.payload -> 'adjusts' = other.payload -> 'adjusts')`;

/** Which of some imports say otherwise of a row of one day, by the hashes of their bytes; the one that counts less first. */
export function listDisagreeing(
  db: Handle,
  ownerId: string,
  importIds: readonly string[],
): Promise<Disagreement[]> {
  return (
    db
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
      // What a person took counts wherever its file is.
      .where(
        sql<SqlBool>`coalesce(one.decision, 'merge') = 'merge' and coalesce(other.decision, 'merge') = 'merge'`,
      )
      .where(
        sql<SqlBool>`(${saidBy('one.payload')} is distinct from ${saidBy('other.payload')} or not (${isSilentOrSame}))`,
      )
      .where(sql<SqlBool>`${dayOf('one.payload')} is not distinct from ${dayOf('other.payload')}`)
      .execute()
  );
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
