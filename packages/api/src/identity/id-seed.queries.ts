import type { Handle } from '../actor.ts';

/**
 * What the ids of an account's rows of statements are made of: its own id, or that of the account from whose archive it was
 * restored, so that a statement is recognised there as it was here.
 */
export async function findIdSeed(db: Handle, ownerId: string): Promise<string> {
  const restored = await db
    .selectFrom('restored_archive')
    .select('id_seed')
    .where('user_id', '=', ownerId)
    .executeTakeFirst();
  return restored?.id_seed ?? ownerId;
}
