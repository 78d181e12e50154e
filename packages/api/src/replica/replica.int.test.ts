import { findAccountVersion } from '@earntrack/auth';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { fixedClock } from '@earntrack/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Handle } from '../actor.ts';
import { addPlatform, createTestApi, earningInput, type Person, type TestApi } from '../testing/index.ts';
import { noAnswers } from '../testing/map-answers.ts';
import { Replica, type ReplicaResult } from './replica.ts';

let app: TestApi;
let ana: Person;
let ben: Person;
let platforms: Map<Person, string>;
let results: ReplicaResult[];
/** Of what stands for the replica. */
let beside: DatabaseHandle;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  app = await createTestApi({ answers: noAnswers() });
  beside = createDatabase({ connectionString: app.databaseUrl });
  [ana, ben] = [await app.signUp(), await app.signUp()];
  platforms = new Map();
  for (const person of [ana, ben]) platforms.set(person, (await addPlatform(person)).id);
});
beforeEach(() => {
  results = [];
});
afterAll(async () => {
  for (const end of ends) await end();
  await beside.close();
  await app.close();
});

/** Everything as it is now, for as long as somebody looks: as a replica that takes nothing over any more. */
async function standStill(): Promise<void> {
  const snapshot = await beside.db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  ends.push(() => snapshot.rollback().execute());
  await sql`select 1`.execute(snapshot);
  askAt(snapshot);
}

function askAt(db: Handle, now = app.clock.now): void {
  app.services.replica = new Replica(db, { now, onRead: (result) => results.push(result) });
}

const earn = (person: Person, amount: string) =>
  person.api.earnings.create(earningInput(platforms.get(person) ?? '', amount));

const versionOf = async ({ userId }: Person) => (await findAccountVersion(app.services.db, userId)) ?? '';

async function told(person: Person): Promise<string> {
  return JSON.stringify(await person.api.dashboard.summary({ period: { kind: 'all' } }));
}

test('whoever has written since the replica stood still is shown what they wrote, and everybody else is answered there', async () => {
  await earn(ana, '10.25');
  await earn(ben, '20.50');
  await standStill();
  const [anaThen, benThen] = [await told(ana), await told(ben)];
  expect(results).toEqual(['replica', 'replica']);
  await earn(ana, '31.75');
  const anaNow = await told(ana);
  expect(results.slice(2)).toEqual(['behind']);
  expect(anaNow).not.toBe(anaThen);
  expect(anaNow).toContain('42');
  expect(await told(ben)).toBe(benThen);
  expect(results.slice(3)).toEqual(['replica']);
  // The same as without any replica.
  app.services.replica = null;
  expect([await told(ana), await told(ben)]).toEqual([anaNow, benThen]);
});

test('what is answered there is read there', async () => {
  await standStill();
  const before = await told(ben);
  // Behind the back of everything that tells of changes.
  await app.services.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await tx.updateTable('earning').set({ note: 'Elsewhere' }).where('user_id', '=', ben.userId).execute();
  });
  expect(await told(ben)).toBe(before);
  app.services.replica = null;
  expect(await told(ben)).not.toBe(before);
});

test('one that does not answer is left alone for a moment, asked again after it, and nobody notices', async () => {
  const clock = fixedClock('2026-11-12T10:00:00Z');
  const away = createDatabase({ connectionString: 'postgres://nobody@127.0.0.1:9/none' });
  ends.push(() => away.close());
  const said: unknown[] = [];
  app.services.replica = new Replica(away.db, {
    now: clock.now,
    onRead: (result) => results.push(result),
    onAway: (fault) => said.push(fault),
  });
  const answers = [await told(ana), await told(ana)];
  expect(said).toHaveLength(1);
  clock.advance(5_001);
  answers.push(await told(ana));
  expect(said).toHaveLength(2);
  expect(results).toEqual(['away', 'away', 'away']);
  app.services.replica = null;
  expect(new Set([...answers, await told(ana)]).size).toBe(1);
});

test('one that ends what takes too long there does not keep anybody from the answer', async () => {
  const slow = createDatabase({ connectionString: app.databaseUrl, statementTimeoutMs: 50 });
  ends.push(() => slow.close());
  const replica = new Replica(slow.db, { now: app.clock.now, onRead: (result) => results.push(result) });
  const primary = app.services.db;
  const version = await versionOf(ana);
  const read = async (db: Handle) => {
    if (db !== primary) await sql`select pg_sleep(30)`.execute(db);
    return db === primary;
  };
  expect(await replica.read({ userId: ana.userId, version, read, primary })).toBe(true);
  expect(results).toEqual(['away']);
});

test('a report that fails for itself fails, and is not made twice', async () => {
  let times = 0;
  await standStill();
  const { replica, db: primary } = app.services;
  const read = () => {
    times += 1;
    return Promise.reject(new RangeError('There is no such period.'));
  };
  await expect(
    replica?.read({ userId: ben.userId, version: await versionOf(ben), read, primary }),
  ).rejects.toThrow('no such period');
  expect(times).toBe(1);
});
