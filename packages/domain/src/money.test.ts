import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asCurrency } from './currency.ts';
import { allocate, decimalFromMicros, microsFromDecimal, roundedDecimal, sumMicros } from './money.ts';

const micros = fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n });

describe('amounts', () => {
  test('an amount survives the way to the wire and back exactly', () => {
    fc.assert(fc.property(micros, (amount) => microsFromDecimal(decimalFromMicros(amount)) === amount));
  });

  test.each([
    ['0', 0n],
    ['-0', 0n],
    ['12.5', 12_500_000n],
    ['-3.84', -3_840_000n],
    ['9007199254.740993', 9_007_199_254_740_993n],
  ])('%s is read exactly', (text, expected) => {
    expect(microsFromDecimal(text)).toBe(expected);
  });

  test('a sum past what an int8 holds is read exactly, so that it can be shown', () => {
    expect(microsFromDecimal('76999999999999.999923')).toBe(76_999_999_999_999_999_923n);
  });

  test.each(['', '1,5', '1e3', '.5', '1.', '1.1234567', '٣', ' 1', '--1', 'NaN'])(
    'the wire refuses %j instead of guessing',
    (text) => {
      expect(() => microsFromDecimal(text)).toThrow(RangeError);
    },
  );

  test('three times 6.816 dollars is 20.45 when the sum is shown, not 20.46 from three roundings', () => {
    const usd = asCurrency('USD');
    const item = microsFromDecimal('6.816');
    expect(roundedDecimal(sumMicros([item, item, item]), usd)).toBe('20.45');
    const roundedParts = Array.from({ length: 3 }, () => microsFromDecimal(roundedDecimal(item, usd)));
    expect(roundedDecimal(sumMicros(roundedParts), usd)).toBe('20.46');
  });

  test.each([
    ['JPY', '12.5', '13'],
    ['JPY', '-12.5', '-13'],
    ['JPY', '0.4', '0'],
    ['KWD', '1.2345', '1.235'],
    ['EUR', '-0.004', '0.00'],
    ['EUR', '-0.005', '-0.01'],
    ['EUR', '0.5', '0.50'],
    ['CLF', '0.00005', '0.0001'],
  ])('%s %s is shown as %s', (code, amount, shown) => {
    expect(roundedDecimal(microsFromDecimal(amount), asCurrency(code))).toBe(shown);
  });
});

describe('allocation', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 });

  test('the parts always add up to the whole', () => {
    fc.assert(fc.property(micros, weights, (total, shares) => sumMicros(allocate(total, shares)) === total));
  });

  test('no part is further than one micro from its exact share', () => {
    fc.assert(
      fc.property(micros, weights, (total, shares) => {
        const sum = sumMicros(shares);
        fc.pre(sum > 0n);
        return allocate(total, shares).every((part, index) => {
          const distance = part * sum - total * (shares[index] ?? 0n);
          return distance < sum && distance > -sum;
        });
      }),
    );
  });

  test('equal weights split evenly, what is left over to the first parts', () => {
    expect(allocate(11n, [5n, 5n, 5n])).toEqual([4n, 4n, 3n]);
    expect(allocate(-11n, [1n, 1n, 1n])).toEqual([-4n, -4n, -3n]);
    fc.assert(
      fc.property(micros, fc.integer({ min: 1, max: 9 }), (total, count) => {
        const parts = allocate(total, Array<bigint>(count).fill(7n));
        const [first = 0n] = parts;
        const last = parts.at(-1) ?? 0n;
        return sumMicros(parts) === total && (first - last) * (total < 0n ? -1n : 1n) <= 1n;
      }),
    );
  });

  test('weights of nothing split evenly, and a weight below zero is refused', () => {
    expect(allocate(10n, [0n, 0n, 0n])).toEqual([4n, 3n, 3n]);
    expect(() => allocate(10n, [1n, -1n])).toThrow(RangeError);
    expect(() => allocate(10n, [])).toThrow(RangeError);
  });
});
