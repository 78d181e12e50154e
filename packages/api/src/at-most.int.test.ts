import { LIMITS } from '@earntrack/contract';
import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noAnswers } from './testing/map-answers.ts';
import { addPlatform, createTestApi, type Person, type TestApi } from './testing/index.ts';

let app: TestApi;
let ana: Person;
let platformId: string;
beforeAll(async () => {
  app = await createTestApi({ answers: noAnswers(), isDirect: true });
  ana = await app.signUp();
  platformId = (await addPlatform(ana)).id;
  const db = asOperator(app.services.db, 'Many rows at once');
  await sql`
    insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source)
    select ${ana.userId}::uuid, gen_random_uuid(), ${platformId}::uuid, date '2020-01-01' + n % 2000, 'USD', n, 'typed'
    from generate_series(1, 8000) as n`.execute(db);
  await sql`analyze earning`.execute(db);
});
afterAll(() => app.close());

/** PostgreSQL makes five plans for the values of their calls before it may keep one for all. */
const CALLS = 8;

/** How often the connection that was used last has run statements that end like this with a plan that it had kept. */
async function runsOfKeptPlans(ending: string): Promise<number[]> {
  const { rows } = await sql<{ runs: number }>`
    select generic_plans::integer as runs from pg_prepared_statements
    where statement like ${`%own_hours%${ending}`}`.execute(app.services.db);
  return rows.map(({ runs }) => runs);
}

test.each([LIMITS.pageSize, LIMITS.pageSizeMax])(
  'pages of %i of the newest earnings share one plan',
  async (limit) => {
    for (let call = 0; call < CALLS; call += 1) await ana.api.earnings.list({ limit });
    expect(await runsOfKeptPlans(`limit ${limit + 1}`)).toEqual([CALLS - 5]);
  },
);

test('the newest of the overview, and the newest alone of analytics, are planned once', async () => {
  for (let call = 0; call < CALLS; call += 1) {
    await ana.api.dashboard.summary({ period: { kind: 'week' } });
    await ana.api.analytics.report({ period: { kind: 'week' } });
  }
  expect(await runsOfKeptPlans(`limit ${LIMITS.recentEarnings}`)).toEqual([CALLS - 5]);
  expect(await runsOfKeptPlans('limit 1')).toEqual([CALLS - 5]);
});

test('pages of one platform are planned for how much it has', async () => {
  for (let call = 0; call < CALLS; call += 1) await ana.api.earnings.list({ platformIds: [platformId] });
  expect(await runsOfKeptPlans('limit $%')).toEqual([0]);
});
