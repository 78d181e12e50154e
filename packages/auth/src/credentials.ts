import { AppError } from '@earntrack/contract';
import type { AccountRow, Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findAccountByEmail, findAccountById, updatePasswordHash } from './account.queries.ts';
import { AccountLimit, SIGN_IN_LIMITS, WINDOW } from './account-limit.ts';
import { hashPassword, needsRehash, verifyPassword } from './passwords.ts';

/** Who knows the password of an account. All of it counts together, so that no other procedure gives more guesses. */
export interface Credentials {
  /** The account of these credentials. Throws `wrong_credentials` or `too_many_requests`. */
  authenticate(email: string, password: string, address: string): Promise<AccountRow>;
  /** The signed-in user's account, once they have said its password again. Throws as `authenticate`, at `currentPassword`. */
  proveOwner(userId: string, password: string, address: string): Promise<AccountRow>;
  /** Gives attempts back to somebody who came with a link instead. */
  forgive(email: string, address: string): void;
}

/** Attempts are counted in the memory of this process. */
export function createCredentials({ db, now }: { db: Kysely<Database>; now: () => Date }): Credentials {
  const logins = new AccountLimit(SIGN_IN_LIMITS);

  async function findByCredentials(email: string, password: string): Promise<AccountRow | null> {
    const row = await findAccountByEmail(db, email);
    const isRight = await verifyPassword(row?.password_hash ?? null, password);
    return row && isRight ? row : null;
  }

  async function attempt(email: string, password: string, address: string): Promise<AccountRow | null> {
    if (!logins.admit(email, address, now().getTime())) throw tooManyAttempts();
    const row = await findByCredentials(email, password).catch((err: unknown) => {
      // Nothing was tried.
      logins.takeBack(email, address);
      throw err;
    });
    if (row) logins.succeeded(email, address);
    return row;
  }

  return {
    async authenticate(email, password, address) {
      const row = await attempt(email, password, address);
      if (!row) throw new AppError('wrong_credentials', 'This e-mail address and password do not match.');
      if (needsRehash(row.password_hash))
        await updatePasswordHash(db, row, await hashPassword(password, 'signIn'));
      return row;
    },
    async proveOwner(userId, password, address) {
      const account = await findAccountById(db, userId);
      if (!account) throw new AppError('not_found', 'This account does not exist any more.');
      const row = await attempt(account.email, password, address);
      if (row?.user_id !== userId) throw notYourPassword();
      return row;
    },
    forgive: (email, address) => logins.forgive(email, address),
  };
}

/** What somebody is told who has to wait. */
export function tooManyAttempts(): AppError {
  return new AppError('too_many_requests', 'Too many attempts: wait a quarter of an hour, then try again.', {
    retryAfterSeconds: WINDOW.windowMs / 1000,
  });
}

function notYourPassword(): AppError {
  return new AppError('wrong_credentials', 'This is not the password of your account.', {
    fields: { currentPassword: 'This is not the password of your account' },
  });
}
