import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findAccountByEmail, findAccountById, hasAccounts } from './account.queries.ts';
import { AccountLimit, LINK_LIMITS, WINDOW } from './account-limit.ts';
import { createAccountLink, linkInvalid } from './account-link.ts';
import { deleteExpiredRequests } from './account-request.queries.ts';
import { type Accounts, accountOf } from './accounts.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { confirmEmailChange, createEmailChange } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { createInvitation } from './create-invitation.ts';
import { type Credentials, createCredentials, tooManyAttempts } from './credentials.ts';
import { deleteAccount } from './delete-account.ts';
import { networkOf } from './network-of.ts';
import { registerAccount } from './register-account.ts';
import { isResetLinkOpen, resetPassword } from './reset-password.ts';

export interface AccountsOptions {
  db: Kysely<Database>;
  /** The present instant; the system's unless said. */
  now?: () => Date;
}

interface Parts {
  db: Kysely<Database>;
  now: () => Date;
  credentials: Credentials;
}

/** All registrations from one network, whatever became of them: a whole class may make its accounts at once. */
const REGISTRATIONS = { ...WINDOW, maxAttempts: 100 };

/** Dead links from one network: nobody has so many, and no token is found by trying. */
const DEAD_LINKS = { ...WINDOW, maxAttempts: 50 };

/** Longer than the window in which links are counted. */
const EMAIL_CHANGE_HOURS = 24;

/** Accounts in PostgreSQL. Attempts to register and to sign in, and links, are counted in the memory of this process. */
export function createAccounts({ db, now = () => new Date() }: AccountsOptions): Accounts {
  const parts = { db, now, credentials: createCredentials({ db, now }) };
  return {
    ...entrances(parts),
    ...changes(parts),
    ...links(parts),
    async findAccount(userId) {
      const row = await findAccountById(db, userId);
      return row ? accountOf(row) : null;
    },
    isEmpty: async () => !(await hasAccounts(db)),
  };
}

function entrances({ db, now, credentials }: Parts) {
  const registrations = new AttemptLimit(REGISTRATIONS);
  return {
    async registerAccount(registration, mode, address) {
      const [network, nowMs] = [networkOf(address), now().getTime()];
      if (!registrations.hasRoom(network, nowMs)) throw tooManyAttempts();
      registrations.count(network, nowMs);
      return registerAccount(db, registration, { mode, now: now() });
    },
    async authenticate(email, password, address) {
      return accountOf(await credentials.authenticate(email, password, address));
    },
    createInvitation: (createdBy, expiresInDays) =>
      createInvitation(db, { createdBy, expiresInDays, now: now() }),
  } satisfies Partial<Accounts>;
}

function changes({ db, credentials }: Parts) {
  return {
    async changePassword(userId, { currentPassword, newPassword }, address) {
      const account = await credentials.proveOwner(userId, currentPassword, address);
      await changePassword(db, account, newPassword);
      return accountOf(account);
    },
    async deleteAccount(userId, password, address) {
      await deleteAccount(db, await credentials.proveOwner(userId, password, address));
    },
  } satisfies Partial<Accounts>;
}

function links({ db, now, credentials }: Parts) {
  const resets = new AccountLimit(LINK_LIMITS);
  const emailChanges = new AccountLimit(LINK_LIMITS);
  const deadLinks = new AttemptLimit(DEAD_LINKS);
  return {
    admitPasswordReset: (email, address) => resets.admit(email, address, now().getTime()),
    async createPasswordReset(email, validForHours) {
      const account = await findAccountByEmail(db, email);
      const wish = { kind: 'reset_password', email: null, validForHours, now: now() } as const;
      return account ? createAccountLink(db, account, wish) : null;
    },
    async assertResetLink(token, address) {
      const [network, nowMs] = [networkOf(address), now().getTime()];
      if (!deadLinks.hasRoom(network, nowMs)) throw tooManyAttempts();
      if (await isResetLinkOpen(db, token, now())) return;
      deadLinks.count(network, nowMs);
      throw linkInvalid();
    },
    async resetPassword(wish, address) {
      const account = accountOf(await resetPassword(db, wish, now()));
      credentials.forgive(account.email, address);
      return account;
    },
    async createEmailChange(userId, { currentPassword, email }, address) {
      const account = await credentials.proveOwner(userId, currentPassword, address);
      if (!emailChanges.admit(account.email, address, now().getTime())) throw tooManyAttempts();
      return createEmailChange(db, account, { email, validForHours: EMAIL_CHANGE_HOURS, now: now() });
    },
    confirmEmailChange: (token) => confirmEmailChange(db, token, now()),
    sweepExpired: () => deleteExpiredRequests(db, now()),
  } satisfies Partial<Accounts>;
}
