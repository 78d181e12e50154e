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

test('today is one day in the zone of the person, compared with yesterday', async () => {
  // 23:30 of the 12th in Lisbon, where it is already the 13th in Berlin and still the 12th in New York.
  const late = await createTestApi({ now: '2026-11-12T23:30:00Z' });
  const nets = async (timeZone: string) => {
    const person = await late.signUp({ timeZone });
    const { id } = await addPlatform(person);
    for (const [earnedOn, base] of Object.entries({
      '2026-11-11': '1',
      '2026-11-12': '2',
      '2026-11-13': '4',
    }))
      await person.api.earnings.create(earningInput(id, base, { earnedOn }));
    const { totals, period } = await person.api.dashboard.summary({ period: { kind: 'day' } });
    return [period.from, period.to, totals[0]?.net, totals[0]?.before?.net];
  };
  expect(await nets('Europe/Lisbon')).toEqual(['2026-11-12', '2026-11-12', '2', '1']);
  expect(await nets('Europe/Berlin')).toEqual(['2026-11-13', '2026-11-13', '4', '2']);
  expect(await nets('America/New_York')).toEqual(['2026-11-12', '2026-11-12', '2', '1']);
  await late.close();
});

test('a quarter has three months of the calendar, compared over as many elapsed days', async () => {
  const ana = await earnedOn({
    '2026-09-30': '100',
    '2026-10-01': '1',
    '2026-11-12': '2',
    '2026-12-31': '4',
    '2026-07-01': '10',
    '2026-08-12': '20',
    '2026-08-13': '40',
  });

  const summary = await ana.api.dashboard.summary({ period: { kind: 'quarter' } });

  expect(summary.period).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(summary.before).toEqual({ from: '2026-07-01', to: '2026-08-12' });
  expect(summary.totals[0]).toMatchObject({ net: '7', before: { net: '30' } });
  expect(summary.bucketUnit).toBe('week');
});

test('a tax year starts on the day that the person said, and its first and last months are cut there', async () => {
  const ana = await earnedOn({
    '2026-04-05': '1',
    '2026-04-06': '2',
    '2027-04-05': '4',
    '2027-04-06': '8',
    '2025-04-06': '16',
    '2025-11-12': '32',
    '2025-11-13': '64',
  });
  const { version } = await ana.api.profile.get();
  await ana.api.profile.update({ version, taxYearStart: { month: 4, day: 6 } });

  const summary = await ana.api.dashboard.summary({ period: { kind: 'taxYear' } });

  expect(summary.period).toEqual({ from: '2026-04-06', to: '2027-04-05' });
  expect(summary.before).toEqual({ from: '2025-04-06', to: '2025-11-12' });
  expect(summary.totals[0]).toMatchObject({ net: '6', before: { net: '48' } });
  expect(summary.buckets).toHaveLength(13);
  expect(summary.buckets[0]).toMatchObject({ from: '2026-04-06', to: '2026-04-30', net: '2' });
  expect(summary.buckets.at(-1)).toMatchObject({ from: '2027-04-01', to: '2027-04-05', net: '4' });

  const before = await ana.api.dashboard.summary({ period: { kind: 'taxYear', anchor: '2026-04-05' } });
  expect(before.period).toEqual({ from: '2025-04-06', to: '2026-04-05' });
  expect(before.totals[0]?.net).toBe('113');
});

test.each(['1900-01-01', '2999-12-31'])(
  'a tax year that holds %s ends with the dates that can be recorded',
  async (edge) => {
    const ana = await earnedOn({ [edge]: '5' });
    const { version } = await ana.api.profile.get();
    await ana.api.profile.update({ version, taxYearStart: { month: 4, day: 6 } });
    const { period, before, totals } = await ana.api.dashboard.summary({
      period: { kind: 'taxYear', anchor: edge },
    });
    expect(edge === '1900-01-01' ? period.from : period.to).toBe(edge);
    expect(before).toBeNull();
    expect(totals[0]?.net).toBe('5');
  },
);

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
