import type { NewStatementMapping, StatementMappingRow } from '@earntrack/db';
import type { Handle } from '../../actor.ts';

/** The one that was saved last first. */
export function listMappings(db: Handle, ownerId: string, limit: number): Promise<StatementMappingRow[]> {
  return db
    .selectFrom('statement_mapping')
    .selectAll()
    .where('user_id', '=', ownerId)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The other mappings of the owner. */
export async function countOtherMappings(db: Handle, ownerId: string, id: string): Promise<number> {
  const { count } = await db
    .selectFrom('statement_mapping')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('user_id', '=', ownerId)
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  return count;
}

/** Puts the mapping there, in the place of one of its id. */
export function upsertMapping(
  db: Handle,
  ownerId: string,
  row: Omit<NewStatementMapping, 'user_id'>,
): Promise<StatementMappingRow> {
  return db
    .insertInto('statement_mapping')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'id']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        fingerprint: eb.ref('excluded.fingerprint'),
        mapping: eb.ref('excluded.mapping'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** False where there is none. */
export async function deleteMapping(db: Handle, ownerId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('statement_mapping')
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
