import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  importFile,
  refusal,
  stageFile,
  statementFile,
  type TestApi,
  workInput,
} from '../testing/index.ts';
import { sweep } from './sweep.ts';

const DAY_MS = 86_400_000;

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi({ now: new Date().toISOString() });
});
afterAll(() => app.close());

test('what lies in the bin can come back for thirty days, and is gone after that', async () => {
  const ana = await app.signUp();
  const { id: platformId } = await addPlatform(ana);
  const hours = { clock: 'engaged', seconds: 60 } as const;
  const earning = await ana.api.earnings.create(earningInput(platformId, '1', { hours }));
  const kept = await ana.api.earnings.create(earningInput(platformId, '2'));
  const work = await ana.api.work.create(workInput([platformId]));
  await ana.api.earnings.delete({ id: earning.id });
  await ana.api.work.delete({ id: work.id });

  app.clock.advance(29 * DAY_MS);
  await sweep(app.services);
  await ana.api.earnings.restore({ id: earning.id });
  await ana.api.earnings.delete({ id: earning.id });
  await ana.api.work.restore({ id: work.id });
  await ana.api.work.delete({ id: work.id });

  app.clock.advance(31 * DAY_MS);
  await sweep(app.services);
  expect((await refusal(ana.api.earnings.restore({ id: earning.id }))).code).toBe('not_found');
  expect((await refusal(ana.api.work.restore({ id: work.id }))).code).toBe('not_found');
  expect((await ana.api.earnings.list()).items.map(({ id }) => id)).toEqual([kept.id]);
});

test('a row of a statement that a person deleted does not come back with the file, ever', async () => {
  const ana = await app.signUp();
  const { id: platformId } = await addPlatform(ana);
  const csv = 'platform,date,amount,hours,notes\nShop,2026-11-02,10.00,,\n';
  const file = () => statementFile(csv, [{ name: 'Shop', target: { kind: 'existing', platformId } }]);
  await importFile(ana, file());
  const [row] = (await ana.api.earnings.list()).items;
  await ana.api.earnings.delete({ id: row?.id ?? '' });
  app.clock.advance(40 * DAY_MS);
  await sweep(app.services);
  expect((await importFile(ana, file())).outcomes).toMatchObject({ new: 0, unchanged: 1 });
  expect((await ana.api.earnings.list()).items).toEqual([]);
});

test('an import that nobody finished is gone after a day; a recorded one stays', async () => {
  const ana = await app.signUp();
  const { id: platformId } = await addPlatform(ana);
  const csv = 'platform,date,amount,hours,notes\nShop,2026-11-02,10.00,,\n';
  const file = () => statementFile(csv, [{ name: 'Shop', target: { kind: 'existing', platformId } }]);
  const recorded = await importFile(ana, file());
  const abandoned = await stageFile(ana, file());
  app.clock.advance(DAY_MS + 1);
  await sweep(app.services);
  expect((await refusal(ana.api.imports.get({ importId: abandoned }))).code).toBe('not_found');
  expect((await ana.api.imports.list()).items.map(({ id }) => id)).toEqual([recorded.id]);
});

test('a link to a new password is gone from the tables once it is past its time', async () => {
  const ana = await app.signUp();
  const ofAna = () =>
    app.services.db.selectFrom('account_request').select('kind').where('user_id', '=', ana.userId).execute();
  await ana.api.auth.requestPasswordReset({ email: ana.email });
  await app.mails();
  await sweep(app.services);
  expect(await ofAna()).toHaveLength(1);
  app.clock.advance(DAY_MS);
  await sweep(app.services);
  expect(await ofAna()).toEqual([]);
});

test('what a request was answered is known under its key for a week, and no longer', async () => {
  const { userId } = await app.signUp();
  const keys = () =>
    app.database.db.selectFrom('idempotency_key').select('key').where('user_id', '=', userId).execute();
  const agedBy = (days: number) => new Date(app.clock.now().getTime() - days * DAY_MS);
  const kept = { user_id: userId, request_hash: 'hash', answer: '{}' };
  await app.database.db
    .insertInto('idempotency_key')
    .values([
      { ...kept, key: 'of this week', created_at: agedBy(6) },
      { ...kept, key: 'of last week', created_at: agedBy(8) },
    ])
    .execute();
  await sweep(app.services);
  expect(await keys()).toEqual([{ key: 'of this week' }]);
});
