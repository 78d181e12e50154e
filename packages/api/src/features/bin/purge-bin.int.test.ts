import { OPERATOR } from '@earntrack/auth';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { sweep } from '../../sweeps/sweep.ts';
import {
  createTestApi,
  importFile,
  type Person,
  refusal,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';
import { binOf, named, oneOfEach } from '../../testing/one-of-each.ts';
import { makeArchiveFile, restoreArchive } from '../archive/index.ts';

const DAY_MS = 86_400_000;

let app: TestApi;
let ana: Person;
beforeAll(async () => {
  app = await createTestApi({ now: new Date().toISOString() });
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
});

/** What is kept of the files of somebody, and what they see of it. */
async function itemsOf({ api, userId }: Person) {
  const stored = await app.services.db
    .selectFrom('statement_item')
    .selectAll()
    .where('user_id', '=', userId)
    .execute();
  const { items: imports } = await api.imports.list();
  const pages = await Promise.all(imports.map(({ id }) => api.imports.items({ importId: id })));
  return { stored, shown: pages.flatMap(({ items }) => items) };
}

test('what is deleted for good is gone, in no figure and nobody else’s bin, and no file brings it again', async () => {
  const { platformId, remove } = await oneOfEach(ana);
  const csv =
    'platform,date,amount,hours,notes,id\nShop,2026-11-02,10.00,1.5,Secret note,A1\nShop,2026-11-03,7.00,,Plain note,A2\n';
  const file = () => statementFile(csv, [{ name: 'Shop', target: { kind: 'existing', platformId } }]);
  await importFile(ana, file());
  const ofStatement = (await ana.api.earnings.list()).items.find(({ net }) => net === '10');
  await ana.api.earnings.delete({ id: ofStatement?.id ?? '' });
  await remove();
  expect((await itemsOf(ana)).shown).toHaveLength(2);
  const ben = await app.signUp();
  await (await oneOfEach(ben)).remove();
  const bin = named(await binOf(ana));
  expect(bin).toHaveLength(7);
  const sums = await ana.api.earnings.sums();

  const others = bin.filter(({ kind }) => kind !== 'payout');
  const first = { kind: 'payout', id: bin.find(({ kind }) => kind === 'payout')?.id ?? '' } as const;
  expect(await ben.api.bin.deleteForGood({ items: [first] })).toEqual({ count: 0 });
  expect(await ana.api.bin.deleteForGood({ items: [first] })).toEqual({ count: 1 });
  expect(await ana.api.bin.deleteForGood({ items: [first] })).toEqual({ count: 0 });
  expect(named(await binOf(ana))).toEqual(others);
  expect(await ana.api.bin.empty()).toEqual({ count: 6 });
  expect(await binOf(ana)).toEqual([]);
  expect(await binOf(ben)).toHaveLength(6);
  expect(await ana.api.earnings.sums()).toEqual(sums);
  for (const item of bin)
    expect((await refusal(ana.api.bin.restore({ items: [item] }))).code, item.kind).toBe('not_found');

  const kept = await app.services.db
    .selectFrom('earning')
    .selectAll()
    .where('user_id', '=', ana.userId)
    .execute();
  expect(kept).toHaveLength(3);
  expect(kept.map(({ description, note }) => description + note).join()).not.toContain('Secret');
  const plain = { value: '7', outcome: 'new' };
  const left = await itemsOf(ana);
  expect(left).toMatchObject({ stored: [{ payload: { key: expect.any(String) } }], shown: [plain] });
  expect(JSON.stringify(left)).not.toContain('Secret');
  expect((await ana.api.imports.list()).items).toMatchObject([{ itemCount: 2, outcomes: { new: 2 } }]);
  expect((await importFile(ana, file())).outcomes).toMatchObject({ new: 0, unchanged: 2 });
  const { shown } = await itemsOf(ana);
  expect(shown.map(({ value, outcome }) => `${value} ${outcome}`).sort()).toEqual(['7 new', '7 unchanged']);
  const { db, now } = app.services;
  const { file: archive } = await makeArchiveFile(
    db,
    { userId: ana.userId, now: now() },
    { productVersion: '1' },
  );
  onTestFinished(() => archive.close());
  const cyd = await app.signUp();
  await restoreArchive(db, { userId: cyd.userId, now: now(), origin: OPERATOR }, { file: archive });
  expect(JSON.stringify((await itemsOf(cyd)).stored)).not.toContain('Secret');
  expect((await importFile(cyd, file())).outcomes).toMatchObject({ new: 0, unchanged: 2 });
  expect(await ana.api.earnings.sums()).toEqual(sums);
});

test('after thirty days everything is out of the bin, before it was swept and after', async () => {
  const { platformId, remove } = await oneOfEach(ana);
  const csv = 'platform,date,amount,hours,notes\nShop,2026-11-02,10.00,1.5,Secret note\n';
  const file = () => statementFile(csv, [{ name: 'Shop', target: { kind: 'existing', platformId } }]);
  await importFile(ana, file());
  const ofStatement = (await ana.api.earnings.list()).items.find(({ source }) => source === 'statement');
  await ana.api.earnings.delete({ id: ofStatement?.id ?? '' });
  await remove();
  const bin = named(await binOf(ana));
  app.clock.advance(29 * DAY_MS);
  await sweep(app.services);
  expect(named(await binOf(ana))).toEqual(bin);
  expect((await itemsOf(ana)).stored).toHaveLength(1);
  app.clock.advance(2 * DAY_MS);
  const allGone = async () => {
    expect(await binOf(ana)).toEqual([]);
    for (const item of bin)
      expect((await refusal(ana.api.bin.restore({ items: [item] }))).code, item.kind).toBe('not_found');
  };
  await allGone();
  await sweep(app.services);
  await allGone();
  for (const table of ['goal', 'payout', 'work'] as const) {
    const left = await app.services.db
      .selectFrom(table)
      .select('id')
      .where('user_id', '=', ana.userId)
      .execute();
    expect(left, table).toEqual([]);
  }
  const platforms = app.services.db.selectFrom('platform').select('id').where('user_id', '=', ana.userId);
  expect(await platforms.execute()).toEqual([{ id: platformId }]);
  expect(await itemsOf(ana)).toEqual({ stored: [], shown: [] });
  const emptied = app.services.db.selectFrom('earning').selectAll().where('user_id', '=', ana.userId);
  expect(await emptied.where('source', '=', 'statement').execute()).toMatchObject([
    { id: ofStatement?.id, base_micros: 0n, description: '', note: '', has_own_hours: false },
  ]);
  expect((await importFile(ana, file())).outcomes).toMatchObject({ new: 0, unchanged: 1 });
  expect((await itemsOf(ana)).stored).toEqual([]);
});
