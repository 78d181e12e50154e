import { randomUUID } from 'node:crypto';
import { LIMITS } from '@earntrack/contract';
import { asOperator, USER_OWNED_TABLES } from '@earntrack/db';
import { asCurrency, asLocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../sweeps/sweep.ts';
import {
  addPlatform,
  createTestApi,
  earningInput,
  firstTold,
  importFile,
  payoutInput,
  type Person,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';

const DAY_MS = 86_400_000;

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi({ now: new Date().toISOString() });
});
afterAll(() => app.close());

const WITHOUT_ORIGIN = { origin: null };

async function placeOf(person: Person): Promise<string> {
  const [start] = await firstTold(person, 1);
  return start?.id ?? '';
}

/** Everything that is known of an account, in its order. */
function eventsOf({ userId }: Person) {
  return app.database.db
    .selectFrom('live_event')
    .select(['kind', 'position'])
    .where('user_id', '=', userId)
    .orderBy('position')
    .execute();
}

async function kindsAfter(person: Person, act: () => Promise<unknown>): Promise<string[]> {
  const before = (await eventsOf(person)).length;
  await act();
  return (await eventsOf(person)).slice(before).map(({ kind }) => kind);
}

async function addEarnings({ userId }: Person, platformId: string, count: number): Promise<void> {
  const row = () => ({
    user_id: userId,
    id: randomUUID(),
    platform_id: platformId,
    earned_on: asLocalDate('2026-11-01'),
    currency: asCurrency('USD'),
    base_micros: 1_000_000n,
    source: 'typed' as const,
  });
  await app.database.db
    .insertInto('earning')
    .values(Array.from({ length: count }, row))
    .execute();
}

test('a change of thousands of earnings is one event, and what nobody sees is none', async () => {
  const ana = await app.signUp();
  const { id: platformId } = await addPlatform(ana);
  expect(await kindsAfter(ana, () => addEarnings(ana, platformId, 3_000))).toEqual(['earnings']);
  const bulk = { id: randomUUID(), target: { filter: {} } };
  const edit = () => ana.api.earnings.bulkEdit({ ...bulk, change: { addTags: ['autumn'] } });
  expect(await kindsAfter(ana, edit)).toEqual(['earnings']);
  const binAll = () => ana.api.earnings.bulkDelete({ ...bulk, id: randomUUID() });
  expect(await kindsAfter(ana, binAll)).toEqual(['earnings']);
  app.clock.advance((LIMITS.binDays + 1) * DAY_MS);
  expect(await kindsAfter(ana, () => sweep(app.services))).toEqual([]);
  app.clock.advance(-(LIMITS.binDays + 1) * DAY_MS);
});

test('an import is told with each part that arrives, and once for each kind when it is recorded', async () => {
  const ana = await app.signUp();
  const { id: platformId } = await addPlatform(ana);
  const rows = Array.from(
    { length: 1_500 },
    (_, row) => `Shop,2026-11-02,10.${(row % 90) + 10},1,row ${row}`,
  );
  const csv = `platform,date,amount,hours,notes\n${rows.join('\n')}\n`;
  const file = statementFile(csv, [{ name: 'Shop', target: { kind: 'existing', platformId } }]);
  const kinds = await kindsAfter(ana, () => importFile(ana, file));
  // Opened, two parts, recorded.
  expect(kinds.filter((kind) => kind === 'imports')).toHaveLength(4);
  expect(kinds.filter((kind) => kind === 'earnings')).toHaveLength(1);
  expect(new Set(kinds)).toEqual(new Set(['imports', 'earnings', 'work']));
  expect(kinds.length).toBeLessThan(10);
});

test('every change of one kind is told once after a place, however many there were', async () => {
  const ana = await app.signUp();
  const { id: platformId } = await addPlatform(ana);
  const place = await placeOf(ana);
  await ana.api.earnings.create(earningInput(platformId, '1'));
  await ana.api.payouts.create(payoutInput(platformId, '1'));
  await ana.api.earnings.create(earningInput(platformId, '2'));
  const told = await firstTold(ana, 2, { lastEventId: place });
  expect(told.map(({ kind }) => kind)).toEqual(['payouts', 'earnings']);
  // Cut off between the two, the rest follows.
  const rest = await firstTold(ana, 1, { lastEventId: told[0]?.id ?? '' });
  expect(rest).toEqual(told.slice(1));
});

test('who shows something of a while ago is told what changed since, and nothing from before', async () => {
  const ana = await app.signUp();
  await addPlatform(ana);
  const { db } = app.services;
  await sql`update live_event set created_at = created_at - interval '1 hour'`.execute(
    asOperator(db, 'Everything so far was an hour ago'),
  );
  await ana.api.goals.create({ id: randomUUID(), periodKind: 'month', currency: 'USD', target: '1' });
  const told = await firstTold(ana, 2, { shownForMs: 60_000 });
  expect(told.map(({ kind }) => kind)).toEqual(['nothing', 'goals']);
  const [first] = await firstTold(ana, 1, { shownForMs: (LIMITS.liveEventDays + 1) * DAY_MS });
  expect(first?.kind).toBe('everything');
});

test('a transaction that is taken back tells nothing', async () => {
  const ana = await app.signUp();
  const kinds = await kindsAfter(ana, () =>
    app.services.db
      .transaction()
      .execute(async (tx) => {
        await tx
          .updateTable('profile')
          .set({ display_name: 'Ana' })
          .where('user_id', '=', ana.userId)
          .execute();
        throw new Error('taken back');
      })
      .catch(() => undefined),
  );
  expect(kinds).toEqual([]);
});

test('of two transactions the one that is committed first is told first, whichever wrote first', async () => {
  const ana = await app.signUp();
  const place = await placeOf(ana);
  const isWritten = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const slow = app.services.db.transaction().execute(async (tx) => {
    await tx.updateTable('profile').set({ display_name: 'Ana' }).where('user_id', '=', ana.userId).execute();
    isWritten.resolve();
    await release.promise;
  });
  await isWritten.promise;
  await addPlatform(ana);
  const [first] = await firstTold(ana, 1, { lastEventId: place });
  expect(first?.kind).toBe('platforms');
  release.resolve();
  await slow;
  const [next] = await firstTold(ana, 1, { lastEventId: first?.id ?? '' });
  expect(next?.kind).toBe('profile');
});

test('what was swept is told as everything, once; the newest event stays and proves that nothing is missing', async () => {
  const ana = await app.signUp();
  const early = await placeOf(ana);
  await addPlatform(ana);
  const late = await placeOf(ana);
  app.clock.advance((LIMITS.liveEventDays + 1) * DAY_MS);
  await sweep(app.services);
  app.clock.advance(-(LIMITS.liveEventDays + 1) * DAY_MS);
  expect(await eventsOf(ana)).toEqual([{ kind: 'platforms', position: BigInt(late) }]);

  expect(await firstTold(ana, 1, { lastEventId: early })).toEqual([
    { id: late, kind: 'everything', ...WITHOUT_ORIGIN },
  ]);
  await ana.api.goals.create({ id: randomUUID(), periodKind: 'month', currency: 'USD', target: '1' });
  expect((await firstTold(ana, 1, { lastEventId: late })).map(({ kind }) => kind)).toEqual(['goals']);
});

test('a place that only a database before a restored backup knew is told everything', async () => {
  const ana = await app.signUp();
  const place = await placeOf(ana);
  const [first] = await firstTold(ana, 1, { lastEventId: String(BigInt(place) + 1_000n) });
  expect(first).toEqual({ id: place, kind: 'everything', ...WITHOUT_ORIGIN });
});

/** Changed only together with something that is told, or shown nowhere. */
const UNTOLD = [
  'live_event',
  'earning_day',
  'earning_archive',
  'work_platform',
  'work_platform_archive',
  'statement_item',
  'bulk_change',
  'bulk_change_earning',
  'idempotency_key',
  'restored_archive',
  // Asked again whenever somebody looks at it.
  'account_audit',
];

test('whatever an account shows is told when it changes: every table of it, or why not', async () => {
  const { rows } = await sql<{ table: string; count: string }>`
    select c.relname as "table", count(*)::text as count
    from pg_trigger g join pg_class c on c.oid = g.tgrelid
    where g.tgname like 'live\\_event\\_after\\_%' group by 1`.execute(app.services.db);
  expect(new Set(rows.map(({ count }) => count))).toEqual(new Set(['3']));
  const told = rows.map(({ table }) => table);
  expect([...told, ...UNTOLD].toSorted()).toEqual(USER_OWNED_TABLES.toSorted());
});
