import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addPlatform, createTestApi, earningInput, type Person, type TestApi } from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
let platformId: string;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  platformId = (await addPlatform(ana)).id;
});

const october = { period: { kind: 'custom', from: '2026-10-01', to: '2026-10-31' } } as const;
const november = { period: { kind: 'custom', from: '2026-11-01', to: '2026-11-30' } } as const;

const earn = (base: string, earnedOn: string, given: Partial<Parameters<typeof earningInput>[2]> = {}) =>
  ana.api.earnings.create(earningInput(platformId, base, { earnedOn, tags: ['logo'], ...given }));

async function take(basis: 'cash' | 'accrual') {
  const { version } = await ana.api.profile.get();
  await ana.api.profile.update({ version, basis });
}

/** Eight earnings of October, one of which is partly given back in November. */
async function earnAndRefund(): Promise<{ sale: string }> {
  for (const base of ['10', '20', '30', '40', '50', '60', '70']) await earn(base, '2026-10-20');
  const { id: sale } = await earn('80', '2026-10-30');
  await earn('0', '2026-11-05', { components: { adjustments: '-30', fees: '-3' }, adjustsId: sale });
  await earn('5', '2026-11-06');
  return { sale };
}

/** The same figure from every part of the page that has it, and from the overview. */
async function netsOf(input: typeof october | typeof november) {
  const [{ totals }, { report, currencies }] = await Promise.all([
    ana.api.dashboard.summary(input),
    ana.api.analytics.report(input),
  ]);
  if (!report) throw new Error('There is nothing to report');
  const sizes = await ana.api.analytics.sizeRows({ ...input, currency: 'USD' });
  const sumOf = (parts: readonly { net: string }[]) => parts.reduce((sum, { net }) => sum + Number(net), 0);
  const { spread } = report;
  return {
    overview: [Number(totals[0]?.net), totals[0]?.earningCount],
    currencies: [sumOf(currencies), currencies[0]?.earningCount],
    steps: [Number(report.steps.net), report.steps.earningCount],
    gross: Number(report.steps.gross) - Number(totals[0]?.gross),
    fees: Number(report.steps.fees) - Number(totals[0]?.fees),
    platforms: sumOf(report.platforms),
    tags: sumOf(report.tags),
    buckets: sumOf(report.buckets),
    bins: spread.isUnderFloor ? null : sumOf(spread.bins),
    rows: [sumOf(sizes.rows), sizes.count],
  };
}

function all(net: number, count: number, bins: number | null = net) {
  const both = [net, count];
  return {
    overview: both,
    currencies: both,
    steps: both,
    rows: both,
    gross: 0,
    fees: 0,
    platforms: net,
    tags: net,
    buckets: net,
    bins,
  };
}

test('every figure is that of the overview where a refund counts on its own day', async () => {
  await earnAndRefund();
  expect(await netsOf(october)).toEqual(all(360, 8));
  expect(await netsOf(november)).toEqual(all(-22, 2, null));
});

test('every figure is that of the overview where a refund counts on the day of what it adjusts', async () => {
  await earnAndRefund();
  await take('accrual');
  expect(await netsOf(october)).toEqual(all(333, 9));
  expect(await netsOf(november)).toEqual(all(5, 1, null));
});

test('a refund of what is in the bin counts on its own day in both', async () => {
  const { sale } = await earnAndRefund();
  await ana.api.earnings.delete({ id: sale });
  for (const basis of ['accrual', 'cash'] as const) {
    await take(basis);
    expect(await netsOf(november)).toEqual(all(-22, 2, null));
  }
});

test('an earning that was refunded is shown in full among the rows of its size, and the refund with its day', async () => {
  const { sale } = await earnAndRefund();
  await take('accrual');
  const rowsOf = (ends: { from?: string; to?: string }) =>
    ana.api.analytics.sizeRows({ ...october, currency: 'USD', ...ends });
  expect(await rowsOf({ from: '80' })).toMatchObject({ count: 1, rows: [{ earningId: sale, net: '80' }] });
  expect(await rowsOf({ to: '0' })).toMatchObject({ count: 1, rows: [{ net: '-27' }] });
});
