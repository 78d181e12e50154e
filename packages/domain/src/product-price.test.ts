import { describe, expect, test } from 'vitest';
import { asLocalDate } from './local-date.ts';
import { type DatedPrice, priceOfUnits, priceOn } from './product-price.ts';

const price = (validFrom: string, priceMicros: bigint): DatedPrice => ({
  validFrom: asLocalDate(validFrom),
  priceMicros,
});

describe('the price of a day', () => {
  const history = [price('2026-06-01', 15_000_000n), price('2026-01-10', 12_000_000n)];

  test.each([
    ['2026-01-09', null],
    ['2026-01-10', 12_000_000n],
    ['2026-05-31', 12_000_000n],
    ['2026-06-01', 15_000_000n],
    ['2999-12-31', 15_000_000n],
  ])('on %s is the latest one that started: %s', (day, expected) => {
    expect(priceOn(history, asLocalDate(day))?.priceMicros ?? null).toBe(expected);
    expect(priceOn(history.toReversed(), asLocalDate(day))?.priceMicros ?? null).toBe(expected);
  });

  test('may be nothing at all, which is a price', () => {
    const free = price('2026-07-01', 0n);
    expect(priceOn([...history, free], asLocalDate('2026-07-02'))).toBe(free);
  });

  test('is none where there are no prices', () => {
    expect(priceOn([], asLocalDate('2026-01-01'))).toBeNull();
  });
});

test('units multiply a price to the last digit, and units that came back take it away', () => {
  expect(priceOfUnits(6_816_001n, 3)).toBe(20_448_003n);
  expect(priceOfUnits(999_999_999_999_999_999n, 1_000_000)).toBe(999_999_999_999_999_999_000_000n);
  expect(priceOfUnits(12_000_000n, -2)).toBe(-24_000_000n);
  expect(() => priceOfUnits(1n, 0.5)).toThrow(RangeError);
});
