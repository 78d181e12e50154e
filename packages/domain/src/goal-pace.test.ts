import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asCurrency } from './currency.ts';
import { goalPace, roundedUp } from './goal-pace.ts';
import { addDays, asLocalDate } from './local-date.ts';

const micros = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const target = fc.bigInt({ min: 1n, max: 10n ** 15n });

/** A period of up to 366 days with a day in it. */
const period = fc
  .record({ start: fc.integer({ min: 0, max: 40_000 }), days: fc.integer({ min: 1, max: 366 }) })
  .chain(({ start, days }) => {
    const from = addDays(asLocalDate('1990-01-01'), start);
    return fc.integer({ min: 0, max: days - 1 }).map((passed) => ({
      range: { from, to: addDays(from, days - 1) },
      today: addDays(from, passed),
    }));
  });

const MONTH = { from: asLocalDate('2026-11-01'), to: asLocalDate('2026-11-30') };

describe('the pace of a goal', () => {
  test('counts today among the days that passed and among the days that are left', () => {
    const made = { targetMicros: 3_000_000_000n, madeMicros: 1_118_000_000n };
    expect(goalPace(made, MONTH, asLocalDate('2026-11-12'))).toEqual({
      elapsedDays: 12,
      totalDays: 30,
      daysLeft: 19,
      expectedMicros: 1_200_000_000n,
      aheadMicros: -82_000_000n,
      leftMicros: 1_882_000_000n,
      perDayMicros: 99_052_632n,
    });
  });

  test('asks for nothing more once the target is reached', () => {
    const pace = goalPace({ targetMicros: 100n, madeMicros: 130n }, MONTH, asLocalDate('2026-11-02'));
    expect(pace).toMatchObject({ leftMicros: 0n, perDayMicros: 0n, aheadMicros: 123n });
  });

  test('is not said of a day outside the period', () => {
    const made = { targetMicros: 1n, madeMicros: 0n };
    expect(() => goalPace(made, MONTH, asLocalDate('2026-12-01'))).toThrow(RangeError);
  });

  test('expects the whole target on the last day, and never less on a later day', () => {
    fc.assert(
      fc.property(target, micros, period, (targetMicros, madeMicros, { range, today }) => {
        const amounts = { targetMicros, madeMicros };
        expect(goalPace(amounts, range, range.to).expectedMicros).toBe(targetMicros);
        const now = goalPace(amounts, range, today);
        const first = goalPace(amounts, range, range.from);
        expect(now.expectedMicros).toBeGreaterThanOrEqual(first.expectedMicros);
        expect(now.elapsedDays + now.daysLeft).toBe(now.totalDays + 1);
      }),
    );
  });

  test('says behind exactly when less was made than the even share of the days', () => {
    fc.assert(
      fc.property(target, micros, period, (targetMicros, madeMicros, { range, today }) => {
        const pace = goalPace({ targetMicros, madeMicros }, range, today);
        const isBehind = madeMicros * BigInt(pace.totalDays) < targetMicros * BigInt(pace.elapsedDays);
        expect(pace.aheadMicros < 0n).toBe(isBehind);
      }),
    );
  });

  test('asks for so much a day that the days left bring what is missing, and not for a micro more', () => {
    fc.assert(
      fc.property(target, micros, period, (targetMicros, madeMicros, { range, today }) => {
        const { perDayMicros, daysLeft, leftMicros } = goalPace({ targetMicros, madeMicros }, range, today);
        expect(perDayMicros * BigInt(daysLeft)).toBeGreaterThanOrEqual(leftMicros);
        expect((perDayMicros - 1n) * BigInt(daysLeft)).toBeLessThan(leftMicros);
      }),
    );
  });
});

describe('what has to be made', () => {
  test.each([
    ['EUR', 99_052_632n, 99_060_000n],
    ['EUR', 94_500_000n, 94_500_000n],
    ['JPY', 12_000_001n, 13_000_000n],
    ['KWD', 1_234_001n, 1_235_000n],
    ['EUR', 0n, 0n],
  ])('in %s is shown as at least what it is', (code, amount, shown) => {
    expect(roundedUp(amount, asCurrency(code))).toBe(shown);
  });
});
