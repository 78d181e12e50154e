import { AppError, type Role } from '@earntrack/contract';
import { type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findAccountByEmail, hasOtherAccounts, lockRegistration, setRole } from './account.queries.ts';
import { type Account, accountOf } from './accounts.ts';
import { recordAct } from './audit.ts';
import { type OperatorDoing, recordOperatorAct } from './operator-act.ts';
import { OPERATOR } from './origin.ts';

/**
 * Gives an account another role, from its next call on. One at a time: of two admins who take each other's role, one stays.
 * Null where nobody has the address.
 */
export function changeRole(
  db: Kysely<Database>,
  { email, role }: { email: string; role: Role },
  doing: OperatorDoing,
): Promise<Account | null> {
  return inTransaction(db, async (tx) => {
    await lockRegistration(tx);
    const known = await findAccountByEmail(tx, email);
    if (!known) return null;
    if (known.role === role) return accountOf(known);
    if (known.role === 'admin' && !(await hasOtherAccounts(tx, known.user_id, 'admin'))) throw lastAdmin();
    await setRole(tx, known.user_id, role);
    const details = { from: known.role, to: role };
    // Whose session it was is nobody's business but the operators'.
    await recordAct(
      tx,
      { userId: known.user_id, origin: OPERATOR, now: doing.now },
      { action: 'role_changed', details },
    );
    await recordOperatorAct(tx, doing, {
      action: 'role_changed',
      details: { account: known.user_id, ...details },
    });
    return { ...accountOf(known), role };
  });
}

function lastAdmin(): AppError {
  return new AppError(
    'forbidden',
    'This is the only admin. Make somebody else an admin first: without one, nobody could look after EarnTrack.',
  );
}
