import type { NewWork, WorkPatch, WorkRow } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';
import { atMost } from '../../at-most.queries.ts';

/** Where a page of work, newest day first, goes on. */
export interface WorkPosition {
  workedOn: LocalDate;
  id: string;
}

export interface WorkFilter {
  from?: LocalDate | null | undefined;
  to?: LocalDate | null | undefined;
  platformId?: string | null | undefined;
  after: WorkPosition | null;
  limit: number;
}

export function listWork(db: Handle, ownerId: string, filter: WorkFilter): Promise<WorkRow[]> {
  const { from, to, platformId, after, limit } = filter;
  let query = db
    .selectFrom('work')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null);
  if (from) query = query.where('worked_on', '>=', from);
  if (to) query = query.where('worked_on', '<=', to);
  if (platformId) {
    const served = db
      .selectFrom('work_platform')
      .select('work_id')
      .where('user_id', '=', ownerId)
      .where('platform_id', '=', platformId);
    query = query.where('id', 'in', served);
  }
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('worked_on', 'id'), '<', tuple(after.workedOn, after.id)),
    );
  }
  return query
    .orderBy('worked_on', 'desc')
    .orderBy('id', 'desc')
    .limit(platformId ? limit : atMost(limit))
    .execute();
}

/** The work of this id, also from the bin. */
export function findWork(db: Handle, ownerId: string, id: string): Promise<WorkRow | undefined> {
  return db
    .selectFrom('work')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The work of this id, also from the bin, with nobody else changing it until the transaction ends. */
export async function lockWork(db: Handle, ownerId: string, id: string): Promise<WorkRow | undefined> {
  const query = db
    .selectFrom('work')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .forUpdate();
  // As with earnings: whoever waited for it while it moved sees it in neither table, and asks again.
  for (;;) {
    const row = await query.executeTakeFirst();
    if (row || !(await findWork(db, ownerId, id))) return row;
  }
}

/** The platforms of each work, by work id. */
export async function listPlatformIdsOfWork(
  db: Handle,
  ownerId: string,
  workIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const byWork = new Map<string, string[]>();
  if (workIds.length === 0) return byWork;
  const rows = await db
    .selectFrom('work_platform')
    .select(['work_id', 'platform_id'])
    .where('user_id', '=', ownerId)
    .where('work_id', '=', anyOf(workIds))
    .orderBy('platform_id')
    .execute();
  for (const row of rows) byWork.set(row.work_id, [...(byWork.get(row.work_id) ?? []), row.platform_id]);
  return byWork;
}

/** The new row, or nothing where the id is taken. */
export function insertWork(
  db: Handle,
  ownerId: string,
  row: Omit<NewWork, 'user_id'>,
): Promise<WorkRow | undefined> {
  return db
    .insertInto('work')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) => conflict.columns(['user_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function insertWorkPlatforms(
  db: Handle,
  ownerId: string,
  { workId, platformIds }: { workId: string; platformIds: readonly string[] },
): Promise<void> {
  const rows = platformIds.map((platformId) => ({
    user_id: ownerId,
    work_id: workId,
    platform_id: platformId,
  }));
  await db.insertInto('work_platform').values(rows).execute();
}

export async function deleteWorkPlatforms(db: Handle, ownerId: string, workId: string): Promise<void> {
  await db.deleteFrom('work_platform').where('user_id', '=', ownerId).where('work_id', '=', workId).execute();
}

/** The row as it is after `patch`, one version further. The caller holds its lock. */
export function updateWork(
  db: Handle,
  ownerId: string,
  { id, patch }: { id: string; patch: WorkPatch },
): Promise<WorkRow> {
  return db
    .updateTable('work')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
