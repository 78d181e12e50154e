import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPlatform, createTestApi, earningInput, type TestApi } from '../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  // A Thursday.
  app = await createTestApi({ now: '2026-11-12T10:00:00Z' });
});
afterAll(() => app.close());

async function earnedOn(days: Record<string, string>, settings: Parameters<TestApi['signUp']>[0] = {}) {
  const ana = await app.signUp(settings);
  const { id } = await addPlatform(ana);
  for (const [day, amount] of Object.entries(days)) {
    await ana.api.earnings.create(earningInput(id, amount, { earnedOn: day }));
  }
  return ana;
}

test('a week is compared with the same elapsed days of the week before', async () => {
  const ana = await earnedOn({
    '2026-11-09': '10',
    '2026-11-12': '20',
    '2026-11-02': '1',
    '2026-11-05': '2',
    '2026-11-06': '400',
    '2026-11-08': '800',
  });

  const summary = await ana.api.dashboard.summary({ period: { kind: 'week' } });

  expect(summary.period).toEqual({ from: '2026-11-09', to: '2026-11-15' });
  expect(summary.before).toEqual({ from: '2026-11-02', to: '2026-11-05' });
  expect(summary.totals[0]).toMatchObject({ net: '30', before: { net: '3' } });
});

test("the person's first day of the week decides which week a Sunday is in", async () => {
  const ana = await earnedOn({ '2026-11-08': '8' }, { weekStart: 7 });

  const summary = await ana.api.dashboard.summary({ period: { kind: 'week' } });

  expect(summary.period).toEqual({ from: '2026-11-08', to: '2026-11-14' });
  expect(summary.totals[0]?.net).toBe('8');
});

test('a month is the calendar month, not the last thirty days', async () => {
  const ana = await earnedOn({ '2026-10-31': '100', '2026-11-01': '1', '2026-11-30': '2' });

  const summary = await ana.api.dashboard.summary({ period: { kind: 'month' } });

  expect(summary.totals[0]).toMatchObject({ net: '3', before: { net: '0' } });
});

test("today is the date in the person's own zone", async () => {
  const ana = await earnedOn({}, { timeZone: 'Pacific/Kiritimati' });
  const summary = await ana.api.dashboard.summary({ period: { kind: 'week' } });
  expect(summary.today).toBe('2026-11-13');
});

test('"all" reaches from the first to the last day and is compared with nothing', async () => {
  const ana = await earnedOn({ '2019-02-03': '5', '2026-11-20': '6' });

  const summary = await ana.api.dashboard.summary({ period: { kind: 'all' } });

  expect(summary.period).toEqual({ from: '2019-02-03', to: '2026-11-20' });
  expect(summary.before).toBeNull();
  expect(summary.totals[0]).toMatchObject({ net: '11', before: null });
  expect(summary.bucketUnit).toBe('year');
  expect(summary.buckets.map(({ net }) => net)).toEqual(['5', '0', '0', '0', '0', '0', '0', '6']);
});

test('a custom period is compared with as many days before it', async () => {
  const ana = await earnedOn({ '2026-10-01': '1', '2026-10-10': '2', '2026-09-21': '4', '2026-09-20': '8' });

  const period = { kind: 'custom', from: '2026-10-01', to: '2026-10-10' } as const;
  const summary = await ana.api.dashboard.summary({ period });

  expect(summary.totals[0]).toMatchObject({ net: '3', before: { net: '4' } });
});
