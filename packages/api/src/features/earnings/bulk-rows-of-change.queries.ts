import { LIMITS, type EarningBulkChange, type EarningTarget } from '@earntrack/contract';
import type { Database } from '@earntrack/db';
import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';
import { LEFT } from '../../identity/left-hash.ts';
import { fits } from './earning-filter.queries.ts';

type EarningExpressions = ExpressionBuilder<Database, 'earning'>;

/** True for the earnings that are meant, without those in the bin. */
function isMeant(target: EarningTarget) {
  return (eb: EarningExpressions): Expression<SqlBool> => {
    if ('ids' in target)
      return eb.and([eb('deleted_at', 'is', null), eb('earning.id', '=', anyOf(target.ids))]);
    const meant = fits(target.filter)(eb);
    return target.except.length === 0
      ? meant
      : eb.and([meant, eb.not(eb('earning.id', '=', anyOf(target.except)))]);
  };
}

/** The tags of an earning without some and with others, which come last; each once whatever its case. */
function changedTags({ addTags, removeTags }: EarningBulkChange): RawBuilder<string[]> {
  return sql<string[]>`array(
    select tag from (
      select kept.tag, kept.place from unnest(earning.tags) with ordinality as kept (tag, place)
      where lower(kept.tag) <> all (select lower(gone) from unnest(${removeTags}::text[]) as gone)
      union all
      select added.tag, 1000 + added.place from unnest(${addTags}::text[]) with ordinality as added (tag, place)
      where lower(added.tag) <> all (
        select lower(there) from unnest(earning.tags) as there
        where lower(there) <> all (select lower(gone) from unnest(${removeTags}::text[]) as gone)
      )
    ) as tagged order by place
  )`;
}

/** True for earnings that are not yet as the change wants them. */
function isChangedBy(change: EarningBulkChange) {
  return (eb: EarningExpressions): Expression<SqlBool> =>
    eb.or([
      sql<SqlBool>`earning.tags is distinct from ${changedTags(change)}`,
      ...(change.platformId === undefined ? [] : [eb('platform_id', '<>', change.platformId)]),
    ]);
}

export interface RowsToRemember {
  changeId: string;
  target: EarningTarget;
  /** Null for a deletion, which concerns all that are meant. */
  change: EarningBulkChange | null;
}

/** Remembers what each earning that will be changed is now, with nobody else changing it until the transaction ends. */
export async function rememberRows(
  tx: Handle,
  ownerId: string,
  { changeId, target, change }: RowsToRemember,
): Promise<void> {
  let rows = tx
    .selectFrom('earning')
    .select((eb) => [
      'earning.user_id',
      eb.cast<string>(eb.val(changeId), 'uuid').as('bulk_change_id'),
      'earning.id as earning_id',
      sql<string>`jsonb_build_object(
        'platformId', earning.platform_id, 'tags', earning.tags, 'requestHash', earning.request_hash
      )`.as('before'),
      eb('earning.version', '+', 1).as('version_after'),
    ])
    .where('earning.user_id', '=', ownerId)
    .where(isMeant(target));
  if (change) rows = rows.where(isChangedBy(change));
  await tx
    .insertInto('bulk_change_earning')
    .columns(['user_id', 'bulk_change_id', 'earning_id', 'before', 'version_after'])
    .expression(rows.orderBy('earning.id').forUpdate())
    .execute();
}

/** Changes the remembered earnings, one version further; a new platform is a person's own word, a tag is not. */
export async function changeRemembered(
  tx: Handle,
  ownerId: string,
  { changeId, change, hash, now }: { changeId: string; change: EarningBulkChange; hash: string; now: Date },
): Promise<void> {
  const { platformId } = change;
  await tx
    .updateTable('earning')
    .from('bulk_change_earning as changed')
    .set((eb) => ({
      tags: changedTags(change),
      updated_at: now,
      version: eb('earning.version', '+', 1),
      ...(platformId !== undefined && {
        platform_id: platformId,
        request_hash: sql<string>`case
          when earning.platform_id = ${platformId} then earning.request_hash
          when starts_with(earning.request_hash, ${LEFT}) then ${hash}
          else coalesce(earning.request_hash, ${hash}) end`,
      }),
    }))
    .where('earning.user_id', '=', ownerId)
    .where('changed.user_id', '=', ownerId)
    .where('changed.bulk_change_id', '=', changeId)
    .whereRef('changed.earning_id', '=', 'earning.id')
    .execute();
}

/** The earnings of a change. */
export async function listRemembered(tx: Handle, ownerId: string, changeId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('bulk_change_earning')
    .select('earning_id')
    .where('user_id', '=', ownerId)
    .where('bulk_change_id', '=', changeId)
    .orderBy('earning_id')
    .execute();
  return rows.map((row) => row.earning_id);
}

/** Puts the remembered earnings into the bin. */
export async function binRemembered(
  tx: Handle,
  ownerId: string,
  { changeId, now }: { changeId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('earning')
    .from('bulk_change_earning as changed')
    .set((eb) => ({ deleted_at: now, updated_at: now, version: eb('earning.version', '+', 1) }))
    .where('earning.user_id', '=', ownerId)
    .where('changed.user_id', '=', ownerId)
    .where('changed.bulk_change_id', '=', changeId)
    .whereRef('changed.earning_id', '=', 'earning.id')
    .execute();
}

/** How many of the remembered earnings would have more tags than one may have. */
export async function countOvertagged(tx: Handle, ownerId: string, changeId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('earning')
    .innerJoin('bulk_change_earning as changed', (join) =>
      join.onRef('changed.user_id', '=', 'earning.user_id').onRef('changed.earning_id', '=', 'earning.id'),
    )
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('earning.user_id', '=', ownerId)
    .where('changed.user_id', '=', ownerId)
    .where('changed.bulk_change_id', '=', changeId)
    .where(sql<SqlBool>`cardinality(earning.tags) > ${LIMITS.tagsOfEarning}`)
    .executeTakeFirstOrThrow();
  return count;
}

/** Holds on to the earnings of a change in the order in which everybody does. */
export async function lockRemembered(tx: Handle, ownerId: string, changeId: string): Promise<void> {
  const ids = tx
    .selectFrom('bulk_change_earning')
    .select('earning_id')
    .where('user_id', '=', ownerId)
    .where('bulk_change_id', '=', changeId);
  await tx
    .selectFrom((eb) =>
      eb
        .selectFrom('earning')
        .select(['user_id', 'id'])
        .where('user_id', '=', ownerId)
        .where('id', 'in', ids)
        .orderBy('id')
        .forUpdate()
        .as('locked'),
    )
    .select((eb) => eb.fn.countAll().as('count'))
    .execute();
}

/** The platforms on which the earnings of a change were before it. */
export async function listPlatformsBefore(tx: Handle, ownerId: string, changeId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('bulk_change_earning')
    .select(sql<string>`before ->> 'platformId'`.as('platform_id'))
    .distinct()
    .where('user_id', '=', ownerId)
    .where('bulk_change_id', '=', changeId)
    .execute();
  return rows.map((row) => row.platform_id);
}

/** From here `goBackToBeforeRestoring` undoes what the transaction did since. */
export async function markBeforeRestoring(tx: Handle): Promise<void> {
  await sql`savepoint before_restoring`.execute(tx);
}

export async function goBackToBeforeRestoring(tx: Handle): Promise<void> {
  await sql`rollback to savepoint before_restoring`.execute(tx);
}

/**
 * Makes the earnings of a change what they were before it, one version further, and forgets them; one that went on since
 * stays as it is, and stays remembered, and so do those that are excepted. Gives the ids of the others.
 */
export async function restoreRemembered(
  tx: Handle,
  ownerId: string,
  { changeId, except, now }: { changeId: string; except: readonly string[]; now: Date },
): Promise<string[]> {
  const rows = await tx
    .with('restored', (db) =>
      db
        .updateTable('earning')
        .from('bulk_change_earning as changed')
        .set((eb) => ({
          platform_id: sql<string>`(changed.before ->> 'platformId')::uuid`,
          tags: sql<string[]>`array(select jsonb_array_elements_text(changed.before -> 'tags'))`,
          // What is no person's any more was left to files since.
          request_hash: sql<string | null>`case when earning.request_hash is not null
            then changed.before ->> 'requestHash' end`,
          deleted_at: null,
          updated_at: now,
          version: eb('earning.version', '+', 1),
        }))
        .where('earning.user_id', '=', ownerId)
        .where('changed.user_id', '=', ownerId)
        .where('changed.bulk_change_id', '=', changeId)
        .whereRef('changed.earning_id', '=', 'earning.id')
        .whereRef('changed.version_after', '=', 'earning.version')
        .where((eb) => eb.not(eb('earning.id', '=', anyOf(except))))
        .returning(['earning.user_id', 'earning.id']),
    )
    .deleteFrom('bulk_change_earning')
    .where('user_id', '=', ownerId)
    .where('bulk_change_id', '=', changeId)
    .where('earning_id', 'in', (eb) => eb.selectFrom('restored').select('restored.id'))
    .returning('earning_id')
    .execute();
  return rows.map((row) => row.earning_id);
}
