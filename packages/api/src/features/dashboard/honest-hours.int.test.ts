import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  type Person,
  type TestApi,
  workInput,
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

function work(platformId: string, workedOn: string, hours: number) {
  return ana.api.work.create(
    workInput([platformId], { time: { kind: 'duration', workedOn, seconds: hours * 3600 } }),
  );
}

async function totalsOf(kind: 'week' | 'month' | 'year', anchor: string) {
  const { totals } = await ana.api.dashboard.summary({ period: { kind, anchor } });
  return totals;
}

describe('a statement of a week that crosses the end of a month', () => {
  async function fiveHoursOnFourDays() {
    const { id } = await addPlatform(ana);
    for (const day of ['26', '27', '28', '29']) await work(id, `2026-10-${day}`, 5);
    await ana.api.earnings.create(earningInput(id, '400', { earnedOn: '2026-11-01' }));
    return id;
  }

  test.each(['week', 'month', 'year'] as const)('has the same rate and coverage in its %s', async (kind) => {
    await fiveHoursOnFourDays();
    const [usd] = await totalsOf(kind, '2026-11-01');
    expect(usd?.rate).toMatchObject({
      rate: '20',
      coverageBasisPoints: 10_000,
      covered: '400',
      countedSeconds: 20 * 3600,
    });
  });

  test('leaves the rate of the month before to what was earned there, and its hours as they were worked', async () => {
    const id = await fiveHoursOnFourDays();
    await work(id, '2026-10-06', 5);
    await ana.api.earnings.create(earningInput(id, '200', { earnedOn: '2026-10-06' }));
    const summary = await ana.api.dashboard.summary({ period: { kind: 'month', anchor: '2026-10-10' } });
    expect(summary.totals[0]?.rate).toMatchObject({ rate: '40', countedSeconds: 5 * 3600 });
    expect(summary.totals[0]?.rate.workedSeconds).toBe(25 * 3600);
    expect(summary.workedSeconds).toBe(25 * 3600);
  });

  test.each([
    ['2026-10-28', '2026-11-03'],
    ['2026-11-03', '2026-10-28'],
  ])(
    'is found by work of %s and money of %s, the two ends of a week from Wednesday',
    async (workedOn, earnedOn) => {
      const { id } = await addPlatform(ana, { weekStart: 3 });
      await work(id, workedOn, 10);
      await ana.api.earnings.create(earningInput(id, '300', { earnedOn }));
      const period = { kind: 'custom', from: earnedOn, to: earnedOn } as const;
      const { totals } = await ana.api.dashboard.summary({ period });
      expect(totals[0]?.rate).toMatchObject({ rate: '30', coverageBasisPoints: 10_000 });
    },
  );

  test('shows its rate on the column of its own day', async () => {
    await fiveHoursOnFourDays();
    const { buckets } = await ana.api.dashboard.summary({ period: { kind: 'week', anchor: '2026-11-01' } });
    expect(buckets.map(({ rate }) => rate.rate)).toEqual([null, null, null, null, null, null, '20']);
    expect(buckets.map(({ rate }) => rate.workedSeconds / 3600)).toEqual([5, 5, 5, 5, 0, 0, 0]);
  });
});

test('hours typed with an earning stay with its currency on a day of several', async () => {
  const { id } = await addPlatform(ana);
  const hours = (seconds: number) => ({ clock: 'engaged', seconds }) as const;
  await ana.api.earnings.create(earningInput(id, '100', { hours: hours(3600) }));
  await ana.api.earnings.create(earningInput(id, '100', { currency: 'EUR', hours: hours(4 * 3600) }));
  const totals = await totalsOf('week', '2026-11-12');
  expect(totals.map(({ currency, rate }) => [currency, rate.rate, rate.workedSeconds])).toEqual([
    ['USD', '100', 3600],
    ['EUR', '25', 4 * 3600],
  ]);
});

test('an adjustment of a day takes no hours from the statement of its week', async () => {
  const { id } = await addPlatform(ana);
  await work(id, '2026-11-10', 10);
  await ana.api.earnings.create(earningInput(id, '500', { earnedOn: '2026-11-15' }));
  await ana.api.earnings.create({
    ...earningInput(id, '0', { earnedOn: '2026-11-10' }),
    components: { adjustments: '-2' },
  });
  const [usd] = await totalsOf('week', '2026-11-12');
  expect(usd?.rate).toMatchObject({ rate: '49.8', coverageBasisPoints: 10_000, covered: '498' });
});

test('a currency without anything in the period is still compared with the period before', async () => {
  const { id } = await addPlatform(ana);
  await ana.api.earnings.create(earningInput(id, '500', { earnedOn: '2026-11-03' }));
  const totals = await totalsOf('week', '2026-11-12');
  expect(totals).toMatchObject([
    { currency: 'USD', net: '0', earningCount: 0, before: { net: '500', earningCount: 1 } },
  ]);
});

test('unpaid hours lower the rate of the currency that the platform earns in', async () => {
  const { id } = await addPlatform(ana, { currency: 'EUR' });
  await work(id, '2026-11-10', 2);
  await work(id, '2026-11-11', 2);
  await ana.api.earnings.create(earningInput(id, '100', { earnedOn: '2026-11-10', currency: 'USD' }));
  const totals = await totalsOf('week', '2026-11-12');
  expect(totals).toMatchObject([{ currency: 'USD', rate: { rate: '25', workedSeconds: 4 * 3600 } }]);
});
