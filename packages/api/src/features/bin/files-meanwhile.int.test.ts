import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  eachWithShop,
  importFile,
  type Person,
  refusal,
  shopFile,
  type StagedFile,
} from '../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const HEADER = 'id,platform,date,amount,hours,notes';
const file = (...rows: string[]): StagedFile => shopFile(shopId, HEADER, rows);
const EARLIER = 'A1,Shop,2026-11-02,10.00,2,Garden';
const LATER = 'A1,Shop,2026-11-03,12.00,3,Garden';

async function everything() {
  const { totals } = await ana.api.dashboard.summary({ period: { kind: 'all' } });
  const earnings = (await ana.api.earnings.list({})).items.map(({ version: _, ...values }) => values);
  const work = (await ana.api.work.list({})).items.map(({ version: _, ...values }) => values);
  return { totals, earnings, work };
}

async function only() {
  const [earning] = (await ana.api.earnings.list({})).items;
  if (!earning) throw new Error('There is no earning');
  return earning;
}

async function isRefused(back: Promise<unknown>) {
  expect((await refusal(back)).code).toBe('conflict');
}

async function isCountedAsKept(back: Promise<unknown>) {
  expect(await back).toMatchObject({ keptCount: 1 });
}

type Remove = (id: string) => Promise<() => Promise<unknown>>;

/** How an earning comes back, by how it was deleted, and what is said where it does not. */
const WAYS: readonly [string, Remove, (back: Promise<unknown>) => Promise<void>][] = [
  [
    'by itself',
    async (id) => {
      await ana.api.earnings.delete({ id });
      return () => ana.api.earnings.restore({ id });
    },
    isRefused,
  ],
  [
    'from the bin',
    async (id) => {
      await ana.api.earnings.delete({ id });
      return () => ana.api.bin.restore({ items: [{ kind: 'earning', id }] });
    },
    isRefused,
  ],
  [
    'with a deletion of many that is taken back',
    async (earningId) => {
      const id = randomUUID();
      await ana.api.earnings.bulkDelete({ id, target: { ids: [earningId] } });
      return () => ana.api.earnings.undoBulk({ id });
    },
    isCountedAsKept,
  ],
];

describe.each(WAYS)('an earning that comes back %s', (_way, remove, stays) => {
  test('says what files say that came or went while it was deleted, in a version of its own', async () => {
    await importFile(ana, file(EARLIER));
    const later = await importFile(ana, file(LATER));
    const both = await everything();
    await ana.api.imports.undo({ importId: later.id });
    const { id, version } = await only();
    const before = await everything();

    const back = await remove(id);
    const again = await importFile(ana, file(LATER));
    expect(await everything()).toMatchObject({ earnings: [], work: [] });
    await back();
    expect(await everything()).toEqual(both);
    expect((await only()).version).toBeGreaterThan(version);
    expect((await ana.api.imports.earningVersions({ id })).versions).toHaveLength(2);

    const backAgain = await remove(id);
    await ana.api.imports.undo({ importId: again.id });
    await backAgain();
    expect(await everything()).toEqual(before);
  });

  test('stays as a person left it', async () => {
    await importFile(ana, file(EARLIER));
    const { id, platformId, earnedOn, currency, version } = await only();
    const change = { id, platformId, earnedOn, currency, version, hours: null, note: 'mine' };
    await ana.api.earnings.update({ ...change, components: { base: '777' } });
    const typed = await everything();
    const back = await remove(id);
    await importFile(ana, file(LATER));
    await back();
    expect(await everything()).toEqual(typed);
  });

  test('does not come back where nobody holds it any more, until its file is there again', async () => {
    const first = await importFile(ana, file(EARLIER));
    const whole = await everything();
    const { id } = await only();
    const back = await remove(id);
    await ana.api.imports.undo({ importId: first.id });
    await stays(back());
    expect(await everything()).toMatchObject({ earnings: [], work: [] });
    const { items } = await ana.api.bin.list();
    expect(items.map((item) => item.id)).toContain(id);

    await importFile(ana, file(EARLIER));
    await ana.api.bin.restore({ items: [{ kind: 'earning', id }] });
    expect(await everything()).toEqual(whole);
  });
});

test('what nobody holds is named, and nothing of what was asked for with it comes back', async () => {
  const first = await importFile(ana, file(EARLIER));
  const { id } = await only();
  await ana.api.earnings.delete({ id });
  await ana.api.imports.undo({ importId: first.id });
  await importFile(ana, file('B1,Shop,2026-11-02,5.00,,Fence'));
  const other = await only();
  await ana.api.earnings.delete({ id: other.id });
  const items = [id, other.id].map((each) => ({ kind: 'earning' as const, id: each }));
  const refused = await refusal(ana.api.bin.restore({ items }));
  expect(refused.code).toBe('conflict');
  expect(refused.message).toContain('“Garden” of 2026-11-02');
  expect((await refusal(ana.api.earnings.restore({ id }))).message).toContain('“Garden”');
  expect((await ana.api.bin.list()).items).toHaveLength(2);
  expect(await ana.api.bin.restore({ items: items.slice(1) })).toEqual({ count: 1 });
});

test('what a tag holds comes back although its file is gone', async () => {
  const first = await importFile(ana, file(EARLIER));
  const { id } = await only();
  await ana.api.earnings.bulkEdit({
    id: randomUUID(),
    target: { ids: [id] },
    change: { addTags: ['rain'] },
  });
  const tagged = await everything();
  await ana.api.earnings.delete({ id });
  await ana.api.imports.undo({ importId: first.id });
  await ana.api.earnings.restore({ id });
  expect(await everything()).toEqual(tagged);
});

test('a correction is tied again to what came back while it was deleted', async () => {
  const header = 'id,platform,date,currency,amount,adjustments,adjusts,own_note';
  const withAdjusted = (row: string) => shopFile(shopId, header, [row]);
  const sale = () => withAdjusted('S1,Shop,2026-11-02,USD,10.00,0,,');
  const first = await importFile(ana, sale());
  const { id: saleId } = await only();
  await importFile(ana, withAdjusted('R1,Shop,2026-11-09,USD,0,-4.00,S1,'));
  const refund = (await ana.api.earnings.list({})).items.find(({ net }) => net === '-4');
  if (!refund) throw new Error('There is no refund');
  const { id } = refund;
  expect(refund.adjustsId).toBe(saleId);
  await ana.api.earnings.delete({ id });
  await ana.api.imports.undo({ importId: first.id });
  await importFile(ana, sale());
  expect(await ana.api.earnings.restore({ id })).toMatchObject({ adjustsId: saleId });
});
