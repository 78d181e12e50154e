import { sql, type SqlBool } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

const NAMING = ['earning', 'work_platform', 'payout', 'goal'] as const;

/**
 * Deletes those of these platforms that are as they were made and that nothing names, in the bin or not; says how many they were. Held
 * first: whoever records something on one of them either was waited for, and is seen, or finds it gone.
 */
export async function deleteUnusedPlatforms(
  tx: Handle,
  ownerId: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const asMade = await tx
    .selectFrom('platform')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .where('version', '=', 1)
    .orderBy('id')
    .forUpdate()
    .execute();
  let deletion = tx
    .deleteFrom('platform')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(asMade.map(({ id }) => id)));
  for (const table of NAMING) {
    deletion = deletion.where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom(table)
            .select(sql.lit(1).as('one'))
            .where('user_id', '=', ownerId)
            .where(sql<SqlBool>`${sql.ref(`${table}.platform_id`)} = ${sql.ref('platform.id')}`),
        ),
      ),
    );
  }
  const { numDeletedRows } = await deletion.executeTakeFirst();
  return Number(numDeletedRows);
}
