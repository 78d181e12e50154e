import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { raiseEntrance } from './account.queries.ts';
import { deleteBegunFactorsOf } from './second-factor.queries.ts';
import { deleteSessionsOf } from './session.queries.ts';
import { deleteChallengesOf } from './sign-in-challenge.queries.ts';
import { deleteFamiliesOf } from './token-family.queries.ts';

/**
 * Ends every session, every half sign-in, every sign-in of a program and every second factor that was only begun: how this account is
 * entered has changed. Returns the number of its new entrance, which no sign-in that is under way has.
 */
export async function endEverywhere(tx: Kysely<Database>, userId: string): Promise<number> {
  // First, as whoever starts something holds the account first: so none waits for the other in a ring.
  const entrance = await raiseEntrance(tx, userId);
  await deleteSessionsOf(tx, userId);
  await deleteChallengesOf(tx, userId);
  await deleteFamiliesOf(tx, userId);
  await deleteBegunFactorsOf(tx, userId);
  return entrance;
}
