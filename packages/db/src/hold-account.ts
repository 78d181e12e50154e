import { AppError } from '@earntrack/contract';
import { type Kysely, sql } from 'kysely';
import type { Database } from './tables/index.ts';

/** A statement that had to wait for longer than any may take. */
const GIVEN_UP = '57014';

/**
 * One import, restore or deletion of an account after the other until the transaction ends: what writes much takes long, and an
 * account that was deleted meanwhile would leave its rows behind. Throws an AppError `unavailable` where another one takes very long.
 */
export async function holdAccount(tx: Kysely<Database>, userId: string): Promise<void> {
  try {
    // Named as the servers of before name it: while one is replaced, both hold the same.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`imports:${userId}`}, 0))`.execute(tx);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === GIVEN_UP)) throw cause;
    const sentence = 'An import or a restore of this account is still under way. Try again in a minute.';
    throw new AppError('unavailable', sentence, { cause });
  }
}
