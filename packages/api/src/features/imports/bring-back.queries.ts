import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

/** Brings those of the earnings back that lie among the archived years: a conflict of keys is found within one table only. */
export async function bringBack(tx: Handle, ownerId: string, ids: readonly string[]): Promise<void> {
  const archived = await tx
    .selectFrom('earning_archive')
    .select('id')
    .where('user_id', '=', ownerId)
    .where('id', '=', anyOf(ids))
    .execute();
  if (archived.length === 0) return;
  const found = archived.map(({ id }) => id);
  const move = sql`select earning_move('earning_archive', 'earning', ${ownerId}::uuid, ${found}::uuid[])`;
  await move.execute(asOperator(tx, 'The function is given whose earnings it moves'));
}
