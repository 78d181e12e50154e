import {
  AppError,
  type createWorkInput,
  type listWorkInput,
  type Page,
  type updateWorkInput,
  type WorkView,
} from '@earntrack/contract';
import { inTransaction, pageOf, type WorkRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { isGone } from '../../bin-time.ts';
import { hasValues } from '../../identity/has-values.ts';
import { requestHash } from '../../identity/request-hash.ts';
import { requirePlatforms } from '../platforms/index.ts';
import { requireProfile } from '../profile/index.ts';
import {
  deleteWorkPlatforms,
  findWork,
  insertWork,
  insertWorkPlatforms,
  listPlatformIdsOfWork,
  listWork,
  lockWork,
  updateWork,
} from './work.queries.ts';
import { workView } from './work.view.ts';
import { workCursor } from './work-cursor.ts';
import { timeColumns } from './work-time.ts';

type CreateWork = z.output<typeof createWorkInput>;
type UpdateWork = z.output<typeof updateWorkInput>;
type ListWork = z.output<typeof listWorkInput>;

export async function showWork(db: Handle, actor: Actor, input: ListWork): Promise<Page<WorkView>> {
  const after = input.cursor ? workCursor.decode(input.cursor) : null;
  const rows = await listWork(db, actor.userId, { ...input, after, limit: input.limit + 1 });
  const page = pageOf(rows, input.limit, (row) => workCursor.encode({ workedOn: row.worked_on, id: row.id }));
  const ids = page.rows.map((row) => row.id);
  const platforms = await listPlatformIdsOfWork(db, actor.userId, ids);
  return {
    items: page.rows.map((row) => workView(row, platforms.get(row.id) ?? [])),
    nextCursor: page.nextCursor,
  };
}

export async function showOneWork(db: Handle, actor: Actor, id: string): Promise<WorkView> {
  return viewOf(db, actor, present(await findWork(db, actor.userId, id)));
}

export function recordWork(db: Handle, actor: Actor, input: CreateWork): Promise<WorkView> {
  return inTransaction(db, async (tx) => {
    const hash = requestHash(input);
    const known = await findWork(tx, actor.userId, input.id);
    if (known) return viewOf(tx, actor, sameCreate(known, hash));
    const columns = await columnsOf(tx, actor, input);
    const added = await insertWork(tx, actor.userId, {
      ...columns,
      id: input.id,
      source: 'typed',
      request_hash: hash,
      created_at: actor.now,
      updated_at: actor.now,
    });
    if (!added) return viewOf(tx, actor, sameCreate(await findWork(tx, actor.userId, input.id), hash));
    const platformIds = distinct(input.platformIds);
    await insertWorkPlatforms(tx, actor.userId, { workId: added.id, platformIds });
    return workView(added, platformIds);
  });
}

export function changeWork(db: Handle, actor: Actor, input: UpdateWork): Promise<WorkView> {
  return inTransaction(db, async (tx) => {
    const known = editable(present(await lockWork(tx, actor.userId, input.id)));
    const view = await viewOf(tx, actor, known);
    const columns = keepDay(await columnsOf(tx, actor, input), { known, view, input });
    if (known.version !== input.version) {
      return sameChange(view, known, { columns, platformIds: input.platformIds });
    }
    const patch = {
      ...columns,
      updated_at: actor.now,
      // NOTE: as with earnings, a row of a statement that has a hash is never overwritten by an import.
      request_hash: known.request_hash ?? requestHash(input),
    };
    const changed = await updateWork(tx, actor.userId, { id: input.id, patch });
    const platformIds = distinct(input.platformIds);
    await deleteWorkPlatforms(tx, actor.userId, input.id);
    await insertWorkPlatforms(tx, actor.userId, { workId: input.id, platformIds });
    return workView(changed, platformIds);
  });
}

/** Puts work into the bin; a second time changes nothing. */
export function binWork(db: Handle, actor: Actor, id: string): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const known = editable(existing(await lockWork(tx, actor.userId, id)));
    if (known.deleted_at === null) {
      const patch = { deleted_at: actor.now, updated_at: actor.now };
      await updateWork(tx, actor.userId, { id, patch });
    }
    return { id };
  });
}

/** Brings work back from the bin; one that is not there stays as it is. */
export function unbinWork(db: Handle, actor: Actor, id: string): Promise<WorkView> {
  return inTransaction(db, async (tx) => {
    const known = editable(existing(await lockWork(tx, actor.userId, id)));
    if (known.deleted_at === null) return viewOf(tx, actor, known);
    if (isGone(known.deleted_at, actor.now)) existing(undefined);
    const patch = { deleted_at: null, updated_at: actor.now };
    return viewOf(tx, actor, await updateWork(tx, actor.userId, { id, patch }));
  });
}

async function columnsOf(tx: Handle, actor: Actor, input: CreateWork | UpdateWork) {
  const [[first], profile] = await Promise.all([
    requirePlatforms(tx, actor.userId, distinct(input.platformIds)),
    requireProfile(tx, actor.userId),
  ]);
  if (!first) throw new AppError('invalid_input', 'Choose at least one platform.');
  return {
    ...timeColumns(input, first, profile),
    distance_metres: input.distanceMetres,
    note: input.note,
  };
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

async function viewOf(db: Handle, actor: Actor, row: WorkRow): Promise<WorkView> {
  const platforms = await listPlatformIdsOfWork(db, actor.userId, [row.id]);
  return workView(row, platforms.get(row.id) ?? []);
}

/** The row that an earlier, equal create made. Throws when it was deleted since, or when the create was another one. */
function sameCreate(known: WorkRow | undefined, hash: string): WorkRow {
  const row = present(known);
  if (row.request_hash === hash) return row;
  throw new AppError(
    'conflict',
    'Other work was already recorded under this id. Reload the page and try again.',
  );
}

/** The work as an earlier, equal change left it. Throws when it is other work by now. */
function sameChange(
  view: WorkView,
  known: WorkRow,
  { columns, platformIds }: { columns: Partial<WorkRow>; platformIds: readonly string[] },
): WorkView {
  if (hasValues(known, columns) && isSameSet(platformIds, view.platformIds)) return view;
  throw changedElsewhere();
}

interface Change {
  known: WorkRow;
  view: WorkView;
  input: UpdateWork;
}

/** Work at the same time for the same platforms stays on its day, whichever of the platforms is named first now. */
function keepDay<Columns extends Pick<WorkRow, 'worked_on' | 'started_at' | 'ended_at'>>(
  columns: Columns,
  { known, view, input }: Change,
): Columns {
  const isSameTime =
    columns.started_at !== null &&
    columns.started_at.getTime() === known.started_at?.getTime() &&
    columns.ended_at?.getTime() === known.ended_at?.getTime();
  const isSameWork = isSameTime && isSameSet(input.platformIds, view.platformIds);
  return isSameWork ? { ...columns, worked_on: known.worked_on } : columns;
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return new Set(left).symmetricDifference(new Set(right)).size === 0;
}

function existing(row: WorkRow | undefined): WorkRow {
  if (!row) throw new AppError('not_found', 'This work does not exist any more.');
  return row;
}

function present(known: WorkRow | undefined): WorkRow {
  const row = existing(known);
  if (row.deleted_at === null) return row;
  throw new AppError('already_deleted', 'This work was deleted. Restore it first if you want it back.');
}

function editable(row: WorkRow): WorkRow {
  if (row.earning_id === null) return row;
  throw new AppError(
    'conflict',
    'These hours belong to an earning. Change them where you change the earning.',
  );
}

function changedElsewhere(): AppError {
  return new AppError(
    'changed_elsewhere',
    'This work was changed somewhere else meanwhile. Reload it and make your change again.',
  );
}
