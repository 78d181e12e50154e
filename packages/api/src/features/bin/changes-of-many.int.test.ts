import type { EarningBulkChange } from '@earntrack/contract';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addPlatform, eachWithShop, importFile, type Person, shopFile } from '../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const file = (...rows: string[]) => shopFile(shopId, 'id,platform,date,amount,hours,notes', rows);
const GARDEN = 'A1,Shop,2026-11-02,10.00,2,Garden';
const FENCE = 'B1,Shop,2026-11-02,5.00,,Fence';

async function changeAll(change: (otherId: string) => Partial<EarningBulkChange>) {
  const { id: otherId } = await addPlatform(ana);
  const ids = (await ana.api.earnings.list({})).items.map((each) => each.id);
  const id = randomUUID();
  await ana.api.earnings.bulkEdit({ id, target: { ids }, change: change(otherId) });
  return id;
}

const CHANGES: readonly [string, (otherId: string) => Partial<EarningBulkChange>][] = [
  ['a tag', () => ({ addTags: ['rain'] })],
  ['another platform', (platformId) => ({ platformId })],
];

test.each(CHANGES)(
  'what is held by %s alone that a change of many gave it stays as that made it, and is told',
  async (_what, change) => {
    const first = await importFile(ana, file(GARDEN));
    const id = await changeAll(change);
    const held = await ana.api.earnings.list({});
    expect((await ana.api.imports.undo({ importId: first.id })).undo).toMatchObject({ kept: 1 });
    expect(await ana.api.earnings.undoBulk({ id })).toMatchObject({ count: 1, keptCount: 1 });
    expect(await ana.api.earnings.list({})).toEqual(held);
    expect(await ana.api.earnings.undoBulk({ id })).toMatchObject({ count: 1, keptCount: 1 });
  },
);

test.each(CHANGES)('what a file holds besides %s is as before', async (_what, change) => {
  const first = await importFile(ana, file(GARDEN));
  await importFile(ana, file(FENCE));
  const id = await changeAll(change);
  await ana.api.imports.undo({ importId: first.id });
  expect(await ana.api.earnings.undoBulk({ id })).toMatchObject({ count: 2, keptCount: 1 });
  const { items } = await ana.api.earnings.list({});
  const fence = items.find(({ net }) => net === '5');
  expect(fence).toMatchObject({ tags: [], platformId: shopId });
  const garden = items.find(({ net }) => net === '10');
  expect(garden?.tags.length === 1 || garden?.platformId !== shopId).toBe(true);
});
