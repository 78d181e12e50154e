import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  addProduct,
  createTestApi,
  earningInput,
  type Person,
  productInput,
  refusal,
  type TestApi,
} from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
});

const usd = (validFrom: string, price: string) => ({ currency: 'USD', validFrom, price });

test('a product that is sent twice is made once, with its first price; another one under its id is refused', async () => {
  const input = productInput({ name: 'Presets', note: 'for Lightroom', prices: [usd('2026-01-01', '12')] });
  const first = await ana.api.products.create(input);
  expect(first).toMatchObject({ name: 'Presets', kind: 'digital', isArchived: false, version: 1, sums: [] });
  expect(first.currentPrices).toEqual([usd('2026-01-01', '12')]);
  expect(await ana.api.products.create(input)).toEqual(first);
  expect((await refusal(ana.api.products.create({ ...input, prices: [] }))).code).toBe('conflict');
  expect(await ana.api.products.list()).toHaveLength(1);
});

test('a product that is sent several times at the same moment is made once', async () => {
  const input = productInput({ prices: [usd('2026-01-01', '12')] });
  const answers = await Promise.all([1, 2, 3, 4].map(() => ana.api.products.create(input)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await ana.api.products.list()).toHaveLength(1);
});

test('a name is taken whatever its case, and free again once its product is archived', async () => {
  const { id } = await addProduct(ana, { name: 'Presets' });
  const taken = await refusal(addProduct(ana, { name: 'PRESETS' }));
  expect(taken).toMatchObject({ code: 'conflict', fields: { name: expect.stringContaining('already') } });
  const other = await addProduct(ana);
  const renamed = await refusal(ana.api.products.update({ id: other.id, version: 1, name: 'presets' }));
  expect(renamed).toMatchObject({ code: 'conflict', fields: { name: expect.any(String) } });

  await ana.api.products.archive({ id });
  await addProduct(ana, { name: 'PRESETS' });
  const back = await refusal(ana.api.products.unarchive({ id }));
  expect(back).toMatchObject({ code: 'conflict', fields: { name: expect.any(String) } });
  await expect(addProduct(await app.signUp(), { name: 'Presets' })).resolves.toBeDefined();
});

test('only what is given is changed, a lost answer can be asked for again, and an older version is refused', async () => {
  const { id, name } = await addProduct(ana, { note: 'first' });
  const change = { id, version: 1, kind: 'physical', note: '' } as const;
  const changed = await ana.api.products.update(change);
  expect(changed).toMatchObject({ name, kind: 'physical', note: '', version: 2 });
  expect(await ana.api.products.update(change)).toEqual(changed);
  const stale = await refusal(ana.api.products.update({ id, version: 1, name: 'Other' }));
  expect(stale.code).toBe('changed_elsewhere');
  expect(stale.message).toContain('Reload');
});

test('faults of a product and of a price are named by their fields', async () => {
  const wrong = await refusal(addProduct(ana, { name: ' ', prices: [usd('2026-02-30', '-1')] }));
  expect(Object.keys(wrong.fields).sort()).toEqual(['name', 'prices.0.price', 'prices.0.validFrom']);
  const twice = [usd('2026-01-01', '1'), usd('2026-01-01', '2')];
  const doubled = await refusal(addProduct(ana, { prices: twice }));
  expect(doubled).toMatchObject({ code: 'invalid_input', fields: { prices: expect.any(String) } });
});

describe('prices', () => {
  test('hold from their day on, and the history says what each one changed, each currency for itself', async () => {
    const { id } = await addProduct(ana, { prices: [usd('2026-01-01', '12')] });
    await ana.api.products.setPrice({ id, ...usd('2026-11-12', '15.5') });
    await ana.api.products.setPrice({ id, ...usd('2026-12-01', '9') });
    const product = await ana.api.products.setPrice({
      id,
      currency: 'JPY',
      validFrom: '2026-03-01',
      price: '1800',
    });
    expect(product.prices).toEqual([
      { currency: 'JPY', validFrom: '2026-03-01', price: '1800', change: null },
      { ...usd('2026-12-01', '9'), change: '-6.5' },
      { ...usd('2026-11-12', '15.5'), change: '3.5' },
      { ...usd('2026-01-01', '12'), change: null },
    ]);
    expect(product.currentPrices).toEqual([
      { currency: 'JPY', validFrom: '2026-03-01', price: '1800' },
      usd('2026-11-12', '15.5'),
    ]);
  });

  test('are in force by the day of the user’s own zone', async () => {
    const west = await app.signUp({ timeZone: 'Pacific/Pago_Pago' });
    const east = await app.signUp({ timeZone: 'Pacific/Kiritimati' });
    const prices = [usd('2026-11-01', '1'), usd('2026-11-12', '2'), usd('2026-11-13', '3')];
    expect((await addProduct(west, { prices })).currentPrices[0]?.price).toBe('1');
    expect((await addProduct(ana, { prices })).currentPrices[0]?.price).toBe('2');
    expect((await addProduct(east, { prices })).currentPrices[0]?.price).toBe('3');
  });

  test('of the same day and currency take the place of each other, and a repeated call changes nothing', async () => {
    const { id } = await addProduct(ana, { prices: [usd('2026-01-01', '12')] });
    const first = await ana.api.products.setPrice({ id, ...usd('2026-01-01', '13') });
    expect(await ana.api.products.setPrice({ id, ...usd('2026-01-01', '13') })).toEqual(first);
    expect(first.prices).toEqual([{ ...usd('2026-01-01', '13'), change: null }]);
  });

  test('can be removed, a second time without effect, and set again', async () => {
    const { id } = await addProduct(ana, { prices: [usd('2026-01-01', '12'), usd('2026-06-01', '15')] });
    const before = await ana.api.products.get({ id });
    const price = { id, currency: 'USD', validFrom: '2026-06-01' };
    const removed = await ana.api.products.removePrice(price);
    expect(removed.prices).toEqual([{ ...usd('2026-01-01', '12'), change: null }]);
    expect(await ana.api.products.removePrice(price)).toEqual(removed);
    expect(await ana.api.products.setPrice({ ...price, price: '15' })).toEqual(before);
  });

  test('cannot be negative', async () => {
    const { id } = await addProduct(ana);
    const refused = await refusal(ana.api.products.setPrice({ id, ...usd('2026-01-01', '-1') }));
    expect(refused).toMatchObject({ code: 'invalid_input', fields: { price: expect.any(String) } });
  });
});

describe('sales', () => {
  let platformId: string;
  let productId: string;
  beforeEach(async () => {
    platformId = (await addPlatform(ana)).id;
    productId = (await addProduct(ana, { name: 'Presets', prices: [usd('2026-01-01', '12')] })).id;
  });

  const sell = (units: number, base: string, given: Parameters<typeof earningInput>[2] = {}) =>
    ana.api.earnings.create(earningInput(platformId, base, { sale: { productId, units }, ...given }));
  const parts = (components: Record<string, string>) => ({ components });

  test('are the earnings that name the product: units, revenue, fees and net add up, refunds lower them', async () => {
    await sell(3, '36', parts({ base: '36', fees: '3.6', reimbursements: '2', taxesWithheld: '1' }));
    await sell(2, '24', { earnedOn: '2026-11-03', ...parts({ base: '24', fees: '2.4' }) });
    await sell(-1, '0', { earnedOn: '2026-11-20', ...parts({ adjustments: '-12', fees: '-1.2' }) });
    await ana.api.earnings.create(earningInput(platformId, '500'));
    const [sums, ...others] = (await ana.api.products.get({ id: productId })).sums;
    expect(others).toEqual([]);
    expect(sums).toEqual({
      currency: 'USD',
      units: 4,
      gross: '48',
      reimbursements: '2',
      fees: '4.8',
      taxesWithheld: '1',
      net: '44.2',
      saleCount: 2,
      returnCount: 1,
      lastSoldOn: '2026-11-12',
    });
    const { totals } = await ana.api.dashboard.summary({ period: { kind: 'all' } });
    expect(totals).toMatchObject([{ net: '544.2' }]);
  });

  test('in two currencies keep their sums apart', async () => {
    await sell(1, '12');
    await sell(1, '1800', { currency: 'JPY' });
    const { sums, months } = await ana.api.products.get({ id: productId });
    expect(sums.map(({ currency, gross, units }) => [currency, gross, units])).toEqual([
      ['JPY', '1800', 1],
      ['USD', '12', 1],
    ]);
    expect(months.map(({ currency, net }) => [currency, net])).toEqual([
      ['JPY', '1800'],
      ['USD', '12'],
    ]);
  });

  test('of the days asked for are summed beside those of all time', async () => {
    await sell(1, '12', { earnedOn: '2025-12-31' });
    await sell(2, '24', { earnedOn: '2026-01-01' });
    const other = await addProduct(ana, { name: 'Never sold' });
    const list = await ana.api.products.list({ from: '2026-01-01', to: '2026-12-31' });
    expect(list.map(({ id }) => id)).toEqual([other.id, productId]);
    expect(list[0]?.sumsOfDays).toEqual([]);
    expect(list[1]?.sums[0]).toMatchObject({ units: 3, net: '36' });
    expect(list[1]?.sumsOfDays).toMatchObject([{ units: 2, net: '24' }]);
    expect((await ana.api.products.list())[1]?.sumsOfDays).toBeNull();
    expect((await ana.api.products.list({ to: '2025-12-31' }))[1]?.sumsOfDays).toMatchObject([{ units: 1 }]);
  });

  test('are given month by month, and the newest one by one', async () => {
    await sell(1, '12', { earnedOn: '2026-09-30' });
    await sell(2, '24', { earnedOn: '2026-11-01', note: 'a bundle' });
    await sell(1, '12', { earnedOn: '2026-11-30' });
    const { months, recentSales } = await ana.api.products.get({ id: productId });
    expect(months).toEqual([
      { month: '2026-09-01', currency: 'USD', units: 1, gross: '12', fees: '0', net: '12' },
      { month: '2026-11-01', currency: 'USD', units: 3, gross: '36', fees: '0', net: '36' },
    ]);
    expect(recentSales.map(({ soldOn, units }) => [soldOn, units])).toEqual([
      ['2026-11-30', 1],
      ['2026-11-01', 2],
      ['2026-09-30', 1],
    ]);
    expect(recentSales[1]).toMatchObject({ platformId, note: 'a bundle', net: '24', currency: 'USD' });
  });

  test('keep what was paid when the price changes', async () => {
    await sell(1, '12');
    const before = (await ana.api.products.get({ id: productId })).sums;
    await ana.api.products.setPrice({ id: productId, ...usd('2026-01-01', '99') });
    expect((await ana.api.products.get({ id: productId })).sums).toEqual(before);
  });

  test('leave the sums when they go into the bin, and come back with it', async () => {
    const { id } = await sell(1, '12');
    const before = await ana.api.products.get({ id: productId });
    await ana.api.earnings.delete({ id });
    expect(await ana.api.products.get({ id: productId })).toMatchObject({ sums: [], recentSales: [] });
    await ana.api.earnings.restore({ id });
    const after = await ana.api.products.get({ id: productId });
    expect(after.sums).toEqual(before.sums);
  });

  test('add up exactly also beyond what one column holds', async () => {
    for (let count = 0; count < 12; count += 1) await sell(1, '999999999999.999999');
    const [sums] = (await ana.api.products.get({ id: productId })).sums;
    expect(sums?.gross).toBe('11999999999999.999988');
  });

  describe('and deleting', () => {
    test('a product that was never sold goes away with its prices, and can be made again as it was', async () => {
      const input = productInput({ prices: [usd('2026-01-01', '5')] });
      const made = await ana.api.products.create(input);
      expect(await ana.api.products.delete({ id: made.id })).toEqual({ outcome: 'deleted' });
      expect((await refusal(ana.api.products.get({ id: made.id }))).code).toBe('not_found');
      expect(await ana.api.products.create(input)).toEqual({ ...made, version: 3 });
    });

    test('a product with sales is archived and keeps them', async () => {
      await sell(1, '12');
      expect(await ana.api.products.delete({ id: productId })).toEqual({ outcome: 'archived' });
      expect(await ana.api.products.list()).toEqual([]);
      const [archived] = await ana.api.products.list({ includeArchived: true });
      expect(archived).toMatchObject({ id: productId, isArchived: true, sums: [{ net: '12' }] });
    });

    test('a product whose only sale lies in the bin is archived, so that the sale can come back', async () => {
      const { id } = await sell(1, '12');
      await ana.api.earnings.delete({ id });
      expect(await ana.api.products.delete({ id: productId })).toEqual({ outcome: 'archived' });
      await expect(ana.api.earnings.restore({ id })).resolves.toMatchObject({ sale: { units: 1 } });
    });

    test('a sale and a deletion at the same moment never lose the sale', async () => {
      const [sale, deletion] = await Promise.allSettled([
        sell(1, '12'),
        ana.api.products.delete({ id: productId }),
      ]);
      const ended = [
        sale.status === 'fulfilled' ? 'sold' : String(Reflect.get(Object(sale.reason), 'code')),
        deletion.status === 'fulfilled' ? deletion.value.outcome : 'failed',
      ];
      expect([
        ['sold', 'archived'],
        ['NOT_FOUND', 'deleted'],
      ]).toContainEqual(ended);
    });
  });
});

test('what is not there is refused in words', async () => {
  const id = randomUUID();
  const calls = [
    () => ana.api.products.get({ id }),
    () => ana.api.products.setPrice({ id, ...usd('2026-01-01', '1') }),
  ];
  for (const call of calls) {
    const refused = await refusal(call());
    expect(refused).toMatchObject({ code: 'not_found', message: expect.stringContaining('Reload') });
  }
});
