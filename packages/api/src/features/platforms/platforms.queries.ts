import { type NewPlatform, type PlatformPatch, type PlatformRow, prepared } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

type Shown = 'all' | 'without archived ones';

const shownOf = (includeArchived: boolean): Shown => (includeArchived ? 'all' : 'without archived ones');

export function listPlatforms(db: Handle, ownerId: string, includeArchived: boolean): Promise<PlatformRow[]> {
  return platformsOf(db, { ownerId }, shownOf(includeArchived));
}

const platformsOf = prepared((db, { ownerId }: { ownerId: string }, shown: Shown) =>
  selectPlatforms(db, ownerId, shown),
);

/** Each with how many earnings it has. */
export function listCountedPlatforms(
  db: Handle,
  ownerId: string,
  includeArchived: boolean,
): Promise<(PlatformRow & { earning_count: number })[]> {
  return countedPlatformsOf(db, { ownerId }, shownOf(includeArchived));
}

const countedPlatformsOf = prepared((db, { ownerId }: { ownerId: string }, shown: Shown) => {
  const counted = selectCounts(db, ownerId).select('platform_id').groupBy('platform_id');
  return selectPlatforms(db, ownerId, shown)
    .leftJoin(counted.as('counted'), 'counted.platform_id', 'platform.id')
    .select((eb) => eb.fn.coalesce('counted.earning_count', sql<number>`0`).as('earning_count'));
});

function selectPlatforms(db: Handle, ownerId: string, shown: Shown) {
  let query = db
    .selectFrom('platform')
    .selectAll('platform')
    .where('platform.user_id', '=', ownerId)
    .where('deleted_at', 'is', null);
  if (shown !== 'all') query = query.where('archived_at', 'is', null);
  return query.orderBy(sql`lower(name)`).orderBy('id');
}

/** Earnings outside the bin, from the sums of their days, which are fewer and all in one place. */
function selectCounts(db: Handle, ownerId: string) {
  return db
    .selectFrom('earning_day')
    .select((eb) => eb.cast<number>(eb.fn.sum('earning_count'), 'integer').as('earning_count'))
    .where('user_id', '=', ownerId);
}

export function findPlatform(db: Handle, ownerId: string, id: string): Promise<PlatformRow | undefined> {
  return db
    .selectFrom('platform')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** The platform of this id, also from the bin. */
export function findPlatformAnywhere(
  db: Handle,
  ownerId: string,
  id: string,
): Promise<PlatformRow | undefined> {
  return db
    .selectFrom('platform')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The platforms of these ids, kept from being deleted until the transaction ends; in no particular order. */
export async function lockPlatforms(
  db: Handle,
  ownerId: string,
  ids: readonly string[],
): Promise<PlatformRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('platform')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .forKeyShare()
    .execute();
}

export function lockPlatformForUpdate(
  db: Handle,
  ownerId: string,
  id: string,
): Promise<PlatformRow | undefined> {
  return db
    .selectFrom('platform')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export async function countEarningsOf(db: Handle, ownerId: string, platformId: string): Promise<number> {
  const counted = await selectCounts(db, ownerId).where('platform_id', '=', platformId).executeTakeFirst();
  return counted?.earning_count ?? 0;
}

/** True while a goal, or anything else in the bin or not, names the platform; a goal in the bin comes back with it. */
export async function isPlatformInUse(db: Handle, ownerId: string, id: string): Promise<boolean> {
  const tables = ['earning', 'work_platform', 'payout', 'goal'] as const;
  for (const table of tables) {
    let query = db
      .selectFrom(table)
      .select('platform_id')
      .where('user_id', '=', ownerId)
      .where('platform_id', '=', id);
    if (table === 'goal') query = query.where(sql.ref('deleted_at'), 'is', null);
    if (await query.limit(1).executeTakeFirst()) return true;
  }
  return false;
}

/** The new row, or nothing where the id is taken. */
export function insertPlatform(
  db: Handle,
  ownerId: string,
  row: Omit<NewPlatform, 'user_id'>,
): Promise<PlatformRow | undefined> {
  return db
    .insertInto('platform')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) => conflict.columns(['user_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** The changed row; nothing where there is none or, with `version`, where it has another version. */
export function updatePlatform(
  db: Handle,
  ownerId: string,
  { id, version, patch }: { id: string; version?: number; patch: PlatformPatch },
): Promise<PlatformRow | undefined> {
  let query = db
    .updateTable('platform')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null);
  if (version !== undefined) query = query.where('version', '=', version);
  return query.returningAll().executeTakeFirst();
}
