import { AppError } from '@earntrack/contract';
import type { AccountRow, Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findEntrance, lockAccount } from './account.queries.ts';

/** Somebody who was found to be the owner of an account, and which entrance they came by. */
export interface ProvenOwner {
  userId: string;
  /** As it was before they were asked to prove it. */
  entrance: number;
}

/** Of a new account. */
export const FIRST_ENTRANCE = 1;

/**
 * Throws an AppError `conflict` where how the account is entered was changed since its owner was proved, or where it is gone. Until the
 * end of the transaction nobody changes it: what is begun here is seen, and ended, by the change that comes next.
 */
export async function assertSameEntrance(
  tx: Kysely<Database>,
  { userId, entrance }: ProvenOwner,
): Promise<void> {
  if ((await findEntrance(tx, userId)) !== entrance) throw entranceChanged();
}

/** The same for somebody who is about to change how it is entered: nobody else does meanwhile. */
export async function lockSameEntrance(
  tx: Kysely<Database>,
  { userId, entrance }: ProvenOwner,
): Promise<AccountRow> {
  const account = await lockAccount(tx, userId);
  if (account?.entrance !== entrance) throw entranceChanged();
  return account;
}

/** What somebody is told who proved something that does not count any more. */
export function entranceChanged(): AppError {
  return new AppError('conflict', 'How this account is entered was changed just now. Sign in again.');
}
