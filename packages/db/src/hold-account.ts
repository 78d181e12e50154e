import { type Kysely, sql } from 'kysely';
import type { Database } from './tables/index.ts';

/**
 * One import, restore or deletion of an account after the other until the transaction ends: what writes much takes long, and an
 * account that was deleted meanwhile would leave its rows behind.
 */
export async function holdAccount(tx: Kysely<Database>, userId: string): Promise<void> {
  // Named as the servers of before name it: while one is replaced, both hold the same.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`imports:${userId}`}, 0))`.execute(tx);
}
