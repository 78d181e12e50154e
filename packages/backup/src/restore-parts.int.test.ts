import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { dumpSchema } from '@earntrack/migrations';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { restoreTable } from './restore-table.ts';
import { restoreUser } from './restore-user.ts';
import { runBackup } from './run-backup.ts';
import { openStore } from './stores/open-store.ts';
import { emptyFolder, PRESENT, QUIET, whileRead, wishOf } from './testing/backup-wish.ts';
import { ask, filledDatabase, fingerprints } from './testing/filled-database.ts';

let database: Awaited<ReturnType<typeof filledDatabase>>;
let handle: DatabaseHandle;

beforeAll(async () => {
  database = await filledDatabase();
  handle = createDatabase({ connectionString: database.url });
});
afterAll(async () => {
  await handle.close();
  await database.drop();
});

const unproved = (folder: string) =>
  wishOf({ db: handle.db, url: database.url, folder }, { isVerified: false });

it('one account becomes what it was, with its sums and an event for its devices, and nobody else is touched', async () => {
  const folder = await emptyFolder();
  const [ana, rui] = database.people;
  const { manifest } = await runBackup(unproved(folder));
  const was = await fingerprints(database.url, ana.userId);
  const others = await fingerprints(database.url, rui.userId);
  const wish = { databaseUrl: database.url, store: openStore(folder), backup: manifest.name, identity: null };
  const restore = (more: Partial<Parameters<typeof restoreUser>[0]> = {}) =>
    restoreUser({
      ...wish,
      email: ana.email,
      isDryRun: false,
      mayReplace: true,
      now: () => PRESENT,
      watch: QUIET,
      ...more,
    });
  const ofAna = `where user_id = '${ana.userId}'`;
  await ask(
    database.url,
    `delete from earning ${ofAna} and earned_on > '2026-01-10'; update earning set base_micros = 1 ${ofAna}`,
  );
  const broken = await fingerprints(database.url);

  const plan = await restore({ isDryRun: true });
  expect(plan.tables).toContainEqual({ table: 'earning', before: expect.any(Number), after: 300 });
  await expect(restore({ mayReplace: false })).rejects.toThrow('has data now, which would give way');
  expect(await fingerprints(database.url)).toEqual(broken);
  const [events] = await ask(database.url, `select max(position)::int as last from live_event ${ofAna}`);
  await restore();
  const { live_event: _, ...now } = await fingerprints(database.url, ana.userId);
  expect(now).toEqual({ ...was, live_event: undefined });
  expect(await fingerprints(database.url, rui.userId)).toEqual(others);
  const [told] = await ask(
    database.url,
    `select max(position)::int > ${Number(events?.['last'])} as later from live_event ${ofAna}`,
  );
  expect(told).toEqual({ later: true });

  const endOfRui = `insert into deleted_account (user_hash) values (encode(sha256('${rui.userId}'), 'hex'))`;
  const meanwhile = (text: string) =>
    whileRead(openStore(folder), 'profile', async () => void (await ask(database.url, text)));
  await expect(restore({ email: rui.email, store: meanwhile(endOfRui) })).rejects.toThrow(
    'was deleted by its owner',
  );
  expect(await fingerprints(database.url, rui.userId)).toEqual(others);
  const email = 'rui@example.org';
  await ask(database.url, `update account set email = '${email}' where user_id = '${rui.userId}'`);
  await expect(restore({ email: rui.email })).rejects.toThrow('was deleted by its owner');
  await expect(restore({ email: 'nobody@example.com' })).rejects.toThrow('Nobody had an account');
  await ask(database.url, 'delete from deleted_account');
});

it('one table gets its rows back between the others, with what is kept of them, and the rows that were there stay beside', async () => {
  const folder = await emptyFolder();
  const { manifest } = await runBackup(unproved(folder));
  const was = await fingerprints(database.url);
  const schema = await dumpSchema(database.url);
  const wish = { databaseUrl: database.url, store: openStore(folder), backup: manifest.name, identity: null };
  const how = { isDryRun: false, mayReplace: true, now: () => PRESENT, watch: QUIET };
  const restore = (table: string, more = {}) => restoreTable({ ...wish, table, ...how, ...more });
  await ask(database.url, `update earning set base_micros = 1, currency = 'USD'`);
  expect(await restore('earning', { isDryRun: true })).toMatchObject({
    before: 600,
    after: 600,
    keptAs: null,
  });
  await expect(restore('earning', { mayReplace: false })).rejects.toThrow(
    'has 600 rows, which would be set aside',
  );
  await expect(restore('earning_day')).rejects.toThrow('is not restored alone');
  for (const heir of ['earning_archive', 'work_archive', 'work_platform_archive'])
    await expect(restore(heir)).rejects.toThrow('come back with that table');
  await expect(restore('account')).rejects.toThrow('would be back');
  await expect(restore('earnings')).rejects.toThrow('There is no table earnings');

  // A backup under way, which has not come to this table yet.
  const reader = new Client({ connectionString: database.url });
  await reader.connect();
  onTestFinished(() => reader.end());
  await reader.query('begin isolation level repeatable read read only; select from release');

  const { keptAs } = await restore('earning');
  const { rows: seen } = await reader.query('select distinct base_micros::text as base from earning');
  await reader.query('commit');
  expect(seen).toEqual([{ base: '1' }]);
  onTestFinished(
    async () => void (await ask(database.url, `drop schema ${String(keptAs).split('.')[0]} cascade`)),
  );
  const now = await fingerprints(database.url);
  // Those of archived years are among the others again.
  for (const heir of ['earning_archive', 'work_archive', 'work_platform_archive'])
    expect([heir, ...(await ask(database.url, `select from ${heir}`))]).toEqual([heir]);
  for (const table of ['earning', 'platform', 'account', 'session', 'work_platform'])
    expect([table, now[table]]).toEqual([table, was[table]]);
  expect(await dumpSchema(database.url)).toBe(schema);
  expect(await ask(database.url, `select distinct base_micros::text as base from ${keptAs}`)).toEqual([
    { base: '1' },
  ]);
  const wrong = await ask(
    database.url,
    `select from work where own_currency is distinct from (select currency from earning where earning.user_id = work.user_id and id = earning_id)`,
  );
  expect(wrong).toEqual([]);
  const ofRui = `where user_id = '${database.people[1].userId}'`;
  await ask(
    database.url,
    `insert into deleted_account (user_hash) values (encode(sha256('${database.people[1].userId}'), 'hex'));
     delete from work_platform ${ofRui}; delete from work ${ofRui}; delete from earning ${ofRui}`,
  );
  expect(await restore('earning', { now: () => new Date(PRESENT.getTime() + 1_000) })).toMatchObject({
    before: 300,
    after: 300,
  });
  expect(await ask(database.url, `select from earning ${ofRui}`)).toEqual([]);

  await ask(
    database.url,
    `delete from goal; delete from work_platform; delete from work; delete from earning; delete from platform`,
  );
  const later = () => new Date(PRESENT.getTime() + 2_000);
  await expect(restore('earning', { now: later })).rejects.toThrow('do not fit to what is there now');
  expect(await ask(database.url, 'select from earning')).toEqual([]);
});
