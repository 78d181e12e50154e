import type { BulkChangeKind, BulkChangeRow, Database, NewBulkChange } from '@earntrack/db';
import { type ExpressionBuilder, sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** A change of a hundred thousand rows may take longer than any other statement. */
const BULK_TIMEOUT_MS = 180_000;

/** One change of many at a time for each account: two that meet would wait for each other's rows. */
export async function lockBulkChangesOfOwner(tx: Handle, ownerId: string): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(BULK_TIMEOUT_MS)}, true)`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bulk:${ownerId}`}, 0))`.execute(tx);
}

export function findBulkChange(db: Handle, ownerId: string, id: string): Promise<BulkChangeRow | undefined> {
  return db
    .selectFrom('bulk_change')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface BulkChangesQuery {
  /** Left out: of both kinds. */
  kind: BulkChangeKind | null | undefined;
  /** What was deleted before is out of the bin. */
  since: Date;
  limit: number;
}

/** A change and how many earnings an undo would take back. */
export type ListedBulkChange = BulkChangeRow & { left: number };

/** The newest changes of many of which something is left to be taken back. */
export function listBulkChanges(
  db: Handle,
  ownerId: string,
  { kind, since, limit }: BulkChangesQuery,
): Promise<ListedBulkChange[]> {
  const binned = stillInBin(ownerId, since);
  let query = db
    .selectFrom('bulk_change')
    .selectAll()
    .select((eb) => {
      const count = binned(eb).select((of) => of.cast<number>(of.fn.countAll(), 'integer').as('count'));
      return sql<number>`case when kind = 'delete' then ${count} else earning_count end`.as('left');
    })
    .where('user_id', '=', ownerId)
    .where('undone_at', 'is', null)
    .where('earning_count', '>', 0)
    .where((eb) => eb.or([eb('kind', '=', 'edit'), eb.exists(binned(eb).select('earning.id'))]));
  if (kind) query = query.where('kind', '=', kind);
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** The earnings of a deletion that lie in the bin as it put them there: others were brought back, and maybe deleted again. */
function stillInBin(ownerId: string, since: Date) {
  return (eb: ExpressionBuilder<Database, 'bulk_change'>) =>
    eb
      .selectFrom('bulk_change_earning as deleted')
      .innerJoin('earning', (join) =>
        join
          .onRef('earning.user_id', '=', 'deleted.user_id')
          .onRef('earning.id', '=', 'deleted.earning_id')
          .onRef('earning.version', '=', 'deleted.version_after'),
      )
      .where('deleted.user_id', '=', ownerId)
      .where('earning.user_id', '=', ownerId)
      .whereRef('deleted.bulk_change_id', '=', 'bulk_change.id')
      .where('earning.deleted_at', '>=', since);
}

export async function insertBulkChange(
  db: Handle,
  ownerId: string,
  row: Omit<NewBulkChange, 'user_id'>,
): Promise<void> {
  await db
    .insertInto('bulk_change')
    .values({ ...row, user_id: ownerId })
    .execute();
}

export function updateBulkChange(
  db: Handle,
  ownerId: string,
  { id, patch }: { id: string; patch: { earning_count: number } | { undone_at: Date } },
): Promise<BulkChangeRow> {
  return db
    .updateTable('bulk_change')
    .set(patch)
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function countRemembered(db: Handle, ownerId: string, changeId: string): Promise<number> {
  const { count } = await db
    .selectFrom('bulk_change_earning')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('user_id', '=', ownerId)
    .where('bulk_change_id', '=', changeId)
    .executeTakeFirstOrThrow();
  return count;
}
