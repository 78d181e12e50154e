import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPlatform, createTestApi, earningInput, type TestApi } from '../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

test('$100 with five hours and $100 without are $20 an hour from half of the money', async () => {
  const ana = await app.signUp();
  const { id } = await addPlatform(ana);
  const hours = { clock: 'engaged', seconds: 5 * 3600 } as const;
  await ana.api.earnings.create(earningInput(id, '100', { hours }));
  await ana.api.earnings.create(earningInput(id, '100', { earnedOn: '2026-11-11' }));

  const summary = await ana.api.dashboard.summary({ period: { kind: 'week' } });

  expect(summary.totals).toHaveLength(1);
  expect(summary.totals[0]).toMatchObject({ currency: 'USD', gross: '200', net: '200', earningCount: 2 });
  expect(summary.totals[0]?.rate).toEqual({
    rate: '20',
    coverageBasisPoints: 5000,
    covered: '100',
    workedSeconds: 5 * 3600,
    countedSeconds: 5 * 3600,
    clock: 'engaged',
  });
  expect(summary.workedSeconds).toBe(5 * 3600);
});

test('both earnings on the same day: the hours typed with one do not cover the other', async () => {
  const ana = await app.signUp();
  const { id } = await addPlatform(ana);
  const hours = { clock: 'engaged', seconds: 5 * 3600 } as const;
  await ana.api.earnings.create(earningInput(id, '100', { hours }));
  await ana.api.earnings.create(earningInput(id, '100'));

  const { totals, buckets } = await ana.api.dashboard.summary({ period: { kind: 'month' } });

  expect(totals[0]?.rate).toMatchObject({ rate: '20', coverageBasisPoints: 5000 });
  const day = buckets.find((bucket) => bucket.from === '2026-11-12');
  expect(day).toMatchObject({ net: '200', netWithHours: '100' });
});

test('no hours give no rate, neither zero nor infinite', async () => {
  const ana = await app.signUp();
  const { id } = await addPlatform(ana);
  await ana.api.earnings.create(earningInput(id, '100'));

  const { totals } = await ana.api.dashboard.summary({ period: { kind: 'week' } });

  expect(totals[0]?.rate).toMatchObject({
    rate: null,
    coverageBasisPoints: 0,
    workedSeconds: 0,
    clock: null,
  });
});
