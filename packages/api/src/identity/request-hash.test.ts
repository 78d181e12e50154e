import { expect, test } from 'vitest';
import { requestHash } from './request-hash.ts';

test('the order of keys and an explicit undefined do not make another request', () => {
  expect(requestHash({ a: 1, b: { c: 2n, d: [1, null] } })).toBe(
    requestHash({ b: { d: [1, null], c: 2n, e: undefined }, a: 1 }),
  );
});

test('another value, another type and another order of a list make another request', () => {
  const hashes = [{ a: 1 }, { a: 1n }, { a: '1' }, { a: [1, 2] }, { a: [2, 1] }, { a: null }].map(
    requestHash,
  );
  expect(new Set(hashes).size).toBe(hashes.length);
});
