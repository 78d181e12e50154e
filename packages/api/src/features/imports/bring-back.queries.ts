import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

/**
 * Brings those of the earnings, or of the work that belongs to none, back that lie among the archived years: a conflict of keys is
 * found within one table only.
 */
export async function bringBack(
  tx: Handle,
  ownerId: string,
  { kind, ids }: { kind: 'earning' | 'work'; ids: readonly string[] },
): Promise<void> {
  const archive = `${kind}_archive` as const;
  const archived = await tx
    .selectFrom(archive)
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .execute();
  if (archived.length === 0) return;
  const found = archived.map(({ id }) => id);
  const move = sql`
    select ${sql.id(`${kind}_move`)}(${archive}::text::regclass, ${kind}::text::regclass, ${ownerId}::uuid, ${found}::uuid[])`;
  await move.execute(asOperator(tx, 'The function is given whose rows it moves'));
}
