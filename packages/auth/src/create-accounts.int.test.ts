import { AppError, type AppErrorCode, type RegistrationMode } from '@earntrack/contract';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { asCurrency } from '@earntrack/domain';
import { createTestDatabase, type FixedClock, fixedClock, type TestDatabase } from '@earntrack/testkit';
import { hashSync } from '@node-rs/argon2';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Accounts, Registration } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import { originOf } from './testing/origin-of.ts';

const DAY_MS = 86_400_000;
let database: TestDatabase;
let handle: DatabaseHandle;
let clock: FixedClock;
let accounts: Accounts;

beforeEach(async () => {
  database = await createTestDatabase();
  handle = createDatabase({ connectionString: database.url });
  clock = fixedClock('2026-11-12T10:00:00Z');
  accounts = createAccounts({ db: handle.db, now: clock.now });
});
afterEach(async () => {
  await handle.close();
  await database.drop();
});

const person = (name: string, invitation?: string): Registration => ({
  email: `${name}@example.com`,
  password: 'correct horse',
  displayName: name,
  timeZone: 'Europe/Lisbon',
  currency: asCurrency('EUR'),
  locale: 'pt-PT',
  weekStart: 1,
  invitation,
});

const register = (registration: Registration, mode: RegistrationMode, address = '10.0.0.1') =>
  accounts.registerAccount(registration, mode, originOf(address));

async function refusal(promise: Promise<unknown>): Promise<AppErrorCode | null> {
  try {
    await promise;
    return null;
  } catch (err) {
    if (err instanceof AppError) return err.code;
    throw err;
  }
}

it('makes the first account the operator’s, with its profile, even while registration is closed', async () => {
  expect(await accounts.isEmpty()).toBe(true);
  const account = await register(person('ana'), 'closed');
  expect(account).toMatchObject({ email: 'ana@example.com', role: 'admin' });
  expect(await accounts.isEmpty()).toBe(false);
  expect(await accounts.findAccount(account.userId)).toEqual(account);
  const profile = await handle.db
    .selectFrom('profile')
    .selectAll()
    .where('user_id', '=', account.userId)
    .executeTakeFirstOrThrow();
  expect(profile).toMatchObject({ time_zone: 'Europe/Lisbon', currency: 'EUR', week_start: 1, version: 1 });
});

it('makes exactly one operator when many register at the same moment', async () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => register(person(name), 'open'));
  const roles = (await Promise.all(all)).map(({ role }) => role);
  expect(roles.toSorted()).toEqual(['admin', 'user', 'user', 'user', 'user', 'user']);
});

it('lets one of two register who bring the same address at the same moment', async () => {
  await register(person('ana'), 'open');
  const codes = await Promise.all([1, 2].map(() => refusal(register(person('rui'), 'open'))));
  expect(codes).toHaveLength(2);
  expect(new Set(codes)).toEqual(new Set(['email_taken', null]));
});

it('closes the door after the first', async () => {
  await register(person('ana'), 'closed');
  expect(await refusal(register(person('rui'), 'closed'))).toBe('registration_closed');
});

it('lets an invited person in once, and keeps no token', async () => {
  const operator = await register(person('ana'), 'invite');
  const { token, expiresAt } = await accounts.createInvitation(operator.userId, 14);
  expect(expiresAt.toISOString()).toBe('2026-11-26T10:00:00.000Z');
  expect(JSON.stringify(await handle.db.selectFrom('invitation').selectAll().execute())).not.toContain(token);
  expect(await refusal(register(person('rui'), 'invite'))).toBe('invitation_invalid');
  expect(await refusal(register(person('rui', 'made-up'), 'invite'))).toBe('invitation_invalid');
  expect((await register(person('rui', token), 'invite')).role).toBe('user');
  expect(await refusal(register(person('eva', token), 'invite'))).toBe('invitation_invalid');
});

it('does not use an invitation up when the registration fails', async () => {
  await register(person('ana'), 'invite');
  const { token } = await accounts.createInvitation(null, 14);
  expect(await refusal(register(person('ana', token), 'invite'))).toBe('email_taken');
  expect((await register(person('rui', token), 'invite')).role).toBe('user');
});

it('refuses an invitation past its day', async () => {
  await register(person('ana'), 'invite');
  const { token } = await accounts.createInvitation(null, 1);
  clock.advance(DAY_MS);
  expect(await refusal(register(person('rui', token), 'invite'))).toBe('invitation_invalid');
});

it('signs in with the right password and answers alike for a wrong one and an unknown address', async () => {
  const account = await register(person('ana'), 'open');
  expect(await accounts.authenticate('ana@example.com', 'correct horse', originOf())).toEqual(account);
  const answers = await Promise.allSettled([
    accounts.authenticate('ana@example.com', 'wrong', originOf()),
    accounts.authenticate('nobody@example.com', 'wrong', originOf()),
  ]);
  expect(answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason) : ''))).toEqual(
    Array.from({ length: 2 }, () => 'AppError: This e-mail address and password do not match.'),
  );
});

it('stops guessing at one account from one address, for a while', async () => {
  await register(person('ana'), 'open');
  const guess = (password: string, address = '10.0.0.1') =>
    refusal(accounts.authenticate('ana@example.com', password, originOf(address)));
  for (let count = 0; count < 10; count += 1) expect(await guess('wrong')).toBe('wrong_credentials');
  expect(await guess('correct horse')).toBe('too_many_requests');
  expect(await guess('correct horse', '10.0.0.2')).toBeNull();
  clock.advance(15 * 60_000);
  expect(await guess('correct horse')).toBeNull();
});

it('lets somebody sign in while strangers register with false invitations', async () => {
  await register(person('ana'), 'invite');
  const strangers = Array.from({ length: 160 }, (_, index) =>
    refusal(register(person(`x${index}`, 'made-up'), 'invite', `10.1.0.${index}`)),
  );
  expect(
    await refusal(accounts.authenticate('ana@example.com', 'correct horse', originOf('10.0.0.2'))),
  ).toBeNull();
  expect(new Set(await Promise.all(strangers))).toEqual(new Set(['invitation_invalid']));
});

it('stops registrations from one network after a while, whatever invitations they bring, and no others', async () => {
  await register(person('ana'), 'invite', '10.0.0.9');
  const { token } = await accounts.createInvitation(null, 14);
  for (let count = 0; count < 100; count += 1)
    expect(await refusal(register(person('rui', 'made-up'), 'invite'))).toBe('invitation_invalid');
  expect(await refusal(register(person('rui', token), 'invite'))).toBe('too_many_requests');
  expect(await refusal(register(person('rui', token), 'invite', '10.0.0.2'))).toBeNull();
});

it('lets an owner in whose account strangers guess at from everywhere', async () => {
  await register(person('ana'), 'open');
  const guess = (password: string, address: string) =>
    refusal(accounts.authenticate('ana@example.com', password, originOf(address)));
  for (let index = 0; index < 100; index += 1) await guess('wrong', `10.1.0.${index % 10}`);
  for (let count = 0; count < 3; count += 1)
    expect(await guess('wrong', '10.2.0.1')).toBe('wrong_credentials');
  expect(await guess('wrong', '10.2.0.1')).toBe('too_many_requests');
  expect(await guess('correct horse', '10.3.0.1')).toBeNull();
});

it('renews a hash that was made with weaker parameters when its owner signs in', async () => {
  const { userId } = await register(person('ana'), 'open');
  const weak = hashSync('correct horse', { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
  await handle.db.updateTable('account').set({ password_hash: weak }).where('user_id', '=', userId).execute();
  await accounts.authenticate('ana@example.com', 'correct horse', originOf());
  const { password_hash } = await handle.db
    .selectFrom('account')
    .select('password_hash')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  expect(password_hash).toContain('m=19456,t=2,p=1');
  expect(await refusal(accounts.authenticate('ana@example.com', 'correct horse', originOf()))).toBeNull();
});

it('does not count an attempt to sign in that failed through us, since no password was tried', async () => {
  await register(person('ana'), 'open');
  const signIn = () => accounts.authenticate('ana@example.com', 'correct horse', originOf('10.0.0.2'));
  await handle.db.schema.alterTable('account').renameTo('out_of_reach').execute();
  for (let count = 0; count < 10; count += 1) await expect(signIn()).rejects.toThrow('does not exist');
  await handle.db.schema.alterTable('out_of_reach').renameTo('account').execute();
  expect(await refusal(signIn())).toBeNull();
});
