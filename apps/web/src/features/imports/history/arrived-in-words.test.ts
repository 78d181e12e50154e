import { expect, test } from 'vitest';
import { arrivedInWords } from './arrived-in-words.ts';

test.each([
  [0, 1, '0 of 1 entry arrived'],
  [1, 1, 'its entry arrived'],
  [1_000, 2_500, '1,000 of 2,500 entries arrived'],
  [2_500, 2_500, 'all 2,500 entries arrived'],
])('%i of %i: %s', (stagedCount, itemCount, words) => {
  expect(arrivedInWords({ stagedCount, itemCount }, 'en-GB')).toBe(words);
});
