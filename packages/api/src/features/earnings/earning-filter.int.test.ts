import type { EarningFilterWire } from '@earntrack/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addPlatform, createTestApi, earningInput, type Person, type TestApi } from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
let uber: string;
let etsy: string;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  uber = (await addPlatform(ana)).id;
  etsy = (await addPlatform(ana)).id;
});

async function netsOf(filter: EarningFilterWire): Promise<string[]> {
  const { items } = await ana.api.earnings.list(filter);
  return items.map(({ net }) => net).sort();
}

test('a text is found in the note and in a tag, whatever its case, and its signs mean themselves', async () => {
  const give = (base: string, note: string, tags: string[] = []) =>
    ana.api.earnings.create(earningInput(uber, base, { note, tags }));
  await give('1', 'Rain at 100% surge');
  await give('2', 'Rain at 1000 surge');
  await give('3', 'snow_storm');
  await give('4', 'snowXstorm', ['Night_Shift']);
  await give('5', 'C:\\rides');
  expect(await netsOf({ text: 'rain' })).toEqual(['1', '2']);
  expect(await netsOf({ text: '100% S' })).toEqual(['1']);
  expect(await netsOf({ text: 'SNOW_' })).toEqual(['3']);
  expect(await netsOf({ text: 'night_shift' })).toEqual(['4']);
  expect(await netsOf({ text: ':\\r' })).toEqual(['5']);
  expect(await netsOf({ text: '%' })).toEqual(['1']);
});

test('each filter narrows by what it names, and several narrow together', async () => {
  const first = await ana.api.earnings.create(
    earningInput(uber, '10', { earnedOn: '2026-11-01', tags: ['a'] }),
  );
  await ana.api.earnings.create(earningInput(etsy, '20', { earnedOn: '2026-11-02', tags: ['b', 'c'] }));
  await ana.api.earnings.create(
    earningInput(uber, '0', {
      earnedOn: '2026-11-03',
      components: { adjustments: '-3' },
      adjustsId: first.id,
    }),
  );
  expect(await netsOf({ platformIds: [uber, etsy] })).toEqual(['-3', '10', '20']);
  expect(await netsOf({ platformIds: [etsy] })).toEqual(['20']);
  expect(await netsOf({ tags: ['a', 'c'] })).toEqual(['10', '20']);
  expect(await netsOf({ tags: ['a'], platformIds: [etsy] })).toEqual([]);
  expect(await netsOf({ adjustsId: first.id })).toEqual(['-3']);
  expect(await netsOf({ part: 'adjustments' })).toEqual(['-3']);
  expect(await netsOf({ source: 'statement' })).toEqual([]);
  expect(await netsOf({ currency: 'USD' })).toEqual(['-3', '10', '20']);
  expect(await netsOf({ currency: 'EUR' })).toEqual([]);
  expect(await netsOf({ source: 'typed', from: '2026-11-02', to: '2026-11-02' })).toEqual(['20']);
});

test('the sums of what is filtered are exact, each currency for itself, without the bin', async () => {
  const most = '999999999999.999999';
  for (const base of [most, most, '0.000003']) {
    await ana.api.earnings.create(earningInput(uber, base, { currency: 'EUR' }));
  }
  await ana.api.earnings.create({ ...earningInput(uber, '5'), components: { base: '5', fees: '1.25' } });
  await ana.api.earnings.create(earningInput(etsy, '7'));
  const { id } = await ana.api.earnings.create(earningInput(uber, '100'));
  await ana.api.earnings.delete({ id });
  expect(await ana.api.earnings.sums({ platformIds: [uber] })).toEqual([
    { currency: 'EUR', gross: '2000000000000.000001', fees: '0', net: '2000000000000.000001', count: 3 },
    { currency: 'USD', gross: '5', fees: '1.25', net: '3.75', count: 1 },
  ]);
  expect(await ana.api.earnings.sums({ text: 'nothing' })).toEqual([]);
});

test('the rows of a currency add up to its figure on the overview and in analytics, beside another currency', async () => {
  for (const [base, currency] of [
    ['10', 'USD'],
    ['20', 'EUR'],
    ['5', 'USD'],
  ] as const) {
    await ana.api.earnings.create(earningInput(uber, base, { currency }));
  }
  const input = { period: { kind: 'month' } } as const;
  const { totals, period } = await ana.api.dashboard.summary(input);
  expect(totals).toHaveLength(2);
  for (const { currency, net, earningCount } of totals) {
    const { report } = await ana.api.analytics.report({ ...input, currency });
    const rows = { from: period.from, to: period.to, currency, platformIds: [uber] };
    expect(await ana.api.earnings.sums(rows)).toMatchObject([{ currency, net, count: earningCount }]);
    expect(report?.platforms).toMatchObject([{ platformId: uber, net, earningCount }]);
  }
});

test('in the accrual view the rows that count in a period add up to its figure, wherever their days lie', async () => {
  const give = (base: string, earnedOn: string, adjustsId?: string) =>
    ana.api.earnings.create({
      ...earningInput(uber, '0', { earnedOn, ...(adjustsId && { adjustsId }) }),
      components: { [adjustsId ? 'adjustments' : 'base']: base },
    });
  const { profile } = await ana.api.auth.session();
  await ana.api.profile.update({ version: profile?.version ?? 0, basis: 'accrual' });
  const sale = await give('100', '2026-10-20');
  await give('-30', '2026-11-02', sale.id);
  const gone = await give('50', '2026-10-21');
  await give('-5', '2026-11-03', gone.id);
  await ana.api.earnings.delete({ id: gone.id });
  await give('8', '2026-11-04');
  for (const [from, to, net, count] of [
    ['2026-10-01', '2026-10-31', '70', 2],
    ['2026-11-01', '2026-11-30', '3', 2],
  ] as const) {
    const { totals } = await ana.api.dashboard.summary({ period: { kind: 'custom', from, to } });
    expect(totals).toMatchObject([{ net, earningCount: count }]);
    const rows = { countedFrom: from, countedTo: to };
    expect(await ana.api.earnings.sums(rows)).toMatchObject([{ net, count }]);
    expect((await netsOf(rows)).length).toBe(count);
  }
  expect(await netsOf({ countedTo: '2026-10-31', from: '2026-11-01' })).toEqual(['-30']);
});

test('the tags of an account come with how many earnings have them, the most used first', async () => {
  const give = (tags: string[]) => ana.api.earnings.create(earningInput(uber, '1', { tags }));
  await give(['night', 'airport']);
  await give(['night']);
  const { id } = await give(['gone']);
  await ana.api.earnings.delete({ id });
  expect(await ana.api.earnings.tags()).toEqual([
    { tag: 'night', count: 2 },
    { tag: 'airport', count: 1 },
  ]);
});

test('the days of a list come newest first, each with its sums by currency', async () => {
  const give = (earnedOn: string, base: string, currency = 'USD') =>
    ana.api.earnings.create(earningInput(uber, base, { earnedOn, currency }));
  await give('2026-11-01', '1');
  await give('2026-11-03', '2');
  await give('2026-11-03', '3', 'EUR');
  await give('2026-11-03', '4', 'EUR');
  expect(await ana.api.earnings.days({ from: '2026-11-01' })).toEqual([
    {
      day: '2026-11-03',
      sums: [
        { currency: 'EUR', gross: '7', fees: '0', net: '7', count: 2 },
        { currency: 'USD', gross: '2', fees: '0', net: '2', count: 1 },
      ],
    },
    { day: '2026-11-01', sums: [{ currency: 'USD', gross: '1', fees: '0', net: '1', count: 1 }] },
  ]);
  expect(await ana.api.earnings.days({ to: '2026-10-31' })).toEqual([]);
});
