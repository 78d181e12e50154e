import { randomUUID } from 'node:crypto';
import { asOperator } from '@earntrack/db';
import { asCurrency, asLocalDate } from '@earntrack/domain';
import { type CompiledQuery, type KyselyPlugin, type RawBuilder, sql } from 'kysely';
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
import { archiveYears } from './archived-years.ts';
import { type ArchivedKind, type ArchivedWay, moveRows } from './archived-years.queries.ts';

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

const add = (earnedOn: string, base = '10') =>
  ana.api.earnings.create(earningInput(platformId, base, { earnedOn }));

function archive(signal = new AbortController().signal, onProgress: () => void = () => undefined) {
  const doing = { accountId: null, address: '', now: app.clock.now() };
  return archiveYears(app.services.db, doing, {
    wish: { way: 'archive', beforeYear: 2020 },
    watch: { signal, onProgress },
  });
}

async function isArchived(id: string, kind: ArchivedKind = 'earning'): Promise<boolean> {
  const rows = await app.services.db
    .selectFrom(`${kind}_archive` as const)
    .select('id')
    .where('user_id', '=', ana.userId)
    .where('id', '=', id)
    .execute();
  return rows.length === 1;
}

/** Waits until somebody waits for a lock in the database of this test. */
function untilSomebodyWaits(): Promise<void> {
  return vi.waitFor(
    async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        asOperator(app.services.db, REASON),
      );
      expect(rows).toHaveLength(1);
    },
    { timeout: 20_000, interval: 20 },
  );
}

interface OneMove {
  kind: ArchivedKind;
  id: string;
  way: ArchivedWay;
}

/** Moves one row in a transaction that ends once `meanwhile` waits for it. */
async function movedWhile<T>({ kind, id, way }: OneMove, meanwhile: () => Promise<T>) {
  let waiting: Promise<T> | undefined;
  await app.services.db.transaction().execute(async (tx: Handle) => {
    expect(await moveRows(tx, kind, { ownerId: ana.userId, ids: [id], way })).toBe(1);
    waiting = meanwhile();
    await untilSomebodyWaits();
  });
  return waiting;
}

test('an edit that meets a move waits for it and finds the earning where it went', async () => {
  const { id, version } = await add('2019-05-01');
  const edit = (base: string, of: number) => () =>
    ana.api.earnings.update({
      ...earningInput(platformId, base, { id, earnedOn: '2019-05-01' }),
      version: of,
    });
  const first = await movedWhile({ kind: 'earning', id, way: 'archive' }, edit('11', version));
  expect(first).toMatchObject({ net: '11' });
  expect(await isArchived(id)).toBe(true);
  const second = await movedWhile({ kind: 'earning', id, way: 'bring_back' }, edit('12', version + 1));
  expect(second).toMatchObject({ net: '12' });
  expect(await isArchived(id)).toBe(false);
});

test('an edit of hours that meets a move waits for it too, and brings them back where it names their platforms', async () => {
  const id = randomUUID();
  const time = { kind: 'duration' as const, workedOn: '2019-05-02', seconds: 3_600 };
  const given = workInput([platformId], { id, time });
  const { version } = await ana.api.work.create(given);
  const edit = (note: string, of: number) => () => ana.api.work.update({ ...given, note, version: of });
  expect(await movedWhile({ kind: 'work', id, way: 'archive' }, edit('a', version))).toMatchObject({
    note: 'a',
    platformIds: [platformId],
  });
  expect(await isArchived(id, 'work')).toBe(false);
  expect(await archive()).toMatchObject({ movedWork: 1 });
  expect(await isArchived(id, 'work')).toBe(true);
  await ana.api.work.delete({ id });
  expect(await isArchived(id, 'work')).toBe(true);
  await ana.api.work.restore({ id });
  expect(await movedWhile({ kind: 'work', id, way: 'bring_back' }, edit('b', version + 3))).toMatchObject({
    note: 'b',
  });
});

test('an earning that gets hours while it would move takes them along', async () => {
  const { id, version } = await add('2019-06-01');
  const hours = { clock: 'online' as const, seconds: 3_600 };
  const given = { id, earnedOn: '2019-06-01', hours };
  let moving: Promise<number> | undefined;
  await app.services.db.transaction().execute(async (tx) => {
    await sql`select from earning where user_id = ${ana.userId} and id = ${id} for key share`.execute(
      asOperator(tx, REASON),
    );
    moving = app.services.db
      .transaction()
      .execute((other) => moveRows(other, 'earning', { ownerId: ana.userId, ids: [id], way: 'archive' }));
    await untilSomebodyWaits();
    // As hours from another device do: nothing of the earning itself changes.
    await tx
      .insertInto('work')
      .values({
        user_id: ana.userId,
        id,
        earning_id: id,
        worked_on: '2019-06-01' as never,
        clock: 'online',
        online_seconds: 60,
        source: 'typed',
        deleted_at: app.clock.now(),
      })
      .execute();
  });
  expect(await moving).toBe(1);
  expect([await isArchived(id), await isArchived(id, 'work')]).toEqual([true, true]);
  const work = await app.services.db
    .selectFrom('work')
    .select('id')
    .where('user_id', '=', ana.userId)
    .where('earning_id', '=', id)
    .execute();
  expect(work).toEqual([{ id }]);
  expect(await ana.api.earnings.update({ ...earningInput(platformId, '1', given), version })).toMatchObject({
    hours: { seconds: 3_600 },
  });
  expect([await isArchived(id), await isArchived(id, 'work')]).toEqual([false, false]);
});

test('a file that says an archived row anew brings it back with what it says now', async () => {
  const target = { kind: 'existing' as const, platformId };
  const file = (amount: string) =>
    statementFile(`id,platform,date,amount,hours,notes\nA1,Shop,2018-05-01,${amount},,x\n`, [
      { name: 'Shop', target },
    ]);
  await importFile(ana, file('7.00'));
  const of2018 = { from: '2018-01-01', to: '2018-12-31' };
  const idOf = async () => (await ana.api.earnings.list(of2018)).items.map(({ id, net }) => ({ id, net }));
  const [first] = await idOf();
  await archive();
  expect(await isArchived(first?.id ?? '')).toBe(true);
  await importFile(ana, file('8.00'));
  expect(await idOf()).toEqual([{ id: first?.id, net: '8' }]);
  expect(await isArchived(first?.id ?? '')).toBe(false);
  await archive();
  const corrected = earningInput(platformId, '0', {
    components: { adjustments: '-1' },
    adjustsId: first?.id ?? '',
  });
  await ana.api.earnings.create(corrected);
  expect(await isArchived(first?.id ?? '')).toBe(false);
});

test('no id is in both tables, whoever writes', async () => {
  const { id } = await add('2017-05-01');
  await archive();
  const db = asOperator(app.services.db, REASON);
  const row = { user_id: ana.userId, id, platform_id: platformId, source: 'typed' as const };
  const again = { ...row, earned_on: asLocalDate('2026-05-01'), currency: asCurrency('USD') };
  await expect(db.insertInto('earning').values(again).execute()).rejects.toThrow('is there already');
  const { id: atWork } = await add('2026-05-02');
  const twice = db.insertInto('earning_archive').values({ ...again, id: atWork });
  await expect(twice.execute()).rejects.toThrow('is there already');
  await ana.api.earnings.delete({ id: atWork });
});

test('ended after a batch it has moved a whole one, and goes on from there', async () => {
  await sql`
    insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source)
    select ${ana.userId}, gen_random_uuid(), ${platformId}, date '2015-01-01' + i % 900, 'USD', 1000000, 'typed'
    from generate_series(1, 1000) as i`.execute(asOperator(app.services.db, REASON));
  await add('2019-07-01');
  const before = await ana.api.earnings.sums({});
  const asked = new AbortController();
  const first = await archive(asked.signal, () => asked.abort());
  expect(first).toMatchObject({ moved: 1_000, isWhole: false });
  expect(await ana.api.earnings.sums({})).toEqual(before);
  const second = await archive();
  expect(second).toMatchObject({ moved: 1, held: 1, isWhole: true });
  expect(await ana.api.earnings.sums({})).toEqual(before);
});

test('a page of the newest earnings reads no more of the archive than where it begins', async () => {
  for (let day = 1; day <= 9; day += 1) await add(`2026-03-0${day}`);
  const db = asOperator(app.services.db, REASON);
  await sql`analyze earning`.execute(db);
  const asked: CompiledQuery[] = [];
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      asked.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const plain = app.services.db;
  Object.assign(app.services, { db: plain.withPlugin(recorder) });
  await ana.api.earnings.list({ limit: 5 });
  Object.assign(app.services, { db: plain });
  const list = asked.find(({ sql: text }) => /from "earning".*order by "earned_on" desc/.test(text));
  const pieces = (list?.sql ?? '').split(/\$(\d+)/).map((piece, at): RawBuilder<unknown> => {
    return at % 2 === 0 ? sql.raw(piece) : sql`${list?.parameters[Number(piece) - 1]}`;
  });
  const { rows } = await sql<
    Record<string, string>
  >`explain (analyze, timing off) ${sql.join(pieces, sql``)}`.execute(db);
  const plan = rows.flatMap((line) => Object.values(line)).join('\n');
  expect(plan).toContain('Merge Append');
  const ofArchive = /earning_archive_by_date on earning_archive .*\(actual rows=([\d.]+)/.exec(plan);
  expect([plan, Number(ofArchive?.[1])]).toEqual([plan, 1]);
});
