import { randomUUID } from 'node:crypto';
import { type BinItemView, LIMITS } from '@earntrack/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { exportEarnings } from '../earnings/index.ts';
import {
  addPlatform,
  addProduct,
  createTestApi,
  earningInput,
  firstTold,
  goalInput,
  importFile,
  type Person,
  refusal,
  statementFile,
  type TestApi,
  workInput,
} from '../../testing/index.ts';
import { binOf, named, oneOfEach } from '../../testing/one-of-each.ts';

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

/** Everything that a person sees, without the counts of changes. */
async function seen({ api }: Person, productId: string) {
  const all = { period: { kind: 'all' } } as const;
  const answers = {
    earnings: (await api.earnings.list()).items,
    sums: await api.earnings.sums(),
    tags: await api.earnings.tags(),
    work: (await api.work.list()).items,
    payouts: (await api.payouts.list()).items,
    owed: await api.payouts.owed(),
    goals: await api.goals.list(),
    product: await api.products.get({ id: productId }),
    platforms: await api.platforms.list({ includeArchived: true }),
    dashboard: await api.dashboard.summary(all),
  };
  return JSON.parse(
    JSON.stringify(answers, (key, value: unknown) => (key === 'version' ? undefined : value)),
  );
}

test('whatever was deleted is listed, and comes back as it was with all that belongs to it, once', async () => {
  const { productId, spare, remove } = await oneOfEach(ana);
  const before = await seen(ana, productId);
  await remove();
  const bin = await binOf(ana);
  expect(Object.fromEntries(bin.map(({ kind, ...item }) => [kind, item]))).toMatchObject({
    earning: { name: 'Airport', platforms: ['Uber'], day: '2026-11-12', amount: '84.15', currency: 'USD' },
    work: { name: 'Waiting', platforms: ['Uber'], seconds: 3600, amount: null },
    payout: { platforms: ['Uber'], amount: '50.5' },
    goal: { platforms: ['Spare'], amount: '900', periodKind: 'month' },
    product: { name: 'Song', platforms: [], amount: null },
    platform: { name: 'Spare' },
  });
  for (const { deletedAt, goneAt } of bin)
    expect(Date.parse(goneAt) - Date.parse(deletedAt)).toBe(LIMITS.binDays * DAY_MS);
  expect(await ana.api.earnings.sums()).toMatchObject([{ net: '-4', count: 1 }]);
  expect(await ana.api.platforms.list({ includeArchived: true })).toHaveLength(1);
  expect((await refusal(ana.api.products.get({ id: productId }))).code).toBe('not_found');
  expect((await refusal(ana.api.goals.create(goalInput('1', { platformId: spare.id })))).code).toBe(
    'not_found',
  );

  expect(await ana.api.bin.restore({ items: named(bin) })).toEqual({ count: 6 });
  expect(await seen(ana, productId)).toEqual(before);
  expect(await binOf(ana)).toEqual([]);
  expect(await ana.api.bin.restore({ items: named(bin) })).toEqual({ count: 0 });
});

test('what comes back is told on other devices', async () => {
  const { remove } = await oneOfEach(ana);
  await remove();
  const bin = named(await binOf(ana));
  const [place] = await firstTold(ana, 1);
  await ana.api.bin.restore({ items: bin });
  const told = await firstTold(ana, 6, { lastEventId: place?.id ?? '' });
  const kinds = ['earnings', 'goals', 'payouts', 'platforms', 'products', 'work'];
  expect(told.map(({ kind }) => kind).sort()).toEqual(kinds);
});

test('all come back or none: a name that is taken and a thing that is gone are refused in words', async () => {
  const { earningId, productId, spare, remove } = await oneOfEach(ana);
  await remove();
  const items = named(await binOf(ana));
  const gone = { kind: 'payout', id: randomUUID() } as const;
  expect((await refusal(ana.api.bin.restore({ items: [...items, gone] }))).code).toBe('not_found');

  const second = await addPlatform(ana, { name: 'SPARE' });
  const taken = await refusal(ana.api.bin.restore({ items }));
  expect(taken).toMatchObject({ code: 'conflict', message: expect.stringContaining('called Spare') });
  const song = await addProduct(ana, { name: 'song' });
  const product = { kind: 'product', id: productId } as const;
  expect((await refusal(ana.api.bin.restore({ items: [product] }))).message).toContain('called Song');
  expect((await refusal(ana.api.earnings.get({ id: earningId }))).code).toBe('already_deleted');
  expect(await binOf(ana)).toHaveLength(6);

  await ana.api.platforms.update({ id: second.id, version: 1, name: 'Other' });
  await ana.api.products.delete({ id: song.id });
  expect(await ana.api.bin.restore({ items })).toEqual({ count: 6 });
  expect((await ana.api.platforms.get({ id: spare.id })).expectedHourly).toBe('21.5');
});

test('a goal brings its platform back with it, and makes way for one of the same aim that was set since', async () => {
  const { goal, spare, remove } = await oneOfEach(ana);
  await remove();
  const items = [{ kind: 'goal', id: goal.id }] as const;
  expect(await ana.api.bin.restore({ items: [...items] })).toEqual({ count: 1 });
  expect((await ana.api.platforms.get({ id: spare.id })).name).toBe('Spare');

  await ana.api.goals.delete({ id: goal.id });
  const { id } = await ana.api.goals.create(goalInput('1', { platformId: spare.id }));
  expect((await refusal(ana.api.bin.restore({ items: [...items] }))).message).toContain(
    'already have a goal',
  );
  await ana.api.goals.delete({ id });
  await ana.api.bin.restore({ items: [...items] });
  expect((await ana.api.goals.list()).map((one) => one.id)).toEqual([goal.id]);

  await ana.api.goals.delete({ id: goal.id });
  expect(await ana.api.platforms.delete({ id: spare.id })).toEqual({ outcome: 'deleted' });
  const platform = { kind: 'platform', id: spare.id } as const;
  await ana.api.bin.deleteForGood({ items: [platform] });
  for (const item of [platform, ...items])
    expect((await refusal(ana.api.bin.restore({ items: [item] }))).code).toBe('not_found');
});

test('a product that was made for a file and deleted comes back with its prices when a file names it again', async () => {
  const { id: platformId } = await addPlatform(ana, { name: 'Shop' });
  const ben = await app.signUp();
  const target = { kind: 'existing', platformId: (await addPlatform(ben)).id } as const;
  const { id: productId } = await addProduct(ana, { name: 'Mug' });
  const takeOver = async () => {
    const actor = { userId: ana.userId, now: app.services.now() };
    const pieces = await Array.fromAsync(exportEarnings(app.services.db, actor, {}));
    return importFile(ben, statementFile(pieces.join(''), [{ name: 'Shop', target }]));
  };
  const sell = (units: number) =>
    ana.api.earnings.create(earningInput(platformId, '10', { sale: { productId, units } }));
  await sell(1);
  await takeOver();
  const [mug] = await ben.api.products.list();
  const id = mug?.id ?? '';
  await ben.api.products.setPrice({ id, currency: 'USD', validFrom: '2026-11-01', price: '10' });
  await ben.api.products.update({ id, version: 1, name: 'Cup' });
  await ben.api.earnings.bulkDelete({ id: randomUUID(), target: { filter: {} } });
  await ben.api.bin.empty();
  expect(await ben.api.products.delete({ id })).toEqual({ outcome: 'deleted' });
  await addProduct(ben, { name: 'Cup' });

  await sell(2);
  expect((await takeOver()).outcomes).toMatchObject({ new: 1, unchanged: 1 });
  const back = await ben.api.products.get({ id });
  expect(back).toMatchObject({ name: 'Mug', prices: [{ price: '10' }], sums: [{ units: 2 }] });
});

test('a long bin is read page by page, whole and in order, also where many went at one moment', async () => {
  const { id: platformId } = await addPlatform(ana);
  for (const base of ['1', '2', '3', '4', '5']) await ana.api.earnings.create(earningInput(platformId, base));
  await ana.api.work.create(workInput([platformId]));
  const bulkId = randomUUID();
  await ana.api.earnings.bulkDelete({ id: bulkId, target: { filter: {} } });
  const {
    items: [work],
  } = await ana.api.work.list();
  await ana.api.work.delete({ id: work?.id ?? '' });
  const whole = await binOf(ana);
  expect(whole).toHaveLength(6);
  const paged: BinItemView[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: BinItemView[]; nextCursor: string | null } = await ana.api.bin.list({
      limit: 2,
      cursor,
    });
    paged.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(paged).toEqual(whole);
  expect((await ana.api.bin.list({ kind: 'work' })).items).toHaveLength(1);

  const [one, other] = named(whole.filter(({ kind }) => kind === 'earning'));
  await ana.api.bin.deleteForGood({ items: [one, other].flatMap((item) => item ?? []) });
  expect(await ana.api.earnings.bulkChanges()).toMatchObject([{ id: bulkId, count: 3 }]);
  expect(await ana.api.earnings.undoBulk({ id: bulkId })).toMatchObject({ count: 3, keptCount: 0 });
  expect(named(await binOf(ana))).toEqual([{ kind: 'work', id: work?.id }]);
  expect((await ana.api.earnings.list()).items).toHaveLength(3);
});
