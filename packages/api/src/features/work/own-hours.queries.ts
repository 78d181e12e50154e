import type { Database, WorkRow } from '@earntrack/db';
import { expressionBuilder, sql } from 'kysely';
import { jsonBuildObject } from 'kysely/helpers/postgres';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

const HOURS_COLUMNS = [
  'earning_id',
  'clock',
  'door_to_door_seconds',
  'online_seconds',
  'engaged_seconds',
] as const satisfies readonly (keyof WorkRow)[];

const earning = expressionBuilder<Database, 'earning'>();

/** The hours of each earning that has its own, as a column of a query on earnings: a list needs no second query. */
export const ownHoursColumn = earning
  .case()
  .when(earning.ref('earning.has_own_hours'))
  .then(
    earning
      .selectFrom('work')
      .select(({ ref }) =>
        jsonBuildObject({
          clock: ref('work.clock'),
          door_to_door_seconds: ref('work.door_to_door_seconds'),
          online_seconds: ref('work.online_seconds'),
          engaged_seconds: ref('work.engaged_seconds'),
        }).as('hours'),
      )
      .whereRef('work.user_id', '=', 'earning.user_id')
      .whereRef('work.earning_id', '=', 'earning.id')
      // Said for the planner: without it the partial index on earning_id cannot be used.
      .where('work.earning_id', 'is not', null)
      .where('work.deleted_at', 'is', null)
      .limit(sql.lit(1)),
  )
  .end()
  .as('own_hours');

/** The hours of work that was recorded with one of these earnings, without what is in the bin. */
export async function listWorkOfEarnings(
  db: Handle,
  ownerId: string,
  earningIds: readonly string[],
): Promise<Pick<WorkRow, (typeof HOURS_COLUMNS)[number]>[]> {
  if (earningIds.length === 0) return [];
  return (
    db
      .selectFrom('work')
      .select(HOURS_COLUMNS)
      .where('user_id', '=', ownerId)
      .where('earning_id', '=', anyOf(earningIds))
      // Said for the planner: without it the partial index on earning_id cannot be used.
      .where('earning_id', 'is not', null)
      .where('deleted_at', 'is', null)
      .execute()
  );
}

export async function deleteWorkOfEarnings(
  db: Handle,
  ownerId: string,
  earningIds: readonly string[],
): Promise<void> {
  if (earningIds.length === 0) return;
  await db
    .deleteFrom('work')
    .where('user_id', '=', ownerId)
    .where('earning_id', '=', anyOf(earningIds))
    // Said for the planner: without it the partial index on earning_id cannot be used.
    .where('earning_id', 'is not', null)
    .execute();
}

export async function moveWorkOfEarning(
  db: Handle,
  ownerId: string,
  { earningId, ...patch }: { earningId: string; deleted_at: Date | null; updated_at: Date },
): Promise<void> {
  await db
    .updateTable('work')
    .set(patch)
    .where('user_id', '=', ownerId)
    .where('earning_id', '=', earningId)
    .execute();
}
