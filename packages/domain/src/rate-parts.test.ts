import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asCurrency } from './currency.ts';
import { honestRate } from './honest-rate.ts';
import { addDays, asLocalDate, type Weekday } from './local-date.ts';
import { type EarningGroup, rateParts, WEEK_REACH_DAYS } from './rate-parts.ts';
import { totalMs } from './work.ts';
import type { WorkedShare } from './worked-hours.ts';

const [USD, EUR] = [asCurrency('USD'), asCurrency('EUR')];
const monday = (currency = USD) => ({ weekStart: 1 as const, currency });
const micros = (amount: number) => BigInt(amount) * 1_000_000n;

function earned(amount: number, day: string, over: Partial<EarningGroup> = {}): EarningGroup {
  return {
    platformId: 'a',
    earnedOn: asLocalDate(day),
    currency: USD,
    hasOwnHours: false,
    beforeTaxMicros: micros(amount),
    positiveMicros: micros(Math.max(amount, 0)),
    ...over,
  };
}

function worked(hours: number, day: string, over: Partial<WorkedShare> = {}): WorkedShare {
  const ms = BigInt(hours) * 3_600_000n;
  return { platformId: 'a', ownCurrency: null, workedOn: asLocalDate(day), clock: 'online', ms, ...over };
}

interface Span {
  from?: string;
  to?: string;
  currency?: string;
}

function rateOf(
  groups: EarningGroup[],
  shares: WorkedShare[],
  { from = '0', to = '9', currency = 'USD' }: Span = {},
) {
  const parts = rateParts(groups, shares, () => monday());
  return honestRate(parts.filter((part) => part.currency === currency && from <= part.day && part.day <= to));
}

describe('a week that crosses the end of a month', () => {
  const groups = [earned(200, '2026-10-05'), earned(400, '2026-11-01')];
  const shares = [
    worked(5, '2026-10-05'),
    ...['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29'].map((day) => worked(5, day)),
  ];

  test('has its rate in the month of the money, from the hours that cover it', () => {
    expect(rateOf(groups, shares, { from: '2026-11-01' })).toMatchObject({
      rateMicrosPerHour: micros(20),
      coverageBasisPoints: 10_000,
      countedSeconds: 20 * 3600,
      workedSeconds: 0,
      clock: 'online',
    });
  });

  test('does not burden the month of the hours, which keeps them as worked', () => {
    expect(rateOf(groups, shares, { to: '2026-10-31' })).toMatchObject({
      rateMicrosPerHour: micros(40),
      countedSeconds: 5 * 3600,
      workedSeconds: 25 * 3600,
    });
  });

  test('divides its hours in proportion to the money of each day', () => {
    const both = [earned(100, '2026-10-30'), earned(300, '2026-11-01')];
    const hours = [worked(8, '2026-10-26')];
    expect(rateOf(both, hours, { to: '2026-10-31' }).countedSeconds).toBe(2 * 3600);
    expect(rateOf(both, hours, { from: '2026-11-01' }).countedSeconds).toBe(6 * 3600);
  });
});

test('hours typed with an earning stay in its currency, whatever else the day earned', () => {
  const groups = [
    earned(100, '2026-11-12', { hasOwnHours: true }),
    earned(100, '2026-11-12', { hasOwnHours: true, currency: EUR }),
  ];
  const shares = [
    worked(1, '2026-11-12', { ownCurrency: USD }),
    worked(4, '2026-11-12', { ownCurrency: EUR }),
  ];
  expect(rateOf(groups, shares).rateMicrosPerHour).toBe(micros(100));
  expect(rateOf(groups, shares, { currency: 'EUR' }).rateMicrosPerHour).toBe(micros(25));
});

describe('a refund', () => {
  test('takes no hours from the statement of its week, and lowers what they earned', () => {
    const groups = [earned(500, '2026-11-15'), earned(-2, '2026-11-10')];
    expect(rateOf(groups, [worked(10, '2026-11-10')])).toMatchObject({
      rateMicrosPerHour: micros(498) / 10n,
      coverageBasisPoints: 10_000,
      coveredMicros: micros(498),
    });
  });

  test('counts without work on its own day as soon as other money of its week is covered', () => {
    const groups = [earned(100, '2026-11-10'), earned(-20, '2026-11-12')];
    expect(rateOf(groups, [worked(4, '2026-11-10')]).rateMicrosPerHour).toBe(micros(20));
    expect(rateOf(groups, []).coveredMicros).toBe(0n);
  });

  test('counts on a day of work that earned nothing else', () => {
    const groups = [earned(100, '2026-11-03'), earned(-20, '2026-11-12')];
    expect(rateOf(groups, [worked(2, '2026-11-03'), worked(2, '2026-11-12')]).rateMicrosPerHour).toBe(
      micros(20),
    );
  });

  test('in another currency draws no hours away from what was earned', () => {
    const groups = [earned(100, '2026-11-10'), earned(-2, '2026-11-10', { currency: EUR })];
    expect(rateOf(groups, [worked(2, '2026-11-10'), worked(2, '2026-11-20')]).rateMicrosPerHour).toBe(
      micros(25),
    );
  });
});

test('unpaid hours lower the currency that the platform earned in, not the one that it is set to', () => {
  const paid = [earned(100, '2026-11-10')];
  const parts = rateParts(paid, [worked(2, '2026-11-10'), worked(2, '2026-11-18')], () => monday(EUR));
  expect(new Set(parts.map((part) => part.currency))).toEqual(new Set([USD]));
  expect(honestRate(parts).rateMicrosPerHour).toBe(micros(25));
  expect(rateParts([], [worked(2, '2026-11-18')], () => monday(EUR))).toMatchObject([{ currency: EUR }]);
});

describe('however a range is split', () => {
  const first = asLocalDate('2026-10-19');
  const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays(first, days));
  const platformId = fc.constantFrom('a', 'b');
  const group = fc
    .record({
      platformId,
      day,
      amount: fc.integer({ min: -300, max: 500 }),
      hasOwnHours: fc.boolean(),
      currency: fc.constantFrom(USD, EUR),
    })
    .map(({ amount, day: on, ...over }) => earned(amount, on, over));
  const share = fc
    .record({
      platformId,
      day,
      hours: fc.integer({ min: 1, max: 9 }),
      ownCurrency: fc.constantFrom(USD, EUR, null),
    })
    .map(({ hours, day: on, ...over }) => worked(hours, on, over));
  const weekStarts = fc.record({ a: fc.integer({ min: 1, max: 7 }), b: fc.integer({ min: 1, max: 7 }) });
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 });

  test('covered money, positive money and time of the pieces add up to those of the whole', () => {
    const money = fc.array(group, { maxLength: 12 });
    const time = fc.array(share, { maxLength: 12 });
    fc.assert(
      fc.property(money, time, weekStarts, lengths, (groups, shares, starts, pieces) => {
        const figures = (from: string, to: string) => {
          const isNear = (on: string) =>
            addDays(asLocalDate(from), -WEEK_REACH_DAYS) <= on &&
            on <= addDays(asLocalDate(to), WEEK_REACH_DAYS);
          const parts = rateParts(
            groups.filter(({ earnedOn }) => isNear(earnedOn)),
            shares.filter(({ workedOn }) => isNear(workedOn)),
            (id) => ({ weekStart: (id === 'a' ? starts.a : starts.b) as Weekday, currency: USD }),
          ).filter((part) => from <= part.day && part.day <= to);
          return totalsOf(parts);
        };
        let from = first;
        const split = pieces.map((length) => {
          const piece = figures(from, addDays(from, length - 1));
          from = addDays(from, length);
          return piece;
        });
        const whole = figures(first, addDays(from, -1));
        expect(split.reduce((sum, piece) => sum.map((value, at) => value + (piece[at] ?? 0n)))).toEqual(
          whole,
        );
      }),
      { numRuns: 1000 },
    );
  });

  function totalsOf(parts: ReturnType<typeof rateParts>): bigint[] {
    const sum = (pick: (part: (typeof parts)[number]) => bigint) =>
      parts.reduce((total, part) => total + pick(part), 0n);
    const money = [USD, EUR].flatMap((currency) =>
      (['coveredMicros', 'coveredPositiveMicros', 'positiveMicros'] as const).map((name) =>
        sum((part) => (part.currency === currency ? part[name] : 0n)),
      ),
    );
    return [...money, sum((part) => totalMs(part.worked)), sum((part) => totalMs(part.counted))];
  }
});
