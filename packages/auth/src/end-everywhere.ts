import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { deleteSessionsOf } from './session.queries.ts';
import { deleteChallengesOf } from './sign-in-challenge.queries.ts';
import { deleteFamiliesOf } from './token-family.queries.ts';

/** Ends every session, every half sign-in and every sign-in of a program: how this account is entered has changed. */
export async function endEverywhere(tx: Kysely<Database>, userId: string): Promise<void> {
  await deleteSessionsOf(tx, userId);
  await deleteChallengesOf(tx, userId);
  await deleteFamiliesOf(tx, userId);
}
