import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  importFile,
  type Person,
  shopFile,
  stageFile,
  type TestApi,
} from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
let shopId: string;
beforeAll(async () => {
  app = await createTestApi();
  ana = await app.signUp();
  shopId = (await addPlatform(ana, { name: 'Shop' })).id;
});
afterAll(() => app.close());

const HEADER = 'id,platform,date,amount,notes';
const READ = 'A1,Shop,2026-11-02,10,first';

test('an import tells how many of its rows nobody could read, as long as it is known', async () => {
  const { api } = ana;
  const rows = [READ, 'A2,Shop,2026-11-03,Pending,second', 'A3,Shop', 'A4,Shop,2026-11-05,,fourth'];
  const importId = await stageFile(ana, shopFile(shopId, HEADER, rows));
  const told = async () => (await api.imports.get({ importId })).unreadRows;
  expect(await told()).toBe(2);
  await api.imports.commit({ importId });
  expect(await told()).toBe(2);
  const leftOut = await api.imports.items({ importId, outcome: 'leftOut' });
  expect(leftOut.items.map(({ rows: [row], reason }) => [row, reason])).toEqual([
    [3, expect.stringMatching(/is no amount$/)],
    [4, 'this row ends after 2 of its cells'],
    [5, expect.any(String)],
  ]);
  await api.imports.undo({ importId });
  expect(await told()).toBe(2);
});

test('the list of imports tells it of each of them', async () => {
  const bea = await app.signUp();
  const { id: platformId } = await addPlatform(bea, { name: 'Shop' });
  const files = [
    [READ],
    [READ, 'A2,Shop,2026-11-03,Pending,second'],
    [READ, 'A5,Shop,2026-11-05,Soon,fifth', 'A6,Shop'],
  ];
  const ids: string[] = [];
  for (const rows of files) ids.push((await importFile(bea, shopFile(platformId, HEADER, rows))).id);
  const { items } = await bea.api.imports.list({});
  const told = new Map(items.map(({ id, unreadRows }) => [id, unreadRows]));
  expect(ids.map((id) => told.get(id))).toEqual([0, 1, 2]);
});

test('a row without an amount is none that nobody could read, though its reason ends with the same words', async () => {
  const header = 'platform,date,currency,amount,hours,own_note,product,product_kind,units,id';
  const rows = ['Shop,2026-11-02,EUR,10.00,,,,,,A5', 'Shop,2026-11-02,EUR,,2,,Logo,,1,A6'];
  const importId = await stageFile(ana, shopFile(shopId, header, rows));
  const leftOut = await ana.api.imports.items({ importId, outcome: 'leftOut' });
  expect(leftOut.items.map(({ reason, isUnread }) => [reason, isUnread])).toEqual([
    [expect.stringMatching(/ is no amount$/), false],
  ]);
  expect((await ana.api.imports.get({ importId })).unreadRows).toBe(0);
});

test('of files that were sent before it was said, the words of reasons tell which rows nobody could read', async () => {
  const rows = [READ, 'A2,Shop,2026-11-03,Pending,second', 'A3,Shop', 'A4,Shop,2026-11-05,,fourth'];
  const { open, items } = shopFile(shopId, HEADER, rows);
  const saidBefore = items.map((item) => {
    if (item.kind !== 'leftOut') return item;
    const { isUnread: _, ...said } = item;
    return said;
  });
  const importId = await stageFile(ana, { open, items: saidBefore });
  expect((await ana.api.imports.get({ importId })).unreadRows).toBe(2);
  const leftOut = await ana.api.imports.items({ importId, outcome: 'leftOut' });
  expect(leftOut.items.map(({ isUnread }) => isUnread)).toEqual([true, true, false]);
});

test('rows that are read, and what a person leaves out of them, are no rows that nobody could read', async () => {
  const file = shopFile(shopId, HEADER, [READ, 'A9,Shop,2026-11-09,4,ninth']);
  const { id } = await importFile(ana, file, { position: 1, decision: 'leaveOut' });
  const shown = await ana.api.imports.get({ importId: id });
  expect(shown).toMatchObject({ unreadRows: 0, outcomes: { leftOut: 1 } });
});
