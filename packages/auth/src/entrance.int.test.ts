import { AppError } from '@earntrack/contract';
import { inTransaction } from '@earntrack/db';
import { asCurrency } from '@earntrack/domain';
import { appCode, type FixedClock, fixedClock } from '@earntrack/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Account, Accounts } from './accounts.ts';
import type { Auth } from './auth.ts';
import { createAccounts } from './create-accounts.ts';
import { createPrograms } from './create-programs.ts';
import { createAuth } from './lucia/create-auth.ts';
import type { Programs } from './programs.ts';
import { type AuthDatabase, openAuthDatabase } from './testing/auth-database.ts';
import { originOf } from './testing/origin-of.ts';
import { refusalCode } from './testing/program-calls.ts';
import { TEST_SIGNING } from './testing/test-signing.ts';
import { turnOn } from './testing/turn-on.ts';

const PASSWORD = 'correct horse';
const CHANGE = { currentPassword: PASSWORD, newPassword: 'another horse entirely' };
const HALF_MINUTE_MS = 30_000;
const HOME = originOf();
const PROVED = { currentPassword: PASSWORD };

let database: AuthDatabase;
let clock: FixedClock;
let accounts: Accounts;
let auth: Auth;
let programs: Programs;
let ana: Account;
let count = 0;

beforeAll(async () => {
  database = await openAuthDatabase();
});
beforeEach(async () => {
  clock = fixedClock('2026-11-12T10:00:00Z');
  const { db } = database.handle;
  accounts = createAccounts({ db, now: clock.now, secretsKey: 'only tests know this key, and it is long' });
  auth = createAuth({ db, isSecure: false });
  programs = createPrograms({ db, signing: TEST_SIGNING, now: clock.now });
  count += 1;
  const who = { email: `ana-${count}@example.com`, password: PASSWORD, currency: asCurrency('EUR') };
  const settings = { timeZone: 'UTC', locale: 'en', weekStart: 1, displayName: 'Ana' } as const;
  ana = await accounts.registerAccount({ ...settings, ...who }, 'open', HOME);
});
afterAll(() => database.drop());

const entering = () => accounts.authenticate(ana.email, PASSWORD, HOME);
const openSessions = async () => (await auth.list(ana.userId)).length;

async function resetPassword(): Promise<Account> {
  const link = await accounts.createPasswordReset(ana.email, 1, HOME);
  return accounts.resetPassword({ token: link?.token ?? '', newPassword: CHANGE.newPassword }, HOME);
}

/** Everything that somebody goes on with whose password was right. */
const WAYS_IN: [string, (owner: Account) => Promise<unknown>][] = [
  ['a browser', (owner) => auth.start(owner, HOME, 'password')],
  ['a browser that goes on', (owner) => auth.restart(owner, HOME)],
  ['a program', (owner) => programs.start(owner, HOME, 'password')],
  ['half a sign-in', (owner) => accounts.secondFactors.challenge(owner)],
];

const CHANGES: [string, () => Promise<Account | void>][] = [
  ['a new password', () => accounts.changePassword(ana.userId, CHANGE, HOME)],
  ['a reset', resetPassword],
  [
    'a second factor',
    async () => (await turnOn(accounts, ana.userId, { password: PASSWORD, now: clock.now() })).account,
  ],
  ['the end of the account', () => accounts.deleteAccount(ana.userId, PROVED, HOME)],
];

it.each(CHANGES)(
  'a sign-in whose password was right before %s is refused, whoever signs in, and who made the change goes on',
  async (_, change) => {
    const owner = await entering();
    const changed = await change();
    const refused = new AppError(
      'conflict',
      'How this account is entered was changed just now. Sign in again.',
    );
    for (const [, enter] of WAYS_IN) await expect(enter(owner)).rejects.toEqual(refused);
    expect(await openSessions()).toBe(0);
    await Promise.all(changed ? WAYS_IN.map(([, enter]) => enter(changed)) : []);
  },
);

it('half a sign-in whose code was right before a second factor went off opens nothing afterwards', async () => {
  const { secret, account } = await turnOn(accounts, ana.userId, { password: PASSWORD, now: clock.now() });
  clock.advance(HALF_MINUTE_MS);
  const half = await accounts.secondFactors.challenge(account);
  const passed = await accounts.secondFactors.pass(half?.token ?? '', appCode(secret, clock.now()), HOME);
  expect(passed.account).toEqual(account);
  await accounts.secondFactors.removeByOperator(ana.email);
  expect(await refusalCode(auth.start(passed.account, HOME, passed.proof))).toBe('conflict');
});

it('a second factor that was only begun ends with the password that began it', async () => {
  const { secret } = await accounts.secondFactors.begin(ana.userId, PASSWORD, HOME);
  await resetPassword();
  const confirmed = accounts.secondFactors.confirm(ana.userId, appCode(secret, clock.now()), HOME);
  expect(await refusalCode(confirmed)).toBe('conflict');
  expect(await accounts.secondFactors.show(ana.userId)).toMatchObject({ kind: null });
});

async function waitUntilSomebodyWaits(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      database.handle.db,
    );
    expect(rows).toHaveLength(1);
  });
}

/** A new password that is there but for the commit. */
async function changingPassword(): Promise<{ changing: Promise<void>; end: () => void }> {
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const { promise: begun, resolve: isBegun } = Promise.withResolvers<void>();
  const changing = inTransaction(database.handle.db, async (tx) => {
    await createAccounts({ db: tx, now: clock.now }).changePassword(ana.userId, CHANGE, HOME);
    isBegun();
    await mayEnd;
  });
  await begun;
  return { changing, end };
}

it.each(WAYS_IN)(
  'a sign-in as %s waits for the change that is under way, and is refused then',
  async (_, enter) => {
    const owner = await entering();
    const { changing, end } = await changingPassword();
    const refused = refusalCode(enter(owner));
    await waitUntilSomebodyWaits();
    end();
    await changing;
    expect(await refused).toBe('conflict');
    expect(await openSessions()).toBe(0);
  },
);

it('a change waits for the sign-in that is under way, and ends it', async () => {
  const owner = await entering();
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const { promise: begun, resolve: isBegun } = Promise.withResolvers<void>();
  const starting = inTransaction(database.handle.db, async (tx) => {
    await createAuth({ db: tx, isSecure: false }).start(owner, HOME, 'password');
    isBegun();
    await mayEnd;
  });
  await begun;
  const changing = accounts.changePassword(ana.userId, CHANGE, HOME);
  await waitUntilSomebodyWaits();
  end();
  await Promise.all([starting, changing]);
  expect(await openSessions()).toBe(0);
});

it('what was proved with the old password changes nothing after a new one', async () => {
  const { changing, end } = await changingPassword();
  const email = { currentPassword: PASSWORD, email: 'thief@example.com' };
  const asked = refusalCode(accounts.createEmailChange(ana.userId, email, HOME));
  await waitUntilSomebodyWaits();
  end();
  await changing;
  expect(await asked).toBe('conflict');
});

it('a code counts once however often the database has its transaction run again', async () => {
  const { db } = database.handle;
  const { secret, account } = await turnOn(accounts, ana.userId, { password: PASSWORD, now: clock.now() });
  await sql`create sequence attempts`.execute(db);
  await sql`
    create function ends_by_deadlock() returns trigger language plpgsql as $$
    begin
      if nextval('attempts') % 3 <> 0 then raise exception 'deadlock' using errcode = 'deadlock_detected'; end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger ends_by_deadlock before update of last_step on second_factor
    for each row execute function ends_by_deadlock()`.execute(db);
  try {
    for (let round = 0; round < 6; round += 1) {
      clock.advance(HALF_MINUTE_MS);
      expect(await accounts.secondFactors.require(account.userId, appCode(secret, clock.now()), HOME)).toBe(
        'totp',
      );
    }
  } finally {
    await sql`drop trigger ends_by_deadlock on second_factor`.execute(db);
  }
});
