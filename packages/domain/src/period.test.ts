import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asLocalDate, daysBetween, isLocalDate, type Weekday } from './local-date.ts';
import { bucketsOf, bucketUnitFor, periodBefore, type PeriodRequest, resolvePeriod } from './period.ts';

const day = (text: string) => asLocalDate(text);
const on = (today: string, weekStart: Weekday = 1, taxYearStart = { month: 1, day: 1 }) => ({
  today: day(today),
  weekStart,
  taxYearStart,
});

describe('calendar periods', () => {
  test('a week starts on the first day that the user chose', () => {
    expect(resolvePeriod({ kind: 'week' }, on('2026-11-12'))).toEqual({
      from: '2026-11-09',
      to: '2026-11-15',
    });
    expect(resolvePeriod({ kind: 'week' }, on('2026-11-12', 7))).toEqual({
      from: '2026-11-08',
      to: '2026-11-14',
    });
  });

  test('a month and a year are those of the calendar, not the last thirty or 365 days', () => {
    expect(resolvePeriod({ kind: 'month' }, on('2028-02-10'))).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
    });
    expect(resolvePeriod({ kind: 'year' }, on('2026-11-12'))).toEqual({
      from: '2026-01-01',
      to: '2026-12-31',
    });
  });

  test('a day is itself, and a quarter has the three months that hold it', () => {
    expect(resolvePeriod({ kind: 'day' }, on('2026-11-12'))).toEqual({
      from: '2026-11-12',
      to: '2026-11-12',
    });
    expect(resolvePeriod({ kind: 'quarter' }, on('2026-11-12'))).toEqual({
      from: '2026-10-01',
      to: '2026-12-31',
    });
    expect(resolvePeriod({ kind: 'quarter' }, on('2028-03-31'))).toEqual({
      from: '2028-01-01',
      to: '2028-03-31',
    });
  });

  test('a tax year starts on the day that the user said, in the year before until that day', () => {
    const april = { month: 4, day: 6 };
    expect(resolvePeriod({ kind: 'taxYear' }, on('2026-04-05', 1, april))).toEqual({
      from: '2025-04-06',
      to: '2026-04-05',
    });
    expect(resolvePeriod({ kind: 'taxYear' }, on('2026-04-06', 1, april))).toEqual({
      from: '2026-04-06',
      to: '2027-04-05',
    });
  });

  test('all reaches from the first to the last date that can be recorded', () => {
    const all = resolvePeriod({ kind: 'all' }, on('2026-11-12'));
    expect([isLocalDate(all.from), isLocalDate(addDays(all.from, -1))]).toEqual([true, false]);
    expect([isLocalDate(all.to), isLocalDate(addDays(all.to, 1))]).toEqual([true, false]);
  });

  test.each(['1900-01-01', '2999-12-31'])('periods and buckets reach %s and end there', (edge) => {
    for (const kind of ['day', 'week', 'month', 'quarter', 'year', 'taxYear'] as const) {
      const calendar = on(edge, 4, { month: 4, day: 6 });
      const period = resolvePeriod({ kind, anchor: day(edge) }, calendar);
      const before = periodBefore({ kind, anchor: day(edge) }, calendar);
      expect(period.from <= edge && edge <= period.to && (before?.to ?? '') < period.from).toBe(true);
      expect(period.from >= '1900-01-01' && period.to <= '2999-12-31').toBe(true);
    }
    const whole = resolvePeriod({ kind: 'all' }, on(edge));
    expect(bucketsOf(whole, 'year', 1)).toHaveLength(1100);
  });

  test('a custom period needs both ends in order', () => {
    expect(() => resolvePeriod({ kind: 'custom', from: day('2026-01-01') }, on('2026-11-12'))).toThrow(
      RangeError,
    );
    const backwards: PeriodRequest = { kind: 'custom', from: day('2026-02-01'), to: day('2026-01-01') };
    expect(() => resolvePeriod(backwards, on('2026-11-12'))).toThrow(RangeError);
  });
});

describe('the period before', () => {
  test('is compared over the same elapsed days', () => {
    expect(periodBefore({ kind: 'week' }, on('2026-11-12'))).toEqual({
      from: '2026-11-02',
      to: '2026-11-05',
    });
    expect(periodBefore({ kind: 'month' }, on('2026-11-12'))).toEqual({
      from: '2026-10-01',
      to: '2026-10-12',
    });
    expect(periodBefore({ kind: 'year' }, on('2026-03-01'))).toEqual({
      from: '2025-01-01',
      to: '2025-03-01',
    });
  });

  test.each([
    ['month', '2026-02-28', '2026-01-01', '2026-01-28'],
    ['month', '2026-04-30', '2026-03-01', '2026-03-30'],
    ['month', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['week', '2026-11-15', '2026-11-02', '2026-11-08'],
    ['year', '2026-12-31', '2025-01-01', '2025-12-31'],
  ] as const)(
    'is compared over the elapsed days on the last day of a %s too: %s',
    (kind, today, from, to) => {
      expect(periodBefore({ kind }, on(today))).toEqual({ from, to });
    },
  );

  test('grows by a day, or not at all, with each day of a period that is not over', () => {
    for (let today = day('2027-01-01'); today < '2029-01-01'; today = addDays(today, 1)) {
      const before = periodBefore({ kind: 'month' }, on(today));
      const days = before ? daysBetween(before.from, before.to) + 1 : 0;
      const ofMonthBefore = Number(addDays(day(`${today.slice(0, 8)}01`), -1).slice(8));
      expect(days).toBe(Math.min(Number(today.slice(8)), ofMonthBefore));
    }
  });

  test('ends with a shorter month', () => {
    expect(periodBefore({ kind: 'month' }, on('2026-03-30'))).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
  });

  test('is whole once the period is over', () => {
    expect(periodBefore({ kind: 'month', anchor: day('2026-02-10') }, on('2026-11-12'))).toEqual({
      from: '2026-01-01',
      to: '2026-01-31',
    });
  });

  test('of a custom period is as long and ends the day before', () => {
    const request: PeriodRequest = { kind: 'custom', from: day('2026-05-10'), to: day('2026-05-19') };
    expect(periodBefore(request, on('2026-11-12'))).toEqual({ from: '2026-04-30', to: '2026-05-09' });
  });

  test('does not exist before everything, nor for a period that has not begun', () => {
    expect(periodBefore({ kind: 'all' }, on('2026-11-12'))).toBeNull();
    expect(periodBefore({ kind: 'week', anchor: day('2026-12-12') }, on('2026-11-12'))).toBeNull();
  });
});

test('the buckets of a range cover each of its days exactly once', () => {
  const start = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays(day('1980-01-01'), days));
  fc.assert(
    fc.property(
      start,
      fc.integer({ min: 0, max: 2500 }),
      fc.integer({ min: 1, max: 7 }),
      (from, length, first) => {
        const range = { from, to: addDays(from, length) };
        const buckets = bucketsOf(range, bucketUnitFor(range), first as Weekday);
        const days = buckets.reduce((sum, bucket) => sum + daysBetween(bucket.from, bucket.to) + 1, 0);
        const joined = buckets.every(
          (bucket, index) => index === 0 || bucket.from === addDays(buckets[index - 1]?.to ?? from, 1),
        );
        return (
          days === length + 1 && joined && buckets[0]?.from === range.from && buckets.at(-1)?.to === range.to
        );
      },
    ),
  );
});
