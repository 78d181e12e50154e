import { AppError, type createGoalInput, type GoalView, type updateGoalInput } from '@earntrack/contract';
import { type GoalRow, inTransaction } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle, TracedActor } from '../../actor.ts';
import { isGone } from '../../bin-time.ts';
import { isUniqueViolation } from '../../database-faults.ts';
import { hasValues } from '../../identity/has-values.ts';
import { requestHash } from '../../identity/request-hash.ts';
import { requirePlatforms, requirePlatformsBack } from '../platforms/index.ts';
import { binGoal, findGoal, insertGoal, lockBinnedGoal, takeGoalOut, updateGoal } from './goals.queries.ts';
import { goalView } from './goals.view.ts';

type CreateGoal = z.output<typeof createGoalInput>;
type UpdateGoal = z.output<typeof updateGoalInput>;

export async function showGoal(db: Handle, actor: Actor, id: string): Promise<GoalView> {
  return goalView(existing(await findGoal(db, actor.userId, id)));
}

/** Sets a goal; the same create again finds it, and brings it back where it was deleted since. */
export function setGoal(db: Handle, actor: TracedActor, input: CreateGoal): Promise<GoalView> {
  return inTransaction(db, async (tx) => {
    const hash = requestHash(input);
    const known = await findGoal(tx, actor.userId, input.id);
    if (known) return goalView(sameCreate(known, hash));
    const binned = await lockBinnedGoal(tx, actor.userId, input.id);
    if (binned) return unbinGoal(tx, actor, sameCreate(binned, hash).id);
    await requireAim(tx, actor, input);
    const added = await insertGoal(tx, actor.userId, {
      ...columnsOf(input),
      id: input.id,
      request_hash: hash,
      created_at: actor.now,
      updated_at: actor.now,
    });
    if (added) return goalView(added);
    // The same create, sent twice at the same moment, meets itself here.
    const first = await findGoal(tx, actor.userId, input.id);
    if (first) return goalView(sameCreate(first, hash));
    throw secondAim();
  });
}

export async function changeGoal(db: Handle, actor: Actor, input: UpdateGoal): Promise<GoalView> {
  const { id, version } = input;
  const columns = columnsOf(input);
  const changed = await refusingSecondAim(
    inTransaction(db, async (tx) => {
      await requireAim(tx, actor, input);
      return updateGoal(tx, actor.userId, { id, version, patch: { ...columns, updated_at: actor.now } });
    }),
  );
  if (changed) return goalView(changed);
  const known = existing(await findGoal(db, actor.userId, id));
  if (hasValues(known, columns)) return goalView(known);
  throw new AppError(
    'changed_elsewhere',
    'This goal was changed somewhere else meanwhile. Reload it and make your change again.',
  );
}

/** Puts a goal into the bin. */
export async function dropGoal(db: Handle, actor: Actor, id: string): Promise<{ id: string }> {
  if (!(await binGoal(db, actor.userId, { id, now: actor.now }))) throw noSuchGoal();
  return { id };
}

/** Brings a goal back from the bin, and its platform if that lies there too; one that is not there stays as it is. */
export function unbinGoal(db: Handle, actor: TracedActor, id: string): Promise<GoalView> {
  return refusingSecondAim(
    inTransaction(db, async (tx) => {
      const binned = await lockBinnedGoal(tx, actor.userId, id);
      if (!binned?.deleted_at) return goalView(existing(await findGoal(tx, actor.userId, id)));
      if (isGone(binned.deleted_at, actor.now)) throw noSuchGoal();
      const platformIds = binned.platform_id === null ? [] : [binned.platform_id];
      await requirePlatformsBack(tx, actor, platformIds);
      return goalView(await takeGoalOut(tx, actor.userId, { id, now: actor.now }));
    }),
  );
}

async function requireAim(tx: Handle, actor: Actor, { platformId }: CreateGoal | UpdateGoal): Promise<void> {
  if (platformId !== null) await requirePlatforms(tx, actor.userId, [platformId]);
}

function columnsOf(input: CreateGoal | UpdateGoal) {
  return {
    platform_id: input.platformId,
    period_kind: input.periodKind,
    currency: input.currency,
    target_micros: input.target,
  };
}

/** The row that an earlier, equal create made. Throws when the create was another one. */
function sameCreate(known: GoalRow, hash: string): GoalRow {
  if (known.request_hash === hash) return known;
  throw new AppError(
    'conflict',
    'Another goal was already set under this id. Reload the page and try again.',
  );
}

async function refusingSecondAim<Row>(write: Promise<Row>): Promise<Row> {
  try {
    return await write;
  } catch (cause) {
    throw isUniqueViolation(cause, 'goal_of') ? secondAim(cause) : cause;
  }
}

function secondAim(cause?: unknown): AppError {
  const periodKind = 'You already have a goal for this period, currency and platform. Change that one';
  return new AppError('conflict', `${periodKind}.`, { cause, fields: { periodKind } });
}

function existing(row: GoalRow | undefined): GoalRow {
  if (!row) throw noSuchGoal();
  return row;
}

function noSuchGoal(): AppError {
  return new AppError('not_found', 'This goal does not exist any more.');
}
