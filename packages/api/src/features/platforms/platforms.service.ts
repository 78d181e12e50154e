import {
  AppError,
  type createPlatformInput,
  type PlatformView,
  type updatePlatformInput,
} from '@earntrack/contract';
import { inTransaction, type PlatformPatch, type PlatformRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle, TracedActor } from '../../actor.ts';
import { isUniqueViolation } from '../../database-faults.ts';
import { hasValues } from '../../identity/has-values.ts';
import {
  countEarningsOf,
  findPlatform,
  findPlatformAnywhere,
  insertPlatform,
  listCountedPlatforms,
  updatePlatform,
} from './platforms.queries.ts';
import { unbinPlatform } from './platform-bin.service.ts';
import { platformView } from './platforms.view.ts';
import { noSuchPlatform } from './require-platforms.service.ts';

type CreatePlatform = z.output<typeof createPlatformInput>;
type UpdatePlatform = z.output<typeof updatePlatformInput>;

export async function showPlatforms(
  db: Handle,
  actor: Actor,
  includeArchived: boolean,
): Promise<PlatformView[]> {
  const rows = await listCountedPlatforms(db, actor.userId, includeArchived);
  return rows.map((row) => platformView(row, row.earning_count));
}

export async function showPlatform(db: Handle, actor: Actor, id: string): Promise<PlatformView> {
  const known = await findPlatform(db, actor.userId, id);
  if (!known) throw noSuchPlatform();
  return counted(db, actor, known);
}

/** Makes a platform; the same create again finds it, and brings it back where it was deleted since. */
export async function addPlatform(
  db: Handle,
  actor: TracedActor,
  input: CreatePlatform,
): Promise<PlatformView> {
  const row = columnsOf(input);
  const added = await refusingTakenName(insertPlatform(db, actor.userId, row));
  if (added) return platformView(added, 0);
  return inTransaction(db, async (tx) => {
    const known = await findPlatformAnywhere(tx, actor.userId, input.id);
    if (!known || !hasValues(known, row)) {
      throw new AppError(
        'conflict',
        'Another platform was already made under this id. Reload the page and try again.',
      );
    }
    return counted(tx, actor, await unbinPlatform(tx, actor, known.id));
  });
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

export async function counted(db: Handle, actor: Actor, row: PlatformRow): Promise<PlatformView> {
  return platformView(row, await countEarningsOf(db, actor.userId, row.id));
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

export async function refusingTakenName<Row>(write: Promise<Row>): Promise<Row> {
  try {
    return await write;
  } catch (cause) {
    if (!isUniqueViolation(cause, 'platform_name')) throw cause;
    const name = 'You already have a platform with this name';
    throw new AppError('conflict', `${name}.`, { cause, fields: { name } });
  }
}
