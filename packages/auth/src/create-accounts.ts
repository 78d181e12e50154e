import { randomBytes } from 'node:crypto';
import { AppError, type RegistrationMode, type Role } from '@earntrack/contract';
import { type AccountRow, type Database, inTransaction } from '@earntrack/db';
import { uuidv7 } from '@earntrack/domain';
import type { Kysely } from 'kysely';
import {
  findAccountByEmail,
  findAccountById,
  hasAccounts,
  insertAccount,
  insertProfile,
  lockRegistration,
  redeemInvitation,
  updatePasswordHash,
} from './account.queries.ts';
import type { Account, Accounts, Registration } from './accounts.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { createInvitation } from './create-invitation.ts';
import { hashPassword, needsRehash, verifyPassword } from './passwords.ts';
import { tokenHash } from './token-hash.ts';

export interface AccountsOptions {
  db: Kysely<Database>;
  /** The present instant; the system's unless said. */
  now?: () => Date;
}

interface Registering {
  userId: string;
  mode: RegistrationMode;
  now: Date;
}

/** How often one address may try one account before it has to wait. */
const LOGIN_ATTEMPTS = { maxAttempts: 10, windowMs: 15 * 60_000, maxKeys: 10_000 };

/** Accounts in PostgreSQL. Attempts to sign in are counted in the memory of this process. */
export function createAccounts({ db, now = () => new Date() }: AccountsOptions): Accounts {
  const attempts = new AttemptLimit(LOGIN_ATTEMPTS);

  async function registerAccount(registration: Registration, mode: RegistrationMode): Promise<Account> {
    // Asked before hashing too, so that a closed door costs nobody a core.
    if (mode === 'closed' && (await hasAccounts(db))) throw registrationClosed();
    const passwordHash = await hashPassword(registration.password);
    const registering = { userId: uuidv7(now().getTime(), randomBytes(10)), mode, now: now() };
    return inTransaction(db, async (tx) => {
      const role = await admit(tx, registration, registering);
      const account = { userId: registering.userId, email: registration.email, role };
      await insertAccountAndProfile(tx, registration, { ...account, passwordHash, now: registering.now });
      return account;
    });
  }

  async function authenticate(email: string, password: string, address: string): Promise<Account> {
    const key = `${email}|${address}`;
    if (!attempts.admit(key, now().getTime())) {
      throw new AppError(
        'too_many_requests',
        'Too many attempts: wait a quarter of an hour, then try again.',
      );
    }
    const row = await findAccountByEmail(db, email);
    const isRight = await verifyPassword(row?.password_hash ?? null, password);
    if (!row || !isRight)
      throw new AppError('wrong_credentials', 'This e-mail address and password do not match.');
    attempts.forget(key);
    if (needsRehash(row.password_hash)) await updatePasswordHash(db, row, await hashPassword(password));
    return accountOf(row);
  }

  return {
    registerAccount,
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

/** Decides whether this person may register, and as what. One registration at a time, so that one is the first. */
async function admit(
  tx: Kysely<Database>,
  { invitation }: Registration,
  { userId, mode, now }: Registering,
): Promise<Role> {
  await lockRegistration(tx);
  if (!(await hasAccounts(tx))) return 'admin';
  if (mode === 'closed') throw registrationClosed();
  if (mode === 'invite') {
    const isInvited =
      typeof invitation === 'string' &&
      (await redeemInvitation(tx, { hash: tokenHash(invitation), userId, now }));
    if (!isInvited)
      throw new AppError('invitation_invalid', 'This invitation was used, has expired or does not exist.');
  }
  return 'user';
}

async function insertAccountAndProfile(
  tx: Kysely<Database>,
  registration: Registration,
  account: Account & { passwordHash: string; now: Date },
): Promise<void> {
  const { userId, email, role, passwordHash, now } = account;
  const isNew = await insertAccount(tx, {
    user_id: userId,
    email,
    password_hash: passwordHash,
    role,
    created_at: now,
  });
  if (!isNew) {
    throw new AppError('email_taken', 'There is already an account with this e-mail address.', {
      fields: { email: 'There is already an account with this e-mail address' },
    });
  }
  await insertProfile(tx, {
    user_id: userId,
    display_name: registration.displayName,
    time_zone: registration.timeZone,
    currency: registration.currency,
    locale: registration.locale,
    week_start: registration.weekStart,
    created_at: now,
    updated_at: now,
  });
}

function registrationClosed(): AppError {
  return new AppError('registration_closed', 'Nobody new can register here.');
}

function accountOf({ user_id, email, role }: AccountRow): Account {
  return { userId: user_id, email, role };
}
