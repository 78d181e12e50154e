import {
  AppError,
  type createEarningInput,
  type EarningView,
  type listEarningsInput,
  type Page,
  type updateEarningInput,
} from '@earntrack/contract';
import { type EarningRow, inTransaction, pageOf, type PlatformRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { isGone } from '../../bin-time.ts';
import { hasValues } from '../../identity/has-values.ts';
import { leftAt } from '../../identity/left-hash.ts';
import { requestHash } from '../../identity/request-hash.ts';
import { holdPlatform, noSuchPlatform } from '../platforms/index.ts';
import { requireProduct } from '../products/index.ts';
import {
  binHoursOfEarning,
  hoursOfEarnings,
  hoursOfRow,
  keepHoursOfEarning,
  unbinHoursOfEarning,
} from '../work/index.ts';
import { columnsOfComponents, componentsOfRow, saysFees, type ShownEarning } from './earning-columns.ts';
import { earningCursor } from './earning-cursor.ts';
import {
  findEarning,
  insertEarning,
  type ListedEarning,
  listEarnings,
  lockEarning,
  updateEarning,
} from './earnings.queries.ts';
import { earningView } from './earnings.view.ts';

type CreateEarning = z.output<typeof createEarningInput>;
type UpdateEarning = z.output<typeof updateEarningInput>;
type ListEarnings = z.output<typeof listEarningsInput>;

export async function showEarnings(
  db: Handle,
  actor: Actor,
  input: ListEarnings,
): Promise<Page<EarningView>> {
  const { cursor, limit, direction: _, ...filter } = input;
  const after = cursor ? earningCursor.decode(cursor) : null;
  const rows = await listEarnings(db, actor.userId, { filter, after, limit: limit + 1 });
  const page = pageOf(rows, limit, (row) => earningCursor.encode({ earnedOn: row.earned_on, id: row.id }));
  return { items: page.rows.map(listedView), nextCursor: page.nextCursor };
}

export async function showEarning(db: Handle, actor: Actor, id: string): Promise<EarningView> {
  return viewOf(db, actor, present(await findEarning(db, actor.userId, id)));
}

export function recordEarning(db: Handle, actor: Actor, input: CreateEarning): Promise<EarningView> {
  return inTransaction(db, async (tx) => {
    const hash = requestHash(input);
    const [known, platform] = await Promise.all([
      findEarning(tx, actor.userId, input.id),
      holdPlatform(tx, actor.userId, input.platformId),
    ]);
    if (known) return viewOf(tx, actor, sameCreate(known, hash));
    await requireMentioned(tx, actor, { input, platform });
    const added = await insertEarning(tx, actor.userId, {
      ...columnsOf(input),
      id: input.id,
      source: 'typed',
      request_hash: hash,
      created_at: actor.now,
      updated_at: actor.now,
    });
    if (!added) return viewOf(tx, actor, sameCreate(await findEarning(tx, actor.userId, input.id), hash));
    // What is new has none to be taken away.
    if (input.hours !== null) await keepHoursOfEarning(tx, actor, { earning: added, hours: input.hours });
    return earningView(added, input.hours);
  });
}

interface ChangeOfEarning {
  input: UpdateEarning;
  /** Told where an earning of a statement says fees that it did not say, or none any more: others may stand alone for that. */
  whereFeesMoved: () => Promise<void>;
  /** Told where it does not adjust this earning any more. */
  whereUntied: (adjustedId: string) => Promise<void>;
}

export function changeEarning(
  db: Handle,
  actor: Actor,
  { input, whereFeesMoved, whereUntied }: ChangeOfEarning,
): Promise<EarningView> {
  return inTransaction(db, async (tx) => {
    const [row, platform] = await Promise.all([
      lockEarning(tx, actor.userId, input.id),
      holdPlatform(tx, actor.userId, input.platformId),
    ]);
    const known = present(row);
    if (known.version !== input.version) return sameChange(await viewOf(tx, actor, known), known, input);
    await requireMentioned(tx, actor, { input, platform });
    const patch = {
      ...columnsOf(input),
      // NOTE: a row of a statement has a hash from the moment a person changes it, and no import overwrites it then.
      request_hash: isHeldByRequest(known) ? known.request_hash : requestHash(input),
      updated_at: actor.now,
    };
    const changed = await updateEarning(tx, actor.userId, { id: input.id, patch });
    if (known.has_own_hours || input.hours !== null)
      await keepHoursOfEarning(tx, actor, { earning: changed, hours: input.hours });
    if (areFeesMoved(known, input)) await whereFeesMoved();
    const untied = untiedBy(known, input);
    if (untied !== null) await whereUntied(untied);
    return earningView(changed, input.hours);
  });
}

/**
 * Whether a change would have an earning of a statement say fees that it does not say, or none any more, or not adjust what it adjusts: as
 * it is now, which nobody holds.
 */
export async function wouldMoveOthers(db: Handle, actor: Actor, input: UpdateEarning): Promise<boolean> {
  const known = await findEarning(db, actor.userId, input.id);
  return known !== undefined && (areFeesMoved(known, input) || untiedBy(known, input) !== null);
}

/** False for what no person typed or changed, also where it is theirs since nobody else held it. */
function isHeldByRequest({ request_hash: hash }: EarningRow): boolean {
  return hash !== null && leftAt(hash) === null;
}

/** What a change would have an earning not adjust any more. */
function untiedBy(known: EarningRow, { adjustsId }: UpdateEarning): string | null {
  return known.adjusts_id === adjustsId ? null : known.adjusts_id;
}

function areFeesMoved(known: EarningRow, { components }: UpdateEarning): boolean {
  return known.source === 'statement' && saysFees(componentsOfRow(known)) !== saysFees(components);
}

/** Puts an earning and its hours into the bin; a second time changes nothing. */
export function binEarning(db: Handle, actor: Actor, id: string): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const known = await lockEarning(tx, actor.userId, id);
    if (!known) throw noSuchEarning();
    if (known.deleted_at === null) {
      const patch = { deleted_at: actor.now, updated_at: actor.now };
      await updateEarning(tx, actor.userId, { id, patch });
      await binHoursOfEarning(tx, actor, id);
    }
    return { id };
  });
}

/** Brings an earning and its hours back from the bin; one that is not there stays as it is. */
export function unbinEarning(db: Handle, actor: Actor, id: string): Promise<EarningView> {
  return inTransaction(db, async (tx) => {
    const known = await lockEarning(tx, actor.userId, id);
    if (!known) throw noSuchEarning();
    if (known.deleted_at === null) return viewOf(tx, actor, known);
    if (isGone(known.deleted_at, actor.now)) throw noSuchEarning();
    const patch = { deleted_at: null, updated_at: actor.now };
    const restored = await updateEarning(tx, actor.userId, { id, patch });
    await unbinHoursOfEarning(tx, actor, id);
    return viewOf(tx, actor, restored);
  });
}

/** The newest earnings of an account. */
export async function recentEarnings(db: Handle, actor: Actor, limit: number): Promise<EarningView[]> {
  const rows = await listEarnings(db, actor.userId, { filter: {}, after: null, limit });
  return rows.map(listedView);
}

function listedView(row: ListedEarning): EarningView {
  return earningView(row, row.own_hours && hoursOfRow(row.own_hours));
}

async function viewOf(db: Handle, actor: Actor, row: ShownEarning): Promise<EarningView> {
  const hours = row.has_own_hours ? await hoursOfEarnings(db, actor.userId, [row.id]) : undefined;
  return earningView(row, hours?.get(row.id) ?? null);
}

/** Refuses an earning that names a platform, a product or another earning that its account does not have. */
async function requireMentioned(
  tx: Handle,
  actor: Actor,
  { input, platform }: { input: CreateEarning | UpdateEarning; platform: PlatformRow | undefined },
): Promise<void> {
  if (!platform) throw noSuchPlatform();
  if (input.sale) await requireProduct(tx, actor.userId, input.sale.productId);
  if (input.adjustsId !== null) await requireAdjustable(tx, actor, { ...input, adjustsId: input.adjustsId });
}

async function requireAdjustable(
  tx: Handle,
  actor: Actor,
  { id, adjustsId, platformId, currency }: CreateEarning & { adjustsId: string },
): Promise<void> {
  // Held, so that it is not on its way to or from the archived years when a key looks for it.
  const adjusted = present(await lockEarning(tx, actor.userId, adjustsId));
  const isSameMoney = adjusted.platform_id === platformId && adjusted.currency === currency;
  if (id !== adjustsId && adjusted.adjusts_id === null && isSameMoney) return;
  const message = 'Choose an earning of the same platform and currency that is not a correction itself';
  throw new AppError('invalid_input', `${message}.`, { fields: { adjustsId: message } });
}

function columnsOf(input: CreateEarning | UpdateEarning) {
  return {
    platform_id: input.platformId,
    earned_on: input.earnedOn,
    currency: input.currency,
    ...columnsOfComponents(input.components),
    note: input.note,
    has_own_hours: input.hours !== null,
    tags: input.tags,
    adjusts_id: input.adjustsId,
    product_id: input.sale?.productId ?? null,
    units: input.sale?.units ?? null,
  };
}

/** The row that an earlier, equal create made. Throws when it was deleted since, or when the create was another one. */
function sameCreate(known: EarningRow | undefined, hash: string): EarningRow {
  const row = present(known);
  if (row.request_hash === hash) return row;
  throw new AppError(
    'conflict',
    'Another earning was already recorded under this id. Reload the page and try again.',
  );
}

/** The earning as an earlier, equal change left it. Throws when it is another one by now. */
function sameChange(view: EarningView, known: EarningRow, input: UpdateEarning): EarningView {
  if (hasValues(known, columnsOf(input)) && requestHash(view.hours) === requestHash(input.hours)) return view;
  throw changedElsewhere();
}

function present(row: EarningRow | undefined): EarningRow {
  if (!row) throw noSuchEarning();
  if (row.deleted_at === null) return row;
  throw new AppError('already_deleted', 'This earning was deleted. Restore it first if you want it back.');
}

function noSuchEarning(): AppError {
  return new AppError('not_found', 'This earning does not exist any more.');
}

function changedElsewhere(): AppError {
  return new AppError(
    'changed_elsewhere',
    'This earning was changed somewhere else meanwhile. Reload it and make your change again.',
  );
}
