import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asCurrency } from './currency.ts';
import { honestRate } from './honest-rate.ts';
import { asLocalDate } from './local-date.ts';
import { sumMicros } from './money.ts';
import { type EarningGroup, rateParts } from './rate-parts.ts';
import { totalMs, type Work } from './work.ts';
import { shareWork } from './worked-hours.ts';

const USD = asCurrency('USD');
const even = () => 1n;
const calendar = () => ({ weekStart: 1 as const, currency: USD });
const dollars = (amount: number) => BigInt(amount) * 1_000_000n;

function earned(amount: number, over: Partial<EarningGroup> = {}): EarningGroup {
  const beforeTaxMicros = dollars(amount);
  return {
    platformId: 'a',
    earnedOn: asLocalDate('2026-11-12'),
    currency: USD,
    hasOwnHours: false,
    beforeTaxMicros,
    positiveMicros: beforeTaxMicros > 0n ? beforeTaxMicros : 0n,
    ...over,
  };
}

function worked(hours: number, over: Partial<Work> = {}): Work {
  return {
    platformIds: ['a'],
    ownCurrency: null,
    workedOn: asLocalDate('2026-11-12'),
    seconds: { engaged: hours * 3600 },
    span: null,
    ...over,
  };
}

function online(platformId: string, startHour: number, endHour: number): Work {
  const at = (hour: number) => Date.parse('2026-11-12T00:00:00Z') + hour * 3_600_000;
  const span = { startMs: at(startHour), endMs: at(endHour), clock: 'online' as const };
  return worked(0, { platformIds: [platformId], seconds: { online: (endHour - startHour) * 3600 }, span });
}

function rateOf(groups: EarningGroup[], work: Work[], weightOf: (id: string) => bigint = even) {
  return honestRate(rateParts(groups, shareWork(work, weightOf), calendar));
}

describe('the honest hourly rate', () => {
  test('takes only money that has hours: $100 in 5 h and $100 without are $20/h from half of it, not $40/h', () => {
    const rate = rateOf([earned(100, { hasOwnHours: true }), earned(100)], [worked(5, { ownCurrency: USD })]);
    expect(rate.rateMicrosPerHour).toBe(dollars(20));
    expect(rate.coverageBasisPoints).toBe(5000);
  });

  test('is no number where no hours were kept, and where hours earned nothing', () => {
    expect(rateOf([earned(100)], []).rateMicrosPerHour).toBeNull();
    expect(rateOf([earned(100)], []).coverageBasisPoints).toBe(0);
    expect(rateOf([], [worked(2)]).rateMicrosPerHour).toBeNull();
    expect(rateOf([], [worked(2)]).workedSeconds).toBe(7200);
  });

  test('counts tracked hours that earned nothing', () => {
    const idle = worked(5, { workedOn: asLocalDate('2026-11-30') });
    const rate = rateOf([earned(100)], [worked(5), idle]);
    expect(rate.rateMicrosPerHour).toBe(dollars(10));
  });

  test('lets a week of work cover a statement that names one day of it', () => {
    const sunday = earned(300, { earnedOn: asLocalDate('2026-11-15') });
    const days = ['2026-11-09', '2026-11-10', '2026-11-11'].map((date) =>
      worked(5, { workedOn: asLocalDate(date) }),
    );
    const rate = rateOf([sunday], days);
    expect(rate.rateMicrosPerHour).toBe(dollars(20));
    expect(rate.coverageBasisPoints).toBe(10_000);
  });

  test('does not let the work of one platform cover the money of another', () => {
    expect(rateOf([earned(100, { platformId: 'b' })], [worked(5)]).coverageBasisPoints).toBe(0);
  });

  test('is lowered by a refund on a covered day', () => {
    const rate = rateOf([earned(100), earned(-20)], [worked(4)]);
    expect(rate.rateMicrosPerHour).toBe(dollars(20));
    expect(rate.coverageBasisPoints).toBe(10_000);
  });

  test('uses the widest clock that was kept and names it', () => {
    const rate = rateOf(
      [earned(100)],
      [worked(0, { seconds: { engaged: 3600, online: 7200, doorToDoor: 14_400 } })],
    );
    expect(rate.rateMicrosPerHour).toBe(dollars(25));
    expect(rate.clock).toBe('doorToDoor');
  });
});

describe('two platforms online at once', () => {
  const work = [online('a', 9, 12), online('b', 10, 13)];
  const groups = [earned(60, { platformId: 'a' }), earned(20, { platformId: 'b' })];

  test('are four hours worked, not six, and the shared two are split evenly', () => {
    const shares = shareWork(work, even);
    const hours = (id: string) =>
      sumMicros(shares.filter((s) => s.platformId === id).map((s) => s.ms)) / 3_600_000n;
    expect([hours('a'), hours('b')]).toEqual([2n, 2n]);
    expect(rateOf(groups, work).rateMicrosPerHour).toBe(dollars(20));
  });

  test('are split by net on request, and still reconcile to the same hours', () => {
    const shares = shareWork(work, (id) => (id === 'a' ? 3n : 1n));
    const minutes = (id: string) =>
      sumMicros(shares.filter((s) => s.platformId === id).map((s) => s.ms)) / 60_000n;
    expect([minutes('a'), minutes('b')]).toEqual([150n, 90n]);
  });

  test('a platform that gets none of the shared time has no hours beside its money', () => {
    const both = [{ ...online('a', 9, 13), platformIds: ['a', 'b'] }];
    const rate = rateOf(groups, both, (id) => (id === 'a' ? 1n : 0n));
    expect(rate).toMatchObject({ rateMicrosPerHour: dollars(15), coverageBasisPoints: 7500 });
  });

  test('one stretch that serves both at once counts once', () => {
    const both = [{ ...online('a', 9, 13), platformIds: ['a', 'b'] }];
    expect(rateOf(groups, both).workedSeconds).toBe(4 * 3600);
  });

  test('the platforms together hold exactly the hours of the union, whatever overlaps', () => {
    const stretch = fc.record({
      platform: fc.constantFrom('a', 'b', 'c'),
      start: fc.integer({ min: 0, max: 500 }),
      length: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
        const minutes = new Set(
          stretches.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i)),
        );
        const items = stretches.map(({ platform, start, length }) =>
          online(platform, start / 60, (start + length) / 60),
        );
        const total = sumMicros(shareWork(items, even).map((share) => share.ms));
        const difference = total - BigInt(minutes.size) * 60_000n;
        return difference >= -1n * BigInt(items.length) && difference <= BigInt(items.length);
      }),
    );
  });
});

test('no hour and no money is lost or made between the parts and the total', () => {
  const group = fc.record({
    platformId: fc.constantFrom('a', 'b'),
    amount: fc.integer({ min: -500, max: 500 }),
    day: fc.integer({ min: 10, max: 28 }),
    hasOwnHours: fc.boolean(),
  });
  const stretch = fc.record({
    platformId: fc.constantFrom('a', 'b'),
    hours: fc.integer({ min: 1, max: 9 }),
    day: fc.integer({ min: 10, max: 28 }),
  });
  fc.assert(
    fc.property(fc.array(group, { maxLength: 15 }), fc.array(stretch, { maxLength: 15 }), (money, time) => {
      const groups = money.map(({ platformId, amount, day, hasOwnHours }) =>
        earned(amount, { platformId, hasOwnHours, earnedOn: asLocalDate(`2026-11-${day}`) }),
      );
      const work = time.map(({ platformId, hours, day }) =>
        worked(hours, { platformIds: [platformId], workedOn: asLocalDate(`2026-11-${day}`) }),
      );
      const parts = rateParts(groups, shareWork(work, even), calendar);
      const hours = sumMicros(parts.map((part) => totalMs(part.worked))) / 3_600_000n;
      const positive = sumMicros(parts.map((part) => part.positiveMicros));
      const covered = sumMicros(parts.map((part) => part.coveredPositiveMicros));
      return (
        hours === BigInt(time.reduce((sum, item) => sum + item.hours, 0)) &&
        positive === sumMicros(groups.map((item) => item.positiveMicros)) &&
        covered <= positive
      );
    }),
  );
});
