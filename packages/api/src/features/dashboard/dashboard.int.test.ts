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
  ana = await app.signUp({ currency: 'EUR' });
});

const week = { period: { kind: 'week' } } as const;

test('an account without anything has no totals, and says so without failing', async () => {
  for (const kind of ['week', 'month', 'year', 'all'] as const) {
    const summary = await ana.api.dashboard.summary({ period: { kind } });
    expect(summary).toMatchObject({ totals: [], platforms: [], recent: [], workedSeconds: 0 });
  }
});

test('each currency has its own totals, the own one first, and they are never added up', async () => {
  const { id } = await addPlatform(ana);
  await ana.api.earnings.create(earningInput(id, '10', { currency: 'CHF' }));
  await ana.api.earnings.create(earningInput(id, '20', { currency: 'EUR' }));
  await ana.api.earnings.create(earningInput(id, '3000', { currency: 'JPY' }));

  const { totals, buckets } = await ana.api.dashboard.summary(week);
  expect(totals.map(({ currency, net }) => [currency, net])).toEqual([
    ['EUR', '20'],
    ['CHF', '10'],
    ['JPY', '3000'],
  ]);
  expect(buckets.filter(({ currency }) => currency === 'JPY')).toHaveLength(7);
});

test('figures are gross, fees, net and tips, and taxes withheld lower the net but not the rate', async () => {
  const { id } = await addPlatform(ana);
  const components = { base: '100', tips: '10', fees: '20', taxesWithheld: '15' };
  const hours = { clock: 'doorToDoor', seconds: 3 * 3600 } as const;
  await ana.api.earnings.create({ ...earningInput(id, '0', { hours, currency: 'EUR' }), components });

  const { totals, buckets } = await ana.api.dashboard.summary(week);
  expect(totals[0]).toMatchObject({ gross: '110', fees: '20', net: '75', tips: '10', earningCount: 1 });
  expect(totals[0]?.rate).toMatchObject({ rate: '30', covered: '90', clock: 'doorToDoor' });
  expect(buckets.find(({ from }) => from === '2026-11-12')).toMatchObject({ net: '75', netWithHours: '75' });
});

test('what is in the bin counts nowhere', async () => {
  const { id } = await addPlatform(ana);
  const hours = { clock: 'engaged', seconds: 3600 } as const;
  const earning = await ana.api.earnings.create(earningInput(id, '10', { hours }));
  const work = await ana.api.work.create(workInput([id]));
  await ana.api.earnings.delete({ id: earning.id });
  await ana.api.work.delete({ id: work.id });
  expect(await ana.api.dashboard.summary(week)).toMatchObject({ totals: [], workedSeconds: 0, recent: [] });
});

describe('hours that earned nothing', () => {
  test("count, in the platform's currency", async () => {
    const { id } = await addPlatform(ana, { currency: 'USD' });
    await ana.api.work.create(workInput([id]));
    const { totals, platforms } = await ana.api.dashboard.summary(week);
    expect(totals).toMatchObject([{ currency: 'USD', net: '0', rate: { rate: null, workedSeconds: 3600 } }]);
    expect(platforms).toMatchObject([{ platformId: id, earningCount: 0, rate: { workedSeconds: 3600 } }]);
  });

  test('lower the rate of what was earned', async () => {
    const { id } = await addPlatform(ana);
    await ana.api.earnings.create(earningInput(id, '30'));
    await ana.api.work.create(workInput([id]));
    await ana.api.work.create(
      workInput([id], { time: { kind: 'duration', workedOn: '2026-11-10', seconds: 2 * 3600 } }),
    );
    const { totals } = await ana.api.dashboard.summary(week);
    expect(totals[0]?.rate).toMatchObject({
      rate: '10',
      workedSeconds: 3 * 3600,
      coverageBasisPoints: 10_000,
    });
  });
});

test('the widest clock that was kept decides, and is named', async () => {
  const { id } = await addPlatform(ana);
  await ana.api.earnings.create(earningInput(id, '40'));
  await ana.api.work.create(
    workInput([id], {
      clock: 'engaged',
      time: { kind: 'span', startedAt: '2026-11-12T09:00:00Z', endedAt: '2026-11-12T10:00:00Z' },
      otherClocks: { doorToDoor: 2 * 3600 },
    }),
  );
  const { totals } = await ana.api.dashboard.summary(week);
  expect(totals[0]?.rate).toMatchObject({ rate: '20', clock: 'doorToDoor', workedSeconds: 2 * 3600 });
});

test('platforms and buckets add up to the totals', async () => {
  const platforms = [await addPlatform(ana), await addPlatform(ana), await addPlatform(ana)];
  for (const [index, { id }] of platforms.entries()) {
    for (let day = 9; day <= 12; day += 1) {
      const earnedOn = `2026-11-${String(day).padStart(2, '0')}`;
      const hours = day % 2 === 0 ? ({ clock: 'engaged', seconds: 1800 * (index + 1) } as const) : null;
      await ana.api.earnings.create(
        earningInput(id, `${day * (index + 1)}.33`, { earnedOn, hours, currency: 'EUR' }),
      );
    }
  }
  const summary = await ana.api.dashboard.summary(week);
  const cents = (decimals: string[]) =>
    decimals.reduce((sum, text) => sum + Math.round(Number(text) * 100), 0);
  const total = cents([summary.totals[0]?.net ?? '']);
  expect(cents(summary.platforms.map(({ net }) => net))).toBe(total);
  expect(cents(summary.buckets.map(({ net }) => net))).toBe(total);
  const seconds = (rates: { rate: { workedSeconds: number } }[]) =>
    rates.reduce((sum, { rate }) => sum + rate.workedSeconds, 0);
  expect(seconds(summary.platforms)).toBe(summary.workedSeconds);
  expect(seconds(summary.buckets)).toBe(summary.workedSeconds);
  expect(summary.platforms.map(({ platformId }) => platformId)).toEqual(
    platforms.map(({ id }) => id).toReversed(),
  );
});

test('the eight newest earnings are shown with their hours', async () => {
  const { id } = await addPlatform(ana);
  for (let day = 1; day <= 10; day += 1) {
    const hours = day === 10 ? ({ clock: 'engaged', seconds: 60 } as const) : null;
    await ana.api.earnings.create(
      earningInput(id, String(day), { earnedOn: `2026-10-${String(day).padStart(2, '0')}`, hours }),
    );
  }
  const { recent } = await ana.api.dashboard.summary(week);
  expect(recent.map(({ net }) => net)).toEqual(['10', '9', '8', '7', '6', '5', '4', '3']);
  expect(recent[0]?.hours?.seconds).toBe(60);
});
