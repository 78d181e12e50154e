import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bigintsIn, numbersIn } from './packed.queries.ts';

test('whole numbers of every size that PostgreSQL keeps are read as they are, to the last digit', () => {
  const safe = fc.maxSafeInteger().map(BigInt);
  const any = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(fc.array(fc.oneof(safe, any), { minLength: 1 }), (numbers) => {
      expect(bigintsIn(numbers.join(','))).toEqual(numbers);
    }),
  );
  expect(bigintsIn('9007199254740993,1')).toEqual([9_007_199_254_740_993n, 1n]);
});

test('a text that is not there holds no number', () => {
  expect(numbersIn(null)).toEqual([]);
  expect(numbersIn('3,-1,0')).toEqual([3, -1, 0]);
});
