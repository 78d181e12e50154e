import type { ReleaseResult } from '@earntrack/contract';
import type { NewRelease, ReleaseRow } from '@earntrack/db';
import type { Handle } from '../actor.ts';

/** Undefined where a release of this id is there already. */
export async function insertRelease(db: Handle, release: NewRelease): Promise<ReleaseRow | undefined> {
  return db
    .insertInto('release')
    .values(release)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function findRelease(db: Handle, id: string): Promise<ReleaseRow | undefined> {
  return db.selectFrom('release').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The one that serves, as far as it is known. */
export async function findLastSucceeded(db: Handle): Promise<ReleaseRow | undefined> {
  return db
    .selectFrom('release')
    .selectAll()
    .where('result', '=', 'succeeded')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The latest first. */
export async function listReleases(db: Handle, limit: number): Promise<ReleaseRow[]> {
  return db
    .selectFrom('release')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** All that were ever recorded, by how they went. */
export async function countReleases(db: Handle): Promise<Map<ReleaseResult, number>> {
  const rows = await db
    .selectFrom('release')
    .select(({ fn }) => ['result', fn.countAll<bigint>().as('releases')])
    .groupBy('result')
    .execute();
  return new Map(rows.map(({ result, releases }) => [result, Number(releases)]));
}
