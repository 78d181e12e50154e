import { AppError, type RegistrationMode } from '@earntrack/contract';
import type { AccountRow, Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findAccountByEmail, findAccountById, hasAccounts, updatePasswordHash } from './account.queries.ts';
import type { Account, Accounts, Registration } from './accounts.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { createInvitation } from './create-invitation.ts';
import { LoginLimit } from './login-limit.ts';
import { networkOf } from './network-of.ts';
import { hashPassword, needsRehash, verifyPassword } from './passwords.ts';
import { registerAccount } from './register-account.ts';

export interface AccountsOptions {
  db: Kysely<Database>;
  /** The present instant; the system's unless said. */
  now?: () => Date;
}

/** All registrations from one network, whatever became of them: a whole class may make its accounts at once. */
const REGISTRATIONS = { maxAttempts: 100, windowMs: 15 * 60_000, maxKeys: 10_000 };

/** Accounts in PostgreSQL. Attempts to register and to sign in are counted in the memory of this process. */
export function createAccounts({ db, now = () => new Date() }: AccountsOptions): Accounts {
  const registrations = new AttemptLimit(REGISTRATIONS);
  const logins = new LoginLimit();

  async function register(
    registration: Registration,
    mode: RegistrationMode,
    address: string,
  ): Promise<Account> {
    const [network, nowMs] = [networkOf(address), now().getTime()];
    if (!registrations.hasRoom(network, nowMs)) throw tooManyAttempts();
    registrations.count(network, nowMs);
    return registerAccount(db, registration, { mode, now: now() });
  }

  async function findByCredentials(email: string, password: string): Promise<AccountRow | null> {
    const row = await findAccountByEmail(db, email);
    const isRight = await verifyPassword(row?.password_hash ?? null, password);
    return row && isRight ? row : null;
  }

  async function authenticate(email: string, password: string, address: string): Promise<Account> {
    if (!logins.admit(email, address, now().getTime())) throw tooManyAttempts();
    const row = await findByCredentials(email, password).catch((err: unknown) => {
      // Nothing was tried.
      logins.takeBack(email, address);
      throw err;
    });
    if (!row) throw new AppError('wrong_credentials', 'This e-mail address and password do not match.');
    logins.succeeded(email, address);
    if (needsRehash(row.password_hash))
      await updatePasswordHash(db, row, await hashPassword(password, 'signIn'));
    return accountOf(row);
  }

  return {
    registerAccount: register,
    authenticate,
    async findAccount(userId) {
      const row = await findAccountById(db, userId);
      return row ? accountOf(row) : null;
    },
    isEmpty: async () => !(await hasAccounts(db)),
    createInvitation: (createdBy, expiresInDays) =>
      createInvitation(db, { createdBy, expiresInDays, now: now() }),
  };
}

function tooManyAttempts(): AppError {
  return new AppError('too_many_requests', 'Too many attempts: wait a quarter of an hour, then try again.');
}

function accountOf({ user_id, email, role }: AccountRow): Account {
  return { userId: user_id, email, role };
}
