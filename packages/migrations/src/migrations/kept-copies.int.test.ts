import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrateDown, migrateUp } from '../runner.ts';
import { addEarnings, addOwners, type Owner, wrongCopies } from '../testing/kept-copies.ts';
import { runSql, startTestServer, type TestServer } from '../testing/test-server.ts';
import { MIGRATIONS } from './index.ts';

const before = (name: string) =>
  MIGRATIONS.slice(
    0,
    MIGRATIONS.findIndex((migration) => migration.name === name),
  );
const BEFORE = before('0014-sums-by-day');

let server: TestServer;
let url: string;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.createDatabase();
});

/** Statements of every kind that changes an earning, some of many rows and of both people at once. */
function statementsOf([ana, ben]: readonly Owner[]): fc.Arbitrary<string> {
  if (!ana || !ben) throw new Error('There are two people');
  const owner = fc.constantFrom(ana, ben);
  const day = fc.integer({ min: 0, max: 59 }).map((days) => `date '2026-01-01' + ${days}`);
  const amount = fc.constantFrom('0', '1', '-7', '2500000', '9000000000000000');
  const change = fc.oneof(
    amount.map((micros) => `base_micros = ${micros}`),
    amount.map((micros) => `taxes_withheld_micros = abs(${micros})`),
    amount.map(
      (micros) => `pass_through_tax_micros = abs(${micros}), cash_collected_micros = abs(${micros}) / 7`,
    ),
    day.map((date) => `earned_on = ${date}`),
    fc.constantFrom('EUR', 'USD').map((code) => `currency = '${code}'`),
    fc.constantFrom('deleted_at = now()', 'deleted_at = null', "tags = '{a}'", 'adjusts_id = null'),
    fc.constant('has_own_hours = not has_own_hours'),
  );
  const where = fc.oneof(
    day.map((date) => `earned_on = ${date}`),
    owner.map(({ userId }) => `user_id = '${userId}'`),
    owner.map(({ platformIds }) => `platform_id = '${platformIds[0]}'`),
  );
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(change, where).map(([set, which]) => `update earning set ${set} where ${which}`),
    },
    owner.map(
      ({ userId, platformIds }) =>
        `update earning set platform_id = '${platformIds[1]}' where user_id = '${userId}' and has_own_hours`,
    ),
    fc.tuple(day, amount).map(
      ([date, micros]) => `
        insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source)
        select user_id, case when i = 1 then id else gen_random_uuid() end, platform_id, ${date}, currency, ${micros}, 'typed'
        from earning, generate_series(1, 2) as i where earned_on = date '2026-01-01'
        on conflict (user_id, id) do update set base_micros = excluded.base_micros, earned_on = excluded.earned_on`,
    ),
    day.map((date) => `delete from earning where earned_on = ${date}`),
    owner.map(
      ({ userId, platformIds }) => `
        update work_platform set platform_id = '${platformIds[0]}' where user_id = '${userId}'`,
    ),
    owner.map(
      ({ userId, platformIds }) => `
        insert into work_platform (user_id, work_id, platform_id)
        select user_id, id, unnest(array['${platformIds.join(`','`)}']::uuid[]) from work where user_id = '${userId}'
        on conflict do nothing`,
    ),
    owner.map(
      ({ userId, platformIds }) =>
        `delete from work_platform where user_id = '${userId}' and platform_id = '${platformIds[1]}'`,
    ),
    fc.tuple(owner, day, fc.constantFrom('earning', 'work')).map(
      ([{ userId }, date, table]) => `
        select ${table}_move('${table}', '${table}_archive', '${userId}', array(
          select id from only ${table} where ${table === 'work' ? 'worked_on' : 'earned_on'} < ${date}))`,
    ),
    fc.tuple(owner, fc.constantFrom('earning', 'work')).map(
      ([{ userId }, table]) => `
        select ${table}_move('${table}_archive', '${table}', '${userId}', array(select id from ${table}_archive))`,
    ),
    owner.map(
      ({ userId }) => `update work set earning_id = null where user_id = '${userId}' and id::text < '8'`,
    ),
  );
}

/** A statement that is refused changes nothing. */
function ignoreTakenKey(fault: unknown): void {
  if (!(fault instanceof Error) || !('code' in fault) || fault.code !== '23505') throw fault;
}

test('what the database keeps for reading is what its sources say, whatever is done to them', async () => {
  await migrateUp(url);
  const owners = await addOwners(url);
  await fc.assert(
    fc.asyncProperty(fc.array(statementsOf(owners), { minLength: 1, maxLength: 8 }), async (statements) => {
      await runSql(url, 'truncate earning, earning_day, work, work_platform');
      for (const owner of owners) await addEarnings(url, owner, 120);
      for (const statement of statements) await runSql(url, statement).catch(ignoreTakenKey);
      expect(await wrongCopies(url)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('what was there before is filled in, and going back and forth changes nothing of it', async () => {
  await migrateUp(url, { migrations: BEFORE });
  for (const owner of await addOwners(url)) await addEarnings(url, owner, 500);
  await migrateUp(url);
  expect(await wrongCopies(url)).toEqual([]);
  const [days] = await runSql(url, 'select count(*)::integer as count from earning_day');
  expect(days?.['count']).toBeGreaterThan(100);
  await migrateDown(url, { steps: MIGRATIONS.length - BEFORE.length });
  await migrateUp(url);
  expect(await wrongCopies(url)).toEqual([]);
});

test.each([
  ['the days', BEFORE],
  ['what is owed', before('0030-owed-by-day')],
])(
  'writes of a server that still runs are counted once while the migration fills in %s',
  async (_what, migrations) => {
    await migrateUp(url, { migrations });
    const owners = await addOwners(url);
    for (const owner of owners) await addEarnings(url, owner, 10_000);
    const migrated = { isDone: false };
    const writer = async ({ userId, platformIds }: Owner, step: number) => {
      for (let turn = 0; !migrated.isDone; turn += step) {
        const day = `date '2026-01-01' + ${turn % 60}`;
        await runSql(
          url,
          `insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, cash_collected_micros, source)
         values ('${userId}', gen_random_uuid(), '${platformIds[0]}', ${day}, 'EUR', ${turn}, ${turn}, 'typed')`,
        );
        await runSql(
          url,
          `update earning set base_micros = 5 where user_id = '${userId}' and earned_on = ${day}`,
        );
      }
    };
    const writing = owners.flatMap((owner) => [writer(owner, 1), writer(owner, 7)]);
    await migrateUp(url);
    migrated.isDone = true;
    await Promise.all(writing);
    expect(await wrongCopies(url)).toEqual([]);
  },
);
