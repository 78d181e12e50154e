import { randomUUID } from 'node:crypto';
import { AppError } from '@earntrack/contract';
import { asOperator, holdAccount, INSTALLATION_TABLES, inTransaction, TABLE_COLUMNS } from '@earntrack/db';
import { asCurrency } from '@earntrack/domain';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Accounts } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import { createPrograms } from './create-programs.ts';
import { createAuth } from './lucia/create-auth.ts';
import { type AuthDatabase, openAuthDatabase } from './testing/auth-database.ts';
import { giveBelongings } from './testing/belongings.ts';
import { TEST_SIGNING } from './testing/test-signing.ts';
import { turnOn } from './testing/turn-on.ts';
import { originOf } from './testing/origin-of.ts';

const HOME = originOf();
const PASSWORD = 'correct horse';
const SETTINGS = { timeZone: 'UTC', locale: 'en', weekStart: 1 } as const;

let database: AuthDatabase;
let accounts: Accounts;
/** What those with a second factor show. */
const codes = new Map<string, string | undefined>();

beforeEach(async () => {
  database = await openAuthDatabase();
  accounts = createAccounts({
    db: database.handle.db,
    secretsKey: 'only tests know this key, and it is long',
  });
});
afterEach(() => database.drop());

async function register(name: string): Promise<string> {
  const who = { email: `${name}@example.com`, password: PASSWORD, currency: asCurrency('EUR') };
  const registration = { ...SETTINGS, ...who, displayName: name };
  return (await accounts.registerAccount(registration, 'open', HOME)).userId;
}

/** Somebody with a row in every table, also in those by which accounts are found. */
async function registerWithEverything(name: string): Promise<string> {
  const userId = await register(name);
  const now = new Date();
  const { recoveryCodes, account } = await turnOn(accounts, userId, { password: PASSWORD, now });
  codes.set(userId, recoveryCodes[0]);
  await giveBelongings(database.handle.db, userId);
  await createAuth({ db: database.handle.db, isSecure: false }).start(
    account,
    originOf('10.0.0.1', 'laptop'),
    'password',
  );
  await accounts.createPasswordReset(`${name}@example.com`, 1, HOME);
  await accounts.createInvitation(userId, 14);
  await accounts.secondFactors.challenge(account);
  const programs = createPrograms({ db: database.handle.db, signing: TEST_SIGNING });
  await programs.start(account, originOf('10.0.0.1', 'script'), 'password');
  const wish = { name: 'Sheet', scopes: ['read'], expiresInDays: null } as const;
  await programs.createApiToken(userId, { id: randomUUID(), ...wish }, originOf());
  return userId;
}

const erase = (userId: string) =>
  accounts.deleteAccount(userId, { currentPassword: PASSWORD, code: codes.get(userId) }, HOME);

const ofInstallation: ReadonlySet<string> = new Set(INSTALLATION_TABLES);

/** How often a user is named in each table, in whichever of its columns. */
async function mentionsOf(userId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, columns] of Object.entries(TABLE_COLUMNS)) {
    const ids = Object.entries(columns).flatMap(([name, type]) => (type.startsWith('uuid') ? [name] : []));
    // Rows of the installation in which no id stands cannot name anybody; no other table may be without one.
    if (ids.length === 0 && ofInstallation.has(table)) {
      counts[table] = 0;
      continue;
    }
    if (ids.length === 0) throw new Error(`"${table}" does not say whose its rows are`);
    const named = sql.join(ids.map((id) => sql.ref(id)));
    const everybody = asOperator(database.handle.db, 'Whichever rows name the user');
    const { rows } = await sql<{ count: string }>`
      select count(*)::text as count from ${sql.table(table)} where ${userId}::uuid in (${named})`.execute(
      everybody,
    );
    counts[table] = Number(rows[0]?.count);
  }
  return counts;
}

it('deletes every row that names the user, in every table there is, and nobody else’s', async () => {
  await register('operator');
  const ana = await registerWithEverything('ana');
  const rui = await registerWithEverything('rui');
  const before = await mentionsOf(rui);
  expect(await mentionsOf(ana)).toEqual(before);
  // A table without a row to delete would prove nothing; those of the installation have nobody's.
  const without = Object.entries(before).filter(([, count]) => count === 0);
  expect(without.map(([table]) => table).toSorted()).toEqual([...INSTALLATION_TABLES].toSorted());

  await erase(ana);
  expect(Object.entries(await mentionsOf(ana)).filter(([, count]) => count > 0)).toEqual([]);
  expect(await mentionsOf(rui)).toEqual(before);
});

it('leaves the address in no table, and waits for what is being recorded, so that it goes too', async () => {
  await register('operator');
  const ana = await registerWithEverything('ana');
  const { db } = database.handle;
  const { promise: recorded, resolve: record } = Promise.withResolvers<void>();
  const recording = inTransaction(db, async (tx) => {
    await holdAccount(tx, ana);
    const platform = { user_id: ana, id: randomUUID(), name: 'Late', currency: asCurrency('EUR') };
    await tx
      .insertInto('platform')
      .values({ ...platform, kind: 'other', colour: 1 })
      .execute();
    await recorded;
  });
  const deleting = erase(ana);
  await vi.waitFor(async () => {
    const waiting = sql`select 1 from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    expect((await waiting.execute(db)).rows).toHaveLength(1);
  });
  record();
  await Promise.all([recording, deleting]);
  expect(Object.entries(await mentionsOf(ana)).filter(([, count]) => count > 0)).toEqual([]);
  const everybody = asOperator(db, 'Wherever the address may stand');
  for (const table of Object.keys(TABLE_COLUMNS)) {
    const named = sql`select 1 from ${sql.table(table)} as kept where kept::text ilike '%ana@example.com%'`;
    expect([table, (await named.execute(everybody)).rows]).toEqual([table, []]);
  }
});

it('ends the links and invitations of a deleted account, and gives its address free', async () => {
  await register('operator');
  const ana = await register('ana');
  const link = await accounts.createPasswordReset('ana@example.com', 1, HOME);
  const { token } = await accounts.createInvitation(ana, 14);
  await erase(ana);
  const reset = { token: link?.token ?? '', newPassword: 'another horse' };
  expect(await refusal(accounts.resetPassword(reset, HOME))).toMatchObject({ code: 'link_invalid' });
  const guest = { email: 'guest@example.com', password: PASSWORD, currency: asCurrency('EUR') };
  const invited = { ...SETTINGS, ...guest, displayName: '', invitation: token };
  const entering = accounts.registerAccount(invited, 'invite', HOME);
  expect(await refusal(entering)).toMatchObject({ code: 'invitation_invalid' });
  expect(await register('ana')).not.toBe(ana);
});

it('keeps the only operator while others have accounts, and lets the last person of all go', async () => {
  const operator = await registerWithEverything('operator');
  const ana = await register('ana');
  const before = await mentionsOf(operator);
  const refused = await refusal(erase(operator));
  expect(refused).toMatchObject({ code: 'forbidden', message: expect.stringMatching(/others/) });
  expect(await mentionsOf(operator)).toEqual(before);

  await erase(ana);
  await erase(operator);
  expect(await accounts.isEmpty()).toBe(true);
});

it('lets an operator go where there is another one', async () => {
  const operator = await register('operator');
  const ana = await register('ana');
  await database.handle.db.updateTable('account').set({ role: 'admin' }).where('user_id', '=', ana).execute();
  await erase(operator);
  expect(await accounts.findAccount(operator)).toBeNull();
});

it('deletes nothing for a wrong password', async () => {
  const ana = await registerWithEverything('ana');
  const before = await mentionsOf(ana);
  const refused = await refusal(accounts.deleteAccount(ana, { currentPassword: 'wrong' }, HOME));
  expect(refused).toMatchObject({
    code: 'wrong_credentials',
    fields: { currentPassword: expect.any(String) },
  });
  expect(await mentionsOf(ana)).toEqual(before);
});

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (err) {
    if (err instanceof AppError) return err;
    throw err;
  }
  throw new Error('It was not refused');
}
