import { randomUUID } from 'node:crypto';
import { AppError, type AppErrorCode } from '@earntrack/contract';
import { asCurrency } from '@earntrack/domain';
import { type FixedClock, fixedClock } from '@earntrack/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account, Accounts } from './accounts.ts';
import type { Auth } from './auth.ts';
import { createAccounts } from './create-accounts.ts';
import { createPrograms } from './create-programs.ts';
import { createAuth } from './lucia/create-auth.ts';
import type { Programs } from './programs.ts';
import { TEST_SIGNING } from './testing/test-signing.ts';
import { type AuthDatabase, openAuthDatabase } from './testing/auth-database.ts';
import { originOf } from './testing/origin-of.ts';

const HOUR_MS = 3_600_000;
const HOME = originOf();
const OLD = 'correct horse';
const NEW = 'another horse entirely';

let database: AuthDatabase;
let clock: FixedClock;
let accounts: Accounts;
let auth: Auth;
let programs: Programs;
let ana: Account;

beforeEach(async () => {
  database = await openAuthDatabase();
  clock = fixedClock('2026-11-12T10:00:00Z');
  accounts = createAccounts({ db: database.handle.db, now: clock.now });
  auth = createAuth({ db: database.handle.db, isSecure: false });
  programs = createPrograms({ db: database.handle.db, signing: TEST_SIGNING, now: clock.now });
  ana = await register('ana');
});
afterEach(() => database.drop());

function register(name: string, password = OLD): Promise<Account> {
  const settings = { displayName: name, timeZone: 'UTC', locale: 'en', weekStart: 1 } as const;
  const registration = { ...settings, email: `${name}@example.com`, password, currency: asCurrency('EUR') };
  return accounts.registerAccount(registration, 'open', HOME);
}

async function fault(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (err) {
    if (err instanceof AppError) return err;
    throw err;
  }
  throw new Error('It was not refused');
}

const refusal = async (promise: Promise<unknown>): Promise<AppErrorCode> => (await fault(promise)).code;

const signIn = (password: string, email = ana.email) => accounts.authenticate(email, password, HOME);

async function resetToken(validForHours = 1): Promise<string> {
  const link = await accounts.createPasswordReset(ana.email, validForHours, HOME);
  if (!link) throw new Error('There is no account');
  return link.token;
}

const reset = (token: string, newPassword = NEW) => accounts.resetPassword({ token, newPassword }, HOME);

it('changes a password for whoever says the old one, and ends every session, program and link of the account, but no API token', async () => {
  await auth.start(ana, originOf('10.0.0.1', 'laptop'), 'password');
  const { refreshToken } = await programs.start(ana, originOf('10.0.0.1', 'script'), 'password');
  const wish = { id: randomUUID(), name: 'Sheet', scopes: ['read'], expiresInDays: null } as const;
  await programs.createApiToken(ana.userId, wish, originOf());
  const token = await resetToken();
  const wrong = await fault(
    accounts.changePassword(ana.userId, { currentPassword: 'no', newPassword: NEW }, HOME),
  );
  expect(wrong).toMatchObject({
    code: 'wrong_credentials',
    fields: { currentPassword: expect.any(String) },
  });
  expect(await auth.list(ana.userId)).toHaveLength(1);

  await accounts.changePassword(ana.userId, { currentPassword: OLD, newPassword: NEW }, HOME);
  expect(await auth.list(ana.userId)).toEqual([]);
  expect(await programs.listSignIns(ana.userId)).toEqual([]);
  expect(await refusal(programs.refresh(refreshToken, HOME))).toBe('not_signed_in');
  expect(await programs.listApiTokens(ana.userId)).toHaveLength(1);
  expect(await refusal(signIn(OLD))).toBe('wrong_credentials');
  expect(await signIn(NEW)).toMatchObject({ userId: ana.userId });
  expect(await refusal(reset(token))).toBe('link_invalid');
});

it('gives no more guesses at a password to somebody who sits at a signed-in browser', async () => {
  const guess = () => accounts.deleteAccount(ana.userId, { currentPassword: 'wrong' }, HOME);
  for (let count = 0; count < 5; count += 1) expect(await refusal(guess())).toBe('wrong_credentials');
  for (let count = 0; count < 5; count += 1) expect(await refusal(signIn('wrong'))).toBe('wrong_credentials');
  expect(await refusal(guess())).toBe('too_many_requests');
  const change = { currentPassword: OLD, newPassword: NEW };
  expect(await refusal(accounts.changePassword(ana.userId, change, HOME))).toBe('too_many_requests');
});

it('lets one of two changes of a password win that come at the same moment', async () => {
  const changes = ['one new password', 'two new passwords'].map((newPassword) =>
    accounts.changePassword(ana.userId, { currentPassword: OLD, newPassword }, HOME).then(
      () => 'changed',
      (err: unknown) => (err instanceof AppError ? err.code : err),
    ),
  );
  const outcomes = await Promise.all(changes);
  expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(1);
});

it('sets a new password with a link once, signs everybody out, and keeps no token', async () => {
  await auth.start(ana, originOf('10.0.0.1', 'laptop'), 'password');
  await programs.start(ana, originOf('10.0.0.1', 'script'), 'password');
  const [token, other] = [await resetToken(), await resetToken()];
  const stored = await database.handle.db.selectFrom('account_request').selectAll().execute();
  expect(stored).toHaveLength(2);
  expect(JSON.stringify(stored)).not.toContain(token);

  expect(await reset(token)).toMatchObject({ userId: ana.userId });
  expect(await auth.list(ana.userId)).toEqual([]);
  expect(await programs.listSignIns(ana.userId)).toEqual([]);
  expect(await signIn(NEW)).toMatchObject({ userId: ana.userId });
  expect(await refusal(reset(token, 'yet another one'))).toBe('link_invalid');
  expect(await refusal(reset(other, 'yet another one'))).toBe('link_invalid');
});

it('lets one of two win who use the same link at the same moment', async () => {
  const token = await resetToken();
  const outcomes = await Promise.allSettled(
    ['one new password', 'two new passwords'].map((p) => reset(token, p)),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

it('refuses a link past its time, one of another kind, and one that nobody made', async () => {
  const token = await resetToken(1);
  clock.advance(HOUR_MS);
  expect(await refusal(reset(token))).toBe('link_invalid');
  const change = { currentPassword: OLD, email: 'new@example.com' };
  const { token: emailToken } = await accounts.createEmailChange(ana.userId, change, HOME);
  expect(await refusal(reset(emailToken))).toBe('link_invalid');
  expect(await refusal(reset('made-up'))).toBe('link_invalid');
  expect(await signIn(OLD)).toEqual(ana);
});

it('leaves a link as it is when the new password is too easy', async () => {
  const token = await resetToken();
  for (const easy of ['Password2024!', 'ana@example.com'])
    expect((await fault(reset(token, easy))).fields).toHaveProperty('newPassword');
  expect(await reset(token)).toMatchObject({ userId: ana.userId });
});

it('lets somebody in by a link who guessed too often', async () => {
  for (let count = 0; count < 10; count += 1) await refusal(signIn('wrong'));
  expect(await refusal(signIn(OLD))).toBe('too_many_requests');
  await reset(await resetToken());
  expect(await signIn(NEW)).toMatchObject({ userId: ana.userId });
});

it('makes no link for an address that nobody has', async () => {
  expect(await accounts.createPasswordReset('nobody@example.com', 1, HOME)).toBeNull();
});

it('counts wishes for links by account and network, and never more than ten to one account', () => {
  const wish = (address: string, email = ana.email) => accounts.admitPasswordReset(email, originOf(address));
  expect([1, 2, 3, 4].map(() => wish(HOME.address))).toEqual([true, true, true, false]);
  const everywhere = Array.from({ length: 20 }, (_, index) => wish(`10.1.0.${index}`));
  expect(everywhere.filter(Boolean)).toHaveLength(7);
  const others = Array.from({ length: 30 }, (_, index) => wish('10.2.0.1', `${index}@example.com`));
  expect(others.filter(Boolean)).toHaveLength(20);
  clock.advance(15 * 60_000);
  expect(wish(HOME.address)).toBe(true);
});

it('takes a new address once whoever reads its mail confirms it, and nothing before', async () => {
  const change = { currentPassword: OLD, email: 'new@example.com' };
  const { token, expiresAt } = await accounts.createEmailChange(ana.userId, change, HOME);
  expect(expiresAt.toISOString()).toBe('2026-11-13T10:00:00.000Z');
  expect((await accounts.findAccount(ana.userId))?.email).toBe('ana@example.com');
  const reset = await resetToken();

  expect(await accounts.confirmEmailChange(token, HOME)).toEqual({
    account: { ...ana, email: 'new@example.com' },
    oldEmail: 'ana@example.com',
  });
  expect(await signIn(OLD, 'new@example.com')).toMatchObject({ userId: ana.userId });
  expect(await refusal(accounts.confirmEmailChange(token, HOME))).toBe('link_invalid');
  // It went to an address that may no longer be this person's.
  expect(await refusal(accounts.resetPassword({ token: reset, newPassword: NEW }, HOME))).toBe(
    'link_invalid',
  );
});

it('refuses a new address that is taken, when it is asked for and when it is confirmed', async () => {
  await register('rui');
  const change = (email: string) =>
    accounts.createEmailChange(ana.userId, { currentPassword: OLD, email }, HOME);
  expect(await fault(change('rui@example.com'))).toMatchObject({
    code: 'email_taken',
    fields: { email: expect.any(String) },
  });
  expect(await refusal(change('ana@example.com'))).toBe('invalid_input');
  const { token } = await change('eva@example.com');
  await register('eva');
  expect(await refusal(accounts.confirmEmailChange(token, HOME))).toBe('email_taken');
  expect((await accounts.findAccount(ana.userId))?.email).toBe('ana@example.com');
});

it('sends no more than a few links to new addresses', async () => {
  const change = (index: number) =>
    accounts.createEmailChange(ana.userId, { currentPassword: OLD, email: `new${index}@example.com` }, HOME);
  for (const index of [1, 2, 3]) await change(index);
  expect(await refusal(change(4))).toBe('too_many_requests');
});

it('refuses easy passwords at registration, at their field', async () => {
  for (const easy of ['iloveyou', 'Qwerty123', 'aaaaaaaaaa'])
    expect((await fault(register('rui', easy))).fields).toHaveProperty('password');
});

it('sweeps links that are past their time, and no others', async () => {
  await accounts.createPasswordReset(ana.email, 1, HOME);
  const token = await resetToken(2);
  clock.advance(HOUR_MS);
  expect(await accounts.sweepExpired()).toBe(1);
  expect(await reset(token)).toMatchObject({ userId: ana.userId });
});

it('says that a link is dead without using a good one up, and only so often to one network', async () => {
  const token = await resetToken();
  await accounts.assertResetLink(token, HOME);
  await accounts.assertResetLink(token, HOME);
  await reset(token);
  expect(await refusal(accounts.assertResetLink(token, HOME))).toBe('link_invalid');
  const good = await resetToken();
  for (let tries = 1; tries < 50; tries += 1)
    expect(await refusal(accounts.assertResetLink('made-up', HOME))).toBe('link_invalid');
  expect(await refusal(accounts.assertResetLink('made-up', HOME))).toBe('too_many_requests');
  expect(await refusal(accounts.assertResetLink(good, HOME))).toBe('too_many_requests');
  await accounts.assertResetLink(good, originOf('10.9.0.1'));
  clock.advance(HOUR_MS / 2);
  await accounts.assertResetLink(good, HOME);
  clock.advance(HOUR_MS);
  expect(await refusal(accounts.assertResetLink(good, HOME))).toBe('link_invalid');
});
