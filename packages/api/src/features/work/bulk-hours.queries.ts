import { sql } from 'kysely';
import type { Actor, Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

/** The hours of the earnings of a change of many now serve the earnings' new platform. */
export async function moveHoursOfBulkChange(
  tx: Handle,
  { userId }: Actor,
  { changeId, platformId }: { changeId: string; platformId: string },
): Promise<void> {
  await tx
    .updateTable('work_platform')
    .from(['work', 'bulk_change_earning as changed'])
    .set({ platform_id: platformId })
    .where('work_platform.user_id', '=', userId)
    .where('work.user_id', '=', userId)
    .where('changed.user_id', '=', userId)
    .where('changed.bulk_change_id', '=', changeId)
    .whereRef('work.earning_id', '=', 'changed.earning_id')
    // Said for the planner: without it the partial index on earning_id cannot be used.
    .where('work.earning_id', 'is not', null)
    .whereRef('work_platform.work_id', '=', 'work.id')
    .execute();
}

/** Puts the hours of the earnings of a change of many into the bin with them. */
export async function binHoursOfBulkChange(
  tx: Handle,
  { userId, now }: Actor,
  changeId: string,
): Promise<void> {
  await tx
    .updateTable('work')
    .from('bulk_change_earning as changed')
    .set({ deleted_at: now, updated_at: now })
    .where('work.user_id', '=', userId)
    .where('changed.user_id', '=', userId)
    .where('changed.bulk_change_id', '=', changeId)
    .whereRef('work.earning_id', '=', 'changed.earning_id')
    .where('work.earning_id', 'is not', null)
    .execute();
}

/** Brings hours back to what they were before a change of many, for those earnings that nothing happened to since, but for some. */
export async function restoreHoursOfBulkChange(
  tx: Handle,
  { userId, now }: Actor,
  { changeId, except }: { changeId: string; except: readonly string[] },
): Promise<void> {
  const untouched = tx
    .selectFrom('work')
    .innerJoin('bulk_change_earning as changed', (join) =>
      join.onRef('changed.user_id', '=', 'work.user_id').onRef('changed.earning_id', '=', 'work.earning_id'),
    )
    .innerJoin('earning', (join) =>
      join
        .onRef('earning.user_id', '=', 'work.user_id')
        .onRef('earning.id', '=', 'changed.earning_id')
        .onRef('earning.version', '=', 'changed.version_after'),
    )
    .where('work.user_id', '=', userId)
    .where('changed.user_id', '=', userId)
    .where('earning.user_id', '=', userId)
    .where('changed.bulk_change_id', '=', changeId)
    .where((eb) => eb.not(eb('earning.id', '=', anyOf(except))))
    .where('work.earning_id', 'is not', null);
  await tx
    .updateTable('work_platform')
    .from(
      untouched
        .select(['work.user_id', 'work.id as work_id'])
        .select(sql<string>`(changed.before ->> 'platformId')::uuid`.as('platform_id'))
        .as('untouched'),
    )
    .set((eb) => ({ platform_id: eb.ref('untouched.platform_id') }))
    .where('work_platform.user_id', '=', userId)
    .whereRef('work_platform.work_id', '=', 'untouched.work_id')
    .execute();
  await tx
    .updateTable('work')
    .set({ deleted_at: null, updated_at: now })
    .where('user_id', '=', userId)
    .where('id', 'in', untouched.select('work.id'))
    .execute();
}
