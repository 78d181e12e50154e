import { randomUUID } from 'node:crypto';
import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Handle } from '../actor.ts';
import {
  addPlatform,
  createTestApi,
  earningInput,
  importFile,
  type Person,
  statementFile,
  type TestApi,
  workInput,
} from '../testing/index.ts';
import { archiveYears, type ArchivingWish } from './archived-years.ts';
import { moveRows } from './archived-years.queries.ts';

const REASON = 'A test looks at tables as PostgreSQL has them';
let app: TestApi;
let ana: Person;
let platformId: string;
beforeAll(async () => {
  app = await createTestApi();
  ana = await app.signUp();
  platformId = (await addPlatform(ana)).id;
});
afterAll(() => app.close());

function move(wish: ArchivingWish) {
  const watch = { signal: new AbortController().signal, onProgress: () => undefined };
  return archiveYears(
    app.services.db,
    { accountId: null, address: '', now: app.clock.now() },
    { wish, watch },
  );
}

/** Waits until so many wait for a lock in the database of this test. */
function untilWaiting(count: number): Promise<void> {
  return vi.waitFor(
    async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        asOperator(app.services.db, REASON),
      );
      expect(rows).toHaveLength(count);
    },
    { timeout: 20_000, interval: 20 },
  );
}

/** Archives an earning in a transaction that ends once so many wait for it. */
async function archivedWhile<T>(id: string, meanwhile: () => Promise<T>, waiting = 1): Promise<T> {
  let done: Promise<T> | undefined;
  await app.services.db.transaction().execute(async (tx: Handle) => {
    await moveRows(tx, 'earning', { ownerId: ana.userId, ids: [id], way: 'archive' });
    done = meanwhile();
    await untilWaiting(waiting);
  });
  if (!done) throw new Error('It was begun');
  return done;
}

const hours = { clock: 'online' as const, seconds: 3_600 };
const oldWork = (id: string) =>
  workInput([platformId], { id, time: { kind: 'duration', workedOn: '2019-05-02', seconds: 3_600 } });
const told = (done: Promise<unknown>) =>
  done.then(
    () => 'done',
    (err: Error) => err.message,
  );

test('work that an edit brought back while a batch waited for another row is not taken out of the hands of the next edit', async () => {
  const [blocked = '', edited = ''] = [randomUUID(), randomUUID()].toSorted();
  await ana.api.work.create(oldWork(blocked));
  const { version } = await ana.api.work.create(oldWork(edited));
  await move({ way: 'archive', beforeYear: 2020 });
  const { db } = app.services;
  const [isWritten, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let moving: Promise<unknown> | undefined;
  let saving: Promise<unknown> | undefined;
  await db.transaction().execute(async (tx: Handle) => {
    await sql`select from work where user_id = ${ana.userId} and id = ${blocked} for update`.execute(
      asOperator(tx, REASON),
    );
    moving = move({ way: 'bring_back' });
    await untilWaiting(1);
    await ana.api.work.update({ ...oldWork(edited), note: 'first', version });
    saving = db.transaction().execute(async (other) => {
      await other
        .updateTable('work')
        .set({ note: 'second' })
        .where('user_id', '=', ana.userId)
        .where('id', '=', edited)
        .execute();
      isWritten.resolve();
      await release.promise;
    });
    await isWritten.promise;
  });
  await moving;
  release.resolve();
  await saving;
  expect(await ana.api.work.get({ id: edited })).toMatchObject({ note: 'second' });
  expect(await ana.api.work.get({ id: blocked })).toMatchObject({ platformIds: [platformId] });
});

test('a file that waits while an edit brings its row back leaves what the person says now', async () => {
  const target = { kind: 'existing' as const, platformId };
  const file = (amount: string) =>
    statementFile(`id,platform,date,amount,hours,notes\nA1,Shop,2018-05-01,${amount},2,x\n`, [
      { name: 'Shop', target },
    ]);
  await importFile(ana, file('7.00'));
  const ofThatDay = async () =>
    (await ana.api.earnings.list({ from: '2018-05-01', to: '2018-05-01' })).items.map(({ id, net }) => ({
      id,
      net,
    }));
  const [known] = await ofThatDay();
  await move({ way: 'archive', beforeYear: 2020 });
  let importing: Promise<unknown> | undefined;
  // As an edit does: the earning where it lies, and its hours anew, which bring it back.
  await app.services.db.transaction().execute(async (tx: Handle) => {
    const db = asOperator(tx, REASON);
    await sql`
      update earning set base_micros = 99000000, request_hash = 'of a person', version = version + 1
      where user_id = ${ana.userId} and id = ${known?.id}`.execute(db);
    const { rows } = await sql<{ id: string }>`
      delete from work where user_id = ${ana.userId} and earning_id = ${known?.id} returning id`.execute(db);
    await sql`
      insert into work (user_id, id, earning_id, worked_on, clock, online_seconds, source)
      values (${ana.userId}, ${rows[0]?.id}, ${known?.id}, '2018-05-01', 'online', 60, 'typed')`.execute(db);
    importing = importFile(ana, file('8.00'));
    await untilWaiting(1);
  });
  await importing;
  expect(await ofThatDay()).toEqual([{ id: known?.id, net: '99' }]);
});

test('two saves of an earning that both wait for a batch find it', async () => {
  const input = earningInput(platformId, '10', { id: randomUUID(), earnedOn: '2019-05-01', hours });
  const { id, version } = await ana.api.earnings.create(input);
  const save = () => told(ana.api.earnings.update({ ...input, components: { base: '11' }, version }));
  expect(await archivedWhile(id, () => Promise.all([save(), save()]), 2)).toEqual(['done', 'done']);
});

test('a correction of an earning that a batch moves brings it back', async () => {
  const { id } = await ana.api.earnings.create(earningInput(platformId, '10', { earnedOn: '2019-05-01' }));
  const given = { components: { adjustments: '-1' }, adjustsId: id };
  const correct = () => told(ana.api.earnings.create(earningInput(platformId, '0', given)));
  expect(await archivedWhile(id, correct)).toBe('done');
});

test('who looks at hours is told when an archived earning takes its own along', async () => {
  const target = { kind: 'existing' as const, platformId };
  const csv = 'id,platform,date,amount,hours,notes\nZ2,Shop,2016-05-02,3,2,x\n';
  const { id: importId } = await importFile(ana, statementFile(csv, [{ name: 'Shop', target }]));
  await move({ way: 'archive', beforeYear: 2020 });
  const db = asOperator(app.services.db, REASON);
  const before = await sql<{ last: string }>`select max(position)::text as last from live_event`.execute(db);
  await ana.api.imports.undo({ importId });
  const after = await sql<{ kind: string }>`
    select distinct kind from live_event where position > ${before.rows[0]?.last}::bigint order by 1`.execute(
    db,
  );
  expect(after.rows.map(({ kind }) => kind)).toEqual(['earnings', 'imports', 'work']);
});
