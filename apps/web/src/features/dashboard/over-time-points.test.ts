import type { BucketView, DashboardView } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import { pointsOf } from './over-time-points.ts';

const noHours = {
  rate: null,
  coverageBasisPoints: 0,
  covered: '0',
  workedSeconds: 0,
  countedSeconds: 0,
  clock: null,
} as const;

function bucket(from: string, net: string, change: Partial<BucketView> = {}): BucketView {
  return { from, to: from, currency: 'EUR', net, netWithHours: '0', rate: noHours, ...change };
}

function view(buckets: BucketView[]): DashboardView {
  const period = { from: '2025-11-10', to: '2025-11-16' };
  return {
    today: '2025-11-13',
    period,
    before: null,
    basis: 'cash',
    hasCorrections: false,
    workedSeconds: 0,
    workedSecondsBefore: null,
    totals: [],
    platforms: [],
    bucketUnit: 'day',
    buckets,
    recent: [],
  };
}

const withHours = {
  rate: '20',
  coverageBasisPoints: 7500,
  covered: '75',
  workedSeconds: 13_500,
  countedSeconds: 13_500,
  clock: 'online',
} as const;

describe('the points of the chart', () => {
  test('split net into what has hours and what has none', () => {
    const [point] = pointsOf(
      view([bucket('2025-11-11', '100', { netWithHours: '75', rate: withHours })]),
      'EUR',
      'en-GB',
    );
    expect(point).toMatchObject({
      name: 'Tue 11 Nov',
      label: 'Tue 11',
      solid: 75,
      hatched: 25,
      strip: 20,
      cells: ['€100.00', '75%', '€20.00/h'],
      reading: { value: '€100.00', detail: '75% with hours, at €20.00/h' },
      isNow: false,
    });
  });

  test('say why there is nothing to read', () => {
    const empty = ['2025-11-12', '2025-11-13', '2025-11-14'].map((day) => bucket(day, '0'));
    const readings = pointsOf(view(empty), 'EUR', 'en-GB').map(({ reading }) => reading.value);
    expect(readings).toEqual(['nothing recorded', 'nothing yet', 'still to come']);
    const nets = pointsOf(view(empty), 'EUR', 'en-GB').map(({ cells }) => cells[0]);
    expect(nets).toEqual(['€0.00', '€0.00', '—']);
  });

  test('name the hours of a day that earned nothing', () => {
    const worked = { ...noHours, coverageBasisPoints: null, workedSeconds: 36_000 };
    const [point] = pointsOf(view([bucket('2025-11-11', '0', { rate: worked })]), 'EUR', 'en-GB');
    expect(point?.reading).toEqual({ value: '€0.00', detail: '10\u00a0h worked' });
  });

  test.each([
    [100, '38.21', '1%'],
    [0, '0.12', 'under 1%'],
    [0, '0', '0%'],
  ])(
    'read out the share that the table and the column show, also without a rate',
    (coverage, known, share) => {
      const rate = { ...noHours, coverageBasisPoints: coverage, covered: known };
      const [point] = pointsOf(
        view([bucket('2025-11-12', '3821.42', { netWithHours: known, rate })]),
        'EUR',
        'en-GB',
      );
      const detail = known === '0' ? 'no hours beside it' : `${share} with hours, no rate`;
      expect(point).toMatchObject({ solid: Number(known), cells: [expect.any(String), share, '—'] });
      expect(point?.reading.detail).toBe(detail);
    },
  );

  test('name their days in the language of the page, in the order of the locale', () => {
    const [point] = pointsOf(view([bucket('2025-11-11', '1')]), 'EUR', 'de-DE');
    expect(point).toMatchObject({ name: 'Tue 11 Nov', label: 'Tue 11' });
  });

  test('name the days of a month that a tax year cuts', () => {
    const april = bucket('2025-04-06', '1', { to: '2025-04-30' });
    const may = bucket('2025-05-01', '1', { to: '2025-05-31' });
    const now = bucket('2025-11-01', '1', { to: '2025-11-30' });
    const months = { ...view([april, may, now]), bucketUnit: 'month' as const };
    const names = pointsOf(months, 'EUR', 'en-GB').map(({ name }) => name);
    expect(names).toEqual(['6 Apr to 30 Apr', 'May 2025', 'November 2025 so far']);
  });

  test('are of one currency only', () => {
    const both = [bucket('2025-11-11', '1'), bucket('2025-11-11', '2', { currency: 'USD' })];
    expect(pointsOf(view(both), 'USD', 'en-GB').map(({ solid, hatched }) => solid + hatched)).toEqual([2]);
  });

  test('lead to the rows behind them', () => {
    const [point] = pointsOf(view([bucket('2025-11-11', '5')]), 'EUR', 'en-GB');
    expect(point?.link).toEqual({ to: '/earnings', search: { from: '2025-11-11', to: '2025-11-11' } });
  });
});
