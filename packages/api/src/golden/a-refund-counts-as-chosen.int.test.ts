import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addPlatform, createTestApi, earningInput, type Person, type TestApi } from '../testing/index.ts';

let app: TestApi;
let ana: Person;
let platformId: string;
beforeAll(async () => {
  app = await createTestApi({ now: '2026-03-20T10:00:00Z' });
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  ({ id: platformId } = await addPlatform(ana));
});

/** A sale of $100 with two hours on 10 January, and a refund of $40 on 5 March; $30 a month besides. */
async function saleAndRefund() {
  const hours = { clock: 'engaged', seconds: 2 * 3600 } as const;
  const sale = earningInput(platformId, '100', { earnedOn: '2026-01-10', hours });
  await ana.api.earnings.create(sale);
  const refund = { id: randomUUID(), adjustsId: sale.id, components: { adjustments: '-40' } };
  await ana.api.earnings.create(earningInput(platformId, '0', { earnedOn: '2026-03-05', ...refund }));
  for (const earnedOn of ['2026-01-20', '2026-03-10'])
    await ana.api.earnings.create(earningInput(platformId, '30', { earnedOn }));
  return { sale, refund };
}

async function choose(basis: 'cash' | 'accrual') {
  const { version } = await ana.api.profile.get();
  await ana.api.profile.update({ version, basis });
}

function summary(kind: 'month' | 'quarter' | 'all' | 'day', anchor: string) {
  return ana.api.dashboard.summary({ period: { kind, anchor } });
}

test('in the cash view a refund in March for a sale in January lowers March', async () => {
  await saleAndRefund();
  const [january, march] = [await summary('month', '2026-01-15'), await summary('month', '2026-03-15')];
  expect(january).toMatchObject({ basis: 'cash', hasCorrections: false, totals: [{ net: '130' }] });
  expect(january.totals[0]?.rate).toMatchObject({ rate: '50', covered: '100' });
  expect(march).toMatchObject({ hasCorrections: true, totals: [{ net: '-10', earningCount: 2 }] });
});

test('in the accrual view it lowers January, its rate and its column, and March not at all', async () => {
  await saleAndRefund();
  await choose('accrual');
  const [january, march] = [await summary('month', '2026-01-15'), await summary('month', '2026-03-15')];
  expect(january).toMatchObject({ basis: 'accrual', hasCorrections: true });
  expect(january.totals).toMatchObject([{ net: '90', gross: '90', earningCount: 3 }]);
  expect(january.totals[0]?.rate).toMatchObject({ rate: '30', covered: '60', countedSeconds: 2 * 3600 });
  expect(january.buckets.find(({ from }) => from === '2026-01-10')).toMatchObject({
    net: '60',
    netWithHours: '60',
  });
  expect(march).toMatchObject({ hasCorrections: true, totals: [{ net: '30', earningCount: 1 }] });
});

test('a period is compared by the same view, and both views make the same of the whole', async () => {
  await saleAndRefund();
  for (const [basis, first] of [
    ['cash', '130'],
    ['accrual', '90'],
  ] as const) {
    await choose(basis);
    const february = await summary('month', '2026-02-10');
    expect(february.totals).toMatchObject([{ net: '0', before: { net: first } }]);
    const whole = [await summary('quarter', '2026-02-01'), await summary('all', '2026-02-01')];
    for (const { totals, hasCorrections } of whole) {
      expect(totals).toMatchObject([{ net: '120', earningCount: 4 }]);
      expect(hasCorrections).toBe(true);
    }
  }
});

test('a day with nothing but a refund of another day says so in the accrual view', async () => {
  await saleAndRefund();
  await choose('accrual');
  const day = await summary('day', '2026-03-05');
  expect(day).toMatchObject({ hasCorrections: true, totals: [{ net: '0', earningCount: 0 }] });
});

test('a refund of an earning that is in the bin counts on its own day again', async () => {
  const { sale } = await saleAndRefund();
  await choose('accrual');
  await ana.api.earnings.delete({ id: sale.id });
  expect((await summary('month', '2026-01-15')).totals).toMatchObject([{ net: '30' }]);
  expect((await summary('month', '2026-03-15')).totals).toMatchObject([{ net: '-10' }]);
});

test('a refund that is in the bin counts in neither view', async () => {
  const { refund } = await saleAndRefund();
  await ana.api.earnings.delete({ id: refund.id });
  for (const basis of ['cash', 'accrual'] as const) {
    await choose(basis);
    expect((await summary('all', '2026-01-15')).totals).toMatchObject([{ net: '160' }]);
  }
});
