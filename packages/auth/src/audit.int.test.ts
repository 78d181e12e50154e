import { asOperator, inTransaction } from '@earntrack/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordAct, recordFailure } from './audit.ts';
import { type AuthDatabase, openAuthDatabase } from './testing/auth-database.ts';
import { originOf } from './testing/origin-of.ts';

const DAY_MS = 86_400_000;

let database: AuthDatabase;
beforeAll(async () => {
  database = await openAuthDatabase();
});
afterAll(() => database.drop());

const actsOf = (userId: string) =>
  database.handle.db.selectFrom('account_audit').selectAll().where('user_id', '=', userId).execute();
const erase = (userId: string) =>
  database.handle.db.deleteFrom('account_audit').where('user_id', '=', userId).execute();

it('lets nobody change, delete or empty what an account remembers, before a year or the account is over', async () => {
  const { db } = database.handle;
  const userId = await database.insertUser();
  const [now, origin] = [new Date(), originOf('::ffff:203.0.113.7', 'Firefox')];
  await recordAct(db, { userId, origin, now }, { action: 'signed_out' });
  const old = new Date(now.getTime() - 366 * DAY_MS);
  await recordAct(db, { userId, origin, now: old }, { action: 'signed_out' });
  expect((await actsOf(userId)).map(({ address }) => address)).toEqual(['203.0.113.7', '203.0.113.7']);

  const change = db.updateTable('account_audit').set({ address: '' }).where('user_id', '=', userId);
  await expect(change.execute()).rejects.toThrow('append-only');
  await expect(erase(userId)).rejects.toThrow('append-only');
  const truncate = sql`truncate ${sql.table('account_audit')}`;
  await expect(truncate.execute(asOperator(db, 'Nobody may'))).rejects.toThrow('append-only');
  expect(await actsOf(userId)).toHaveLength(2);

  await db.deleteFrom('account_audit').where('user_id', '=', userId).where('at', '=', old).execute();
  expect(await actsOf(userId)).toHaveLength(1);
  await db.deleteFrom('account').where('user_id', '=', userId).execute();
  await erase(userId);
  expect(await actsOf(userId)).toEqual([]);
});

it('remembers a hundred a day of what one program repeats, says that there may be more, and hides nobody else by it', async () => {
  const { db } = database.handle;
  const userId = await database.insertUser();
  const now = new Date();
  const program = { ...originOf(), kind: 'api_token', id: 'one' } as const;
  const other = { ...program, id: 'another' };
  for (let times = 0; times < 103; times += 1)
    await recordAct(db, { userId, origin: program, now }, { action: 'earnings_exported' });
  await recordAct(db, { userId, origin: other, now }, { action: 'earnings_exported' });
  await recordAct(db, { userId, origin: program, now }, { action: 'archive_exported' });
  const acts = await actsOf(userId);
  const repeated = acts.filter(
    ({ actor_id, action }) => actor_id === 'one' && action === 'earnings_exported',
  );
  expect(repeated).toHaveLength(100);
  expect(repeated.filter(({ details }) => details['andMore'] === true)).toHaveLength(1);
  expect(acts).toHaveLength(102);
  const tomorrow = new Date(now.getTime() + DAY_MS + 1);
  await recordAct(db, { userId, origin: program, now: tomorrow }, { action: 'earnings_exported' });
  for (let times = 0; times < 103; times += 1)
    await recordAct(db, { userId, origin: program, now }, { action: 'api_token_made' });
  expect(await actsOf(userId)).toHaveLength(206);
});

it('remembers nothing of what was taken back', async () => {
  const userId = await database.insertUser();
  const doing = { userId, origin: originOf(), now: new Date() };
  const failing = inTransaction(database.handle.db, async (tx) => {
    await recordAct(tx, doing, { action: 'password_changed' });
    throw new Error('No');
  });
  await expect(failing).rejects.toThrow('No');
  expect(await actsOf(userId)).toEqual([]);
});

it('stops remembering failed sign-ins of a day once a crowd has left a hundred', async () => {
  const userId = await database.insertUser();
  const doing = { userId, origin: originOf(), now: new Date('2026-11-12T10:00:00Z') };
  for (let tries = 0; tries < 105; tries += 1) await recordFailure(database.handle.db, doing, 'password');
  expect(await actsOf(userId)).toHaveLength(100);
  // Whoever is refused for a code knew the password: that is remembered beside the crowd.
  await recordFailure(database.handle.db, doing, 'code');
  expect(await actsOf(userId)).toHaveLength(101);
  const nextDay = { ...doing, now: new Date('2026-11-13T10:00:01Z') };
  await recordFailure(database.handle.db, nextDay, 'password');
  expect(await actsOf(userId)).toHaveLength(102);
});
