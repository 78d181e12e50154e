import { recordAct } from '@earntrack/auth';
import {
  AppError,
  type createPlatformInput,
  type DeletePlatformView,
  type PlatformView,
  type updatePlatformInput,
} from '@earntrack/contract';
import { inTransaction, type PlatformPatch, type PlatformRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle, TracedActor } from '../../actor.ts';
import { isUniqueViolation } from '../../database-faults.ts';
import { hasValues } from '../../identity/has-values.ts';
import {
  countEarningsByPlatform,
  deletePlatform,
  findPlatform,
  insertPlatform,
  isPlatformInUse,
  listPlatforms,
  lockPlatformForUpdate,
  lockPlatforms,
  updatePlatform,
} from './platforms.queries.ts';
import { platformView } from './platforms.view.ts';

type CreatePlatform = z.output<typeof createPlatformInput>;
type UpdatePlatform = z.output<typeof updatePlatformInput>;

export async function showPlatforms(
  db: Handle,
  actor: Actor,
  includeArchived: boolean,
): Promise<PlatformView[]> {
  const rows = await listPlatforms(db, actor.userId, includeArchived);
  const counts = await countEarningsByPlatform(
    db,
    actor.userId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => platformView(row, counts.get(row.id) ?? 0));
}

export async function showPlatform(db: Handle, actor: Actor, id: string): Promise<PlatformView> {
  const known = await findPlatform(db, actor.userId, id);
  if (!known) throw noSuchPlatform();
  return counted(db, actor, known);
}

export async function addPlatform(db: Handle, actor: Actor, input: CreatePlatform): Promise<PlatformView> {
  const row = columnsOf(input);
  const added = await refusingTakenName(insertPlatform(db, actor.userId, row));
  if (added) return platformView(added, 0);
  const known = await findPlatform(db, actor.userId, input.id);
  if (!known || !hasValues(known, row)) {
    throw new AppError(
      'conflict',
      'Another platform was already made under this id. Reload the page and try again.',
    );
  }
  return counted(db, actor, known);
}

export async function changePlatform(db: Handle, actor: Actor, input: UpdatePlatform): Promise<PlatformView> {
  const { id, version, ...values } = input;
  const wanted = patchOf(values);
  const change = { id, version, patch: { ...wanted, updated_at: actor.now } };
  const changed = await refusingTakenName(updatePlatform(db, actor.userId, change));
  if (changed) return counted(db, actor, changed);
  const known = await findPlatform(db, actor.userId, id);
  if (!known) throw noSuchPlatform();
  if (hasValues(known, wanted)) return counted(db, actor, known);
  throw new AppError(
    'changed_elsewhere',
    'This platform was changed somewhere else meanwhile. Reload it and make your change again.',
  );
}

export function archivePlatform(db: Handle, actor: TracedActor, id: string): Promise<PlatformView> {
  return inTransaction(db, async (tx) => {
    const known = await lockPlatformForUpdate(tx, actor.userId, id);
    if (!known) throw noSuchPlatform();
    if (known.archived_at !== null) return counted(tx, actor, known);
    const patch = { archived_at: actor.now, updated_at: actor.now };
    const archived = await updatePlatform(tx, actor.userId, { id, patch });
    await recordAct(tx, actor, { action: 'platform_archived', details: { name: known.name } });
    return counted(tx, actor, archived ?? known);
  });
}

export function unarchivePlatform(db: Handle, actor: TracedActor, id: string): Promise<PlatformView> {
  return inTransaction(db, async (tx) => {
    const known = await lockPlatformForUpdate(tx, actor.userId, id);
    if (!known) throw noSuchPlatform();
    if (known.archived_at === null) return counted(tx, actor, known);
    const patch = { archived_at: null, updated_at: actor.now };
    const shown = await refusingTakenName(updatePlatform(tx, actor.userId, { id, patch }));
    await recordAct(tx, actor, { action: 'platform_unarchived', details: { name: known.name } });
    return counted(tx, actor, shown ?? known);
  });
}

/** Deletes a platform that nothing names; one with history is archived instead. */
export function removePlatform(db: Handle, actor: TracedActor, id: string): Promise<DeletePlatformView> {
  return inTransaction(db, async (tx) => {
    const known = await lockPlatformForUpdate(tx, actor.userId, id);
    if (!known) throw noSuchPlatform();
    if (await isPlatformInUse(tx, actor.userId, id)) {
      await archivePlatform(tx, actor, id);
      return { outcome: 'archived' };
    }
    await deletePlatform(tx, actor.userId, id);
    await recordAct(tx, actor, { action: 'platform_deleted', details: { name: known.name } });
    return { outcome: 'deleted' };
  });
}

/** The platforms of these ids in the order asked for, safe from deletion until the transaction ends. */
export async function requirePlatforms(
  tx: Handle,
  ownerId: string,
  ids: readonly string[],
): Promise<PlatformRow[]> {
  const rows = await lockPlatforms(tx, ownerId, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw noSuchPlatform();
    return row;
  });
}

function noSuchPlatform(): AppError {
  return new AppError(
    'not_found',
    'This platform does not exist any more. Reload the page and choose another one.',
  );
}

async function counted(db: Handle, actor: Actor, row: PlatformRow): Promise<PlatformView> {
  const counts = await countEarningsByPlatform(db, actor.userId, [row.id]);
  return platformView(row, counts.get(row.id) ?? 0);
}

function columnsOf(input: CreatePlatform) {
  return {
    id: input.id,
    name: input.name,
    kind: input.kind,
    colour: input.colour,
    currency: input.currency,
    time_zone: input.timeZone,
    day_cutoff_minutes: input.dayCutoffMinutes,
    week_start: input.weekStart,
    expected_hourly_micros: input.expectedHourly,
    catalogue_key: input.catalogueKey,
  };
}

const COLUMN_OF = {
  name: 'name',
  kind: 'kind',
  colour: 'colour',
  currency: 'currency',
  timeZone: 'time_zone',
  dayCutoffMinutes: 'day_cutoff_minutes',
  weekStart: 'week_start',
  expectedHourly: 'expected_hourly_micros',
} as const satisfies Record<keyof Omit<UpdatePlatform, 'id' | 'version'>, keyof PlatformPatch>;

function patchOf(values: Omit<UpdatePlatform, 'id' | 'version'>): Partial<PlatformRow> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [COLUMN_OF[name as keyof typeof COLUMN_OF], value]));
}

async function refusingTakenName<Row>(write: Promise<Row>): Promise<Row> {
  try {
    return await write;
  } catch (cause) {
    if (!isUniqueViolation(cause, 'platform_name')) throw cause;
    const name = 'You already have a platform with this name';
    throw new AppError('conflict', `${name}.`, { cause, fields: { name } });
  }
}
