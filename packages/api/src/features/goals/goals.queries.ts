import type { GoalPatch, GoalRow, NewGoal } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

/** Those on all platforms together first, then in the order in which they were set. */
export function listGoals(db: Handle, ownerId: string): Promise<GoalRow[]> {
  return db
    .selectFrom('goal')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
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
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** The goal of this id in the bin, with nobody else changing it until the transaction ends. */
export function lockBinnedGoal(tx: Handle, ownerId: string, id: string): Promise<GoalRow | undefined> {
  return tx
    .selectFrom('goal')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .forUpdate()
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
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Puts the goal into the bin; false where there is none outside it. */
export async function binGoal(
  db: Handle,
  ownerId: string,
  { id, now }: { id: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('goal')
    .set((eb) => ({ deleted_at: now, updated_at: now, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes the goal out of the bin. The caller holds its lock. */
export function takeGoalOut(
  tx: Handle,
  ownerId: string,
  { id, now }: { id: string; now: Date },
): Promise<GoalRow> {
  return tx
    .updateTable('goal')
    .set((eb) => ({ deleted_at: null, updated_at: now, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
