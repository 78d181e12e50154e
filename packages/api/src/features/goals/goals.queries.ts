import type { GoalPatch, GoalRow, NewGoal } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

/** Those on all platforms together first, then in the order in which they were set. */
export function listGoals(db: Handle, ownerId: string): Promise<GoalRow[]> {
  return db
    .selectFrom('goal')
    .selectAll()
    .where('user_id', '=', ownerId)
    .orderBy((eb) => eb('platform_id', 'is not', null))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export function findGoal(db: Handle, ownerId: string, id: string): Promise<GoalRow | undefined> {
  return db
    .selectFrom('goal')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The new row, or nothing where its id or its aim is taken. */
export function insertGoal(
  db: Handle,
  ownerId: string,
  row: Omit<NewGoal, 'user_id'>,
): Promise<GoalRow | undefined> {
  return db
    .insertInto('goal')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** The changed row; nothing where there is none, or where it has another version. */
export function updateGoal(
  db: Handle,
  ownerId: string,
  { id, version, patch }: { id: string; version: number; patch: GoalPatch },
): Promise<GoalRow | undefined> {
  return db
    .updateTable('goal')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
}

/** False where there was none. */
export async function deleteGoal(db: Handle, ownerId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('goal')
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
