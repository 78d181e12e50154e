import { type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { findAccountByEmail, findAccountById, hasAccounts, listAccounts } from './account.queries.ts';
import { AccountLimit, LINK_LIMITS, WINDOW } from './account-limit.ts';
import { createAccountLink, linkInvalid } from './account-link.ts';
import { deleteExpiredRequests } from './account-request.queries.ts';
import { type Accounts, accountOf } from './accounts.ts';
import { recordAct, recordFailedSignIn } from './audit.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { confirmEmailChange, createEmailChange } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { changeRole } from './change-role.ts';
import { CodeLimit } from './code-limit.ts';
import { countingCode } from './counting-code.ts';
import { createInvitation } from './create-invitation.ts';
import { createSecondFactors, type FactorParts, proveFactorIfOn } from './create-second-factors.ts';
import { createCredentials, tooManyAttempts } from './credentials.ts';
import { deleteAccount } from './delete-account.ts';
import { networkOf } from './network-of.ts';
import { registerAccount } from './register-account.ts';
import { isResetLinkOpen, resetPassword } from './reset-password.ts';
import { createSealer } from './sealed-secret.ts';
import { deleteExpiredChallenges } from './sign-in-challenge.queries.ts';

export interface AccountsOptions {
  db: Kysely<Database>;
  /** Keeps the secrets of second factors; without one none can be turned on. */
  secretsKey?: string | null;
  /** The key before it, which opens what is not sealed anew yet. */
  previousSecretsKey?: string | null;
  /** The present instant; the system's unless said. */
  now?: () => Date;
}

/** All registrations from one network, whatever became of them: a whole class may make its accounts at once. */
const REGISTRATIONS = { ...WINDOW, maxAttempts: 100 };

/** Dead links from one network: nobody has so many, and no token is found by trying. */
const DEAD_LINKS = { ...WINDOW, maxAttempts: 50 };

/** Longer than the window in which links are counted. */
const EMAIL_CHANGE_HOURS = 24;

/** Accounts in PostgreSQL. Attempts to register and to sign in, links and codes are counted in the memory of this process. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { db, secretsKey, previousSecretsKey, now = () => new Date() } = options;
  const sealer = secretsKey ? createSealer(secretsKey, previousSecretsKey) : null;
  const parts = { db, now, sealer, credentials: createCredentials({ db, now }), codes: new CodeLimit() };
  return {
    ...entrances(parts),
    ...changes(parts),
    ...links(parts),
    secondFactors: createSecondFactors(parts),
    async findAccount(userId) {
      const row = await findAccountById(db, userId);
      return row ? accountOf(row) : null;
    },
    async findAccountByEmail(email) {
      const row = await findAccountByEmail(db, email);
      return row ? accountOf(row) : null;
    },
    isEmpty: async () => !(await hasAccounts(db)),
    changeRole: (email, role, doing) => changeRole(db, { email, role }, doing),
    async listAccounts(page) {
      const rows = await listAccounts(db, page);
      return rows.map((row) => ({ ...accountOf(row), createdAt: row.created_at }));
    },
  };
}

function entrances({ db, now, credentials }: FactorParts) {
  const registrations = new AttemptLimit(REGISTRATIONS);
  return {
    async registerAccount(registration, mode, origin) {
      const [network, nowMs] = [networkOf(origin.address), now().getTime()];
      if (!registrations.hasRoom(network, nowMs)) throw tooManyAttempts();
      registrations.count(network, nowMs);
      return registerAccount(db, registration, { mode, origin, now: now() });
    },
    async authenticate(email, password, { address }) {
      return accountOf(await credentials.authenticate(email, password, address));
    },
    noteFailedSignIn: (email, origin) => recordFailedSignIn(db, { email, origin, now: now() }),
    createInvitation: (createdBy, expiresInDays) =>
      createInvitation(db, { createdBy, expiresInDays, now: now() }),
  } satisfies Partial<Accounts>;
}

function changes(parts: FactorParts) {
  const { db, now, credentials } = parts;
  return {
    async changePassword(userId, { currentPassword, newPassword }, origin) {
      const account = await credentials.proveOwner(userId, currentPassword, origin.address);
      return changePassword(db, account, { newPassword, origin, now: now() });
    },
    async deleteAccount(userId, { currentPassword, code }, origin) {
      const account = await credentials.proveOwner(userId, currentPassword, origin.address);
      const tried = { userId, origin, now: now(), code };
      const work = () => deleteAccount(db, account, (tx) => proveFactorIfOn(parts, tx, tried));
      await (code ? countingCode(parts, tried, work) : work());
      // Links that were asked for still count: or whoever deletes and registers again could fill a letter box.
      credentials.forget(account.email, origin.address);
    },
  } satisfies Partial<Accounts>;
}

function links({ db, now, credentials, codes }: FactorParts) {
  const resets = new AccountLimit(LINK_LIMITS);
  const emailChanges = new AccountLimit(LINK_LIMITS);
  const deadLinks = new AttemptLimit(DEAD_LINKS);
  return {
    admitPasswordReset: (email, { address }) => resets.admit(email, address, now().getTime()),
    async createPasswordReset(email, validForHours, origin) {
      const account = await findAccountByEmail(db, email);
      if (!account) return null;
      const wish = { kind: 'reset_password', email: null, validForHours, now: now() } as const;
      return inTransaction(db, async (tx) => {
        const doing = { userId: account.user_id, origin, now: wish.now };
        await recordAct(tx, doing, { action: 'password_reset_requested' });
        return createAccountLink(tx, account, wish);
      });
    },
    async assertResetLink(token, { address }) {
      const [network, nowMs] = [networkOf(address), now().getTime()];
      if (!deadLinks.hasRoom(network, nowMs)) throw tooManyAttempts();
      if (await isResetLinkOpen(db, token, now())) return;
      deadLinks.count(network, nowMs);
      throw linkInvalid();
    },
    async resetPassword(wish, origin) {
      const account = await resetPassword(db, wish, { origin, now: now() });
      credentials.forgive(account.email, origin.address);
      codes.forgive(account.userId);
      return account;
    },
    async createEmailChange(userId, { currentPassword, email }, origin) {
      const account = await credentials.proveOwner(userId, currentPassword, origin.address);
      if (!emailChanges.admit(account.email, origin.address, now().getTime())) throw tooManyAttempts();
      return createEmailChange(db, account, {
        email,
        validForHours: EMAIL_CHANGE_HOURS,
        origin,
        now: now(),
      });
    },
    confirmEmailChange: (token, origin) => confirmEmailChange(db, token, { origin, now: now() }),
    sweepExpired: async () =>
      (await deleteExpiredRequests(db, now())) + (await deleteExpiredChallenges(db, now())),
  } satisfies Partial<Accounts>;
}
