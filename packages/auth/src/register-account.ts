import { randomBytes } from 'node:crypto';
import { AppError, type RegistrationMode, type Role } from '@earntrack/contract';
import { type Database, inTransaction } from '@earntrack/db';
import { uuidv7 } from '@earntrack/domain';
import type { Kysely } from 'kysely';
import {
  hasAccounts,
  insertAccount,
  insertProfile,
  isInvitationOpen,
  lockRegistration,
  redeemInvitation,
} from './account.queries.ts';
import type { Account, Registration } from './accounts.ts';
import { recordAct } from './audit.ts';
import { FIRST_ENTRANCE } from './entrance.ts';
import type { Origin } from './origin.ts';
import { hashPassword } from './passwords.ts';
import { refuseEasyPassword } from './refuse-easy-password.ts';
import { tokenHash } from './token-hash.ts';

interface Registering {
  userId: string;
  mode: RegistrationMode;
  now: Date;
}

/** Makes an account with its profile, when this person may register. */
export async function registerAccount(
  db: Kysely<Database>,
  registration: Registration,
  { mode, origin, now }: { mode: RegistrationMode; origin: Origin; now: Date },
): Promise<Account> {
  // Asked before hashing too, so that a closed door and a false invitation cost nobody a core.
  await refuseUninvited(db, registration, { mode, now });
  await refuseEasyPassword(registration.password, { email: registration.email, field: 'password' });
  const passwordHash = await hashPassword(registration.password, 'registration');
  const registering = { userId: uuidv7(now.getTime(), randomBytes(10)), mode, now };
  return inTransaction(db, async (tx) => {
    const role = await admit(tx, registration, registering);
    const account = {
      userId: registering.userId,
      email: registration.email,
      role,
      entrance: FIRST_ENTRANCE,
    };
    await insertAccountAndProfile(tx, registration, { ...account, passwordHash, now });
    await recordAct(tx, { userId: account.userId, origin, now }, { action: 'account_made' });
    return account;
  });
}

async function refuseUninvited(
  db: Kysely<Database>,
  { invitation }: Registration,
  { mode, now }: { mode: RegistrationMode; now: Date },
): Promise<void> {
  if (mode === 'open' || !(await hasAccounts(db))) return;
  if (mode === 'closed') throw registrationClosed();
  if (!invitation || !(await isInvitationOpen(db, tokenHash(invitation), now))) throw invitationInvalid();
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
      invitation && (await redeemInvitation(tx, { hash: tokenHash(invitation), userId, now }));
    if (!isInvited) throw invitationInvalid();
  }
  return 'user';
}

async function insertAccountAndProfile(
  tx: Kysely<Database>,
  registration: Registration,
  account: Account & { passwordHash: string; now: Date },
): Promise<void> {
  const { userId, email, role, entrance, passwordHash, now } = account;
  const isNew = await insertAccount(tx, {
    user_id: userId,
    email,
    password_hash: passwordHash,
    role,
    entrance,
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

function invitationInvalid(): AppError {
  return new AppError('invitation_invalid', 'This invitation was used, has expired or does not exist.');
}
