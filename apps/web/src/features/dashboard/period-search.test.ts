import { asLocalDate } from '@earntrack/domain';
import { describe, expect, test } from 'vitest';
import { dashboardInputOf, type PeriodSearch, periodSearchOf, stepPeriod } from './period-search.ts';

describe('the address', () => {
  test('says nothing for this week, hours shared evenly', () => {
    expect(periodSearchOf({})).toEqual({});
    expect(dashboardInputOf({})).toEqual({ period: { kind: 'week' } });
  });

  test('holds the period, the day inside it, the shared-time rule and the currency', () => {
    const search = { period: 'month', at: '2026-10-05', shared: 'net', currency: 'USD' };
    expect(periodSearchOf(search)).toEqual(search);
    expect(dashboardInputOf(periodSearchOf(search))).toEqual({
      period: { kind: 'month', anchor: '2026-10-05' },
      sharedTime: 'net',
    });
  });

  test.each([
    [{ period: 'decade' }, {}],
    [{ at: '2026-02-30' }, {}],
    [{ period: 'custom', from: '2026-02-02', to: '2026-02-01' }, {}],
    [{ period: 'custom', from: '2026-02-02' }, {}],
    [{ period: 'all', at: '2026-02-02' }, { period: 'all' }],
    [{ currency: '<b>' }, {}],
  ])('%j means %j', (search, meaning) => {
    expect(periodSearchOf(search)).toEqual(meaning);
  });
});

describe('one period back and forward', () => {
  const calendar = {
    today: asLocalDate('2026-11-12'),
    weekStart: 1,
    taxYearStart: { month: 4, day: 6 },
  } as const;
  const week = { from: '2026-11-09', to: '2026-11-15' };
  const step = (search: PeriodSearch, shown: { from: string; to: string }, by: -1 | 1) =>
    stepPeriod({ search, shown, calendar, by });

  test('back from this week is the week that ended the day before', () => {
    expect(step({ shared: 'net' }, week, -1)).toEqual({ shared: 'net', at: '2026-11-08' });
  });

  test('nothing lies after the period that holds today', () => {
    expect(step({}, week, 1)).toBeNull();
  });

  test('forward into the period of today needs no day in the address', () => {
    expect(step(periodSearchOf({ at: '2026-11-08' }), { from: '2026-11-02', to: '2026-11-08' }, 1)).toEqual(
      {},
    );
    const october = { from: '2026-10-01', to: '2026-10-31' };
    expect(step(periodSearchOf({ period: 'month', at: '2026-10-31' }), october, 1)).toEqual({
      period: 'month',
    });
  });

  test.each([
    ['day', { from: '2026-11-11', to: '2026-11-11' }, '2026-11-10'],
    ['month', { from: '2026-10-01', to: '2026-10-31' }, '2026-09-30'],
    ['quarter', { from: '2026-07-01', to: '2026-09-30' }, '2026-06-30'],
    ['year', { from: '2025-01-01', to: '2025-12-31' }, '2024-12-31'],
    ['taxYear', { from: '2025-04-06', to: '2026-04-05' }, '2025-04-05'],
  ] as const)(
    'a %s steps by its calendar, back to one before and forward to now',
    (period, shown, before) => {
      const search = periodSearchOf({ period, at: shown.from });
      expect(step(search, shown, -1)).toEqual({ period, at: before });
      expect(step(search, shown, 1)).toEqual({ period });
    },
  );

  test('forward into a tax year that is not the one of today keeps its day', () => {
    const search = periodSearchOf({ period: 'taxYear', at: '2023-05-01' });
    const shown = { from: '2023-04-06', to: '2024-04-05' };
    expect(step(search, shown, 1)).toEqual({ period: 'taxYear', at: '2024-04-06' });
  });

  test('nothing lies before the first day that can be recorded', () => {
    expect(step({ period: 'taxYear' }, { from: '1900-01-01', to: '1900-04-05' }, -1)).toBeNull();
    const custom = periodSearchOf({ period: 'custom', from: '1900-01-02', to: '1900-01-05' });
    expect(step(custom, { from: '1900-01-02', to: '1900-01-05' }, -1)).toBeNull();
  });

  test('a custom period moves by its own length', () => {
    const search = periodSearchOf({ period: 'custom', from: '2026-11-01', to: '2026-11-05' });
    const shown = { from: '2026-11-01', to: '2026-11-05' };
    expect(step(search, shown, -1)).toEqual({ period: 'custom', from: '2026-10-27', to: '2026-10-31' });
  });

  test('“all” has nothing beside it', () => {
    expect(step({ period: 'all' }, { from: '2020-01-01', to: '2026-11-01' }, -1)).toBeNull();
  });
});
