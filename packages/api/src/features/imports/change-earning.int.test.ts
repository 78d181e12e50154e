import { holdAccount } from '@earntrack/db';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { eachWithShop, importFile, type Person, shopFile, type TestApi } from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ app, ana, shopId } = made);
});

async function isSomebodyWaiting() {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    app.database.db,
  );
  return rows.length > 0;
}

test('a change of fees of a file waits for an import before it holds the earning', async () => {
  await importFile(
    ana,
    shopFile(shopId, 'id,platform,date,currency,amount,fees', ['A1,Shop,2026-11-02,USD,10.00,2.00']),
  );
  const [earning] = (await ana.api.earnings.list({})).items;
  if (!earning) throw new Error('There is no earning');
  const { id, platformId, currency, earnedOn, version } = earning;
  const recording = await app.database.db.startTransaction().execute();
  await holdAccount(recording, ana.userId);
  const change = { id, platformId, currency, earnedOn, version, components: { base: '10' }, note: '' };
  const changing = ana.api.earnings.update({ ...change, hours: null });
  await vi.waitUntil(isSomebodyWaiting, { timeout: 10_000 });
  const free = await recording
    .selectFrom('earning')
    .select('id')
    .where('user_id', '=', ana.userId)
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .execute();
  await recording.rollback().execute();
  expect(await changing).toMatchObject({ net: '10' });
  expect(free).toEqual([{ id }]);
});
