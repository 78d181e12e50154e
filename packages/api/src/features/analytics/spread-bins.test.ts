import { asCurrency } from '@earntrack/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundEdges } from './spread-bins.ts';

const EUR = asCurrency('EUR');
const JPY = asCurrency('JPY');
const units = (edges: bigint[]) => edges.map((edge) => Number(edge) / 1_000_000);

test.each([
  [12n, 58n, [10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60]],
  [-7n, 3n, [-7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4]],
])('around %d to %d are round', (low, high, edges) => {
  expect(units(roundEdges(low * 1_000_000n, high * 1_000_000n, EUR))).toEqual(edges);
});

test('are never finer than the currency', () => {
  expect(units(roundEdges(3_000_000n, 3_000_000n, JPY))).toEqual([3, 4]);
  expect(units(roundEdges(3_000_000n, 3_000_000n, EUR))).toEqual([3, 3.01]);
});

test('hold everything between the ends in a few even steps', () => {
  const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
  fc.assert(
    fc.property(amount, amount, (one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      const edges = roundEdges(low, high, EUR);
      const [first = 0n, second = 0n] = edges;
      expect(first <= low && high < (edges.at(-1) ?? 0n)).toBe(true);
      expect(edges.length).toBeLessThanOrEqual(13);
      for (const [index, edge] of edges.entries())
        expect(edge).toBe(first + BigInt(index) * (second - first));
    }),
  );
});
