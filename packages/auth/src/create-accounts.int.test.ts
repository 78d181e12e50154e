import { AppError, type AppErrorCode } from '@earntrack/contract';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { asCurrency } from '@earntrack/domain';
import { createTestDatabase, type FixedClock, fixedClock, type TestDatabase } from '@earntrack/testkit';
import { hashSync } from '@node-rs/argon2';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Accounts, Registration } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';

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
  const account = await accounts.registerAccount(person('ana'), 'closed');
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
  const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => accounts.registerAccount(person(name), 'open'));
  const roles = (await Promise.all(all)).map(({ role }) => role);
  expect(roles.toSorted()).toEqual(['admin', 'user', 'user', 'user', 'user', 'user']);
});

it('lets one of two register who bring the same address at the same moment', async () => {
  await accounts.registerAccount(person('ana'), 'open');
  const codes = await Promise.all([1, 2].map(() => refusal(accounts.registerAccount(person('rui'), 'open'))));
  expect(codes).toHaveLength(2);
  expect(new Set(codes)).toEqual(new Set(['email_taken', null]));
});

it('closes the door after the first', async () => {
  await accounts.registerAccount(person('ana'), 'closed');
  expect(await refusal(accounts.registerAccount(person('rui'), 'closed'))).toBe('registration_closed');
});

it('lets an invited person in once, and keeps no token', async () => {
  const operator = await accounts.registerAccount(person('ana'), 'invite');
  const { token, expiresAt } = await accounts.createInvitation(operator.userId, 14);
  expect(expiresAt.toISOString()).toBe('2026-11-26T10:00:00.000Z');
  expect(JSON.stringify(await handle.db.selectFrom('invitation').selectAll().execute())).not.toContain(token);
  expect(await refusal(accounts.registerAccount(person('rui'), 'invite'))).toBe('invitation_invalid');
  expect(await refusal(accounts.registerAccount(person('rui', 'made-up'), 'invite'))).toBe(
    'invitation_invalid',
  );
  expect((await accounts.registerAccount(person('rui', token), 'invite')).role).toBe('user');
  expect(await refusal(accounts.registerAccount(person('eva', token), 'invite'))).toBe('invitation_invalid');
});

it('does not use an invitation up when the registration fails', async () => {
  await accounts.registerAccount(person('ana'), 'invite');
  const { token } = await accounts.createInvitation(null, 14);
  expect(await refusal(accounts.registerAccount(person('ana', token), 'invite'))).toBe('email_taken');
  expect((await accounts.registerAccount(person('rui', token), 'invite')).role).toBe('user');
});

it('refuses an invitation past its day', async () => {
  await accounts.registerAccount(person('ana'), 'invite');
  const { token } = await accounts.createInvitation(null, 1);
  clock.advance(DAY_MS);
  expect(await refusal(accounts.registerAccount(person('rui', token), 'invite'))).toBe('invitation_invalid');
});

it('signs in with the right password and answers alike for a wrong one and an unknown address', async () => {
  const account = await accounts.registerAccount(person('ana'), 'open');
  expect(await accounts.authenticate('ana@example.com', 'correct horse', '127.0.0.1')).toEqual(account);
  const answers = await Promise.allSettled([
    accounts.authenticate('ana@example.com', 'wrong', '127.0.0.1'),
    accounts.authenticate('nobody@example.com', 'wrong', '127.0.0.1'),
  ]);
  expect(answers.map((answer) => (answer.status === 'rejected' ? String(answer.reason) : ''))).toEqual(
    Array.from({ length: 2 }, () => 'AppError: This e-mail address and password do not match.'),
  );
});

it('stops guessing at one account from one address, for a while', async () => {
  await accounts.registerAccount(person('ana'), 'open');
  const guess = (password: string, address = '10.0.0.1') =>
    refusal(accounts.authenticate('ana@example.com', password, address));
  for (let count = 0; count < 10; count += 1) expect(await guess('wrong')).toBe('wrong_credentials');
  expect(await guess('correct horse')).toBe('too_many_requests');
  expect(await guess('correct horse', '10.0.0.2')).toBeNull();
  clock.advance(15 * 60_000);
  expect(await guess('correct horse')).toBeNull();
});

it('renews a hash that was made with weaker parameters when its owner signs in', async () => {
  const { userId } = await accounts.registerAccount(person('ana'), 'open');
  const weak = hashSync('correct horse', { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
  await handle.db.updateTable('account').set({ password_hash: weak }).where('user_id', '=', userId).execute();
  await accounts.authenticate('ana@example.com', 'correct horse', '127.0.0.1');
  const { password_hash } = await handle.db
    .selectFrom('account')
    .select('password_hash')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  expect(password_hash).toContain('m=19456,t=2,p=1');
  expect(await refusal(accounts.authenticate('ana@example.com', 'correct horse', '127.0.0.1'))).toBeNull();
});
