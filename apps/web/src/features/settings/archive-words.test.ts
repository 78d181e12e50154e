import { expect, test } from 'vitest';
import { countsInWords, sizeInWords } from './archive-words.ts';

test('what an archive holds is told without what there is none of', () => {
  const counts = { platforms: 3, products: 0, earnings: 1204, goals: 1 };
  expect(countsInWords(counts, 'en-GB')).toBe('3 platforms, 1,204 earnings and 1 goal');
  expect(countsInWords({ earnings: 0 }, 'en-GB')).toBe('your settings');
});

test('the size of a file is told in the unit that people know', () => {
  expect([12, 45_600, 3_240_000, 163_000_000].map((bytes) => sizeInWords(bytes, 'en-GB'))).toEqual([
    '1 kB',
    '46 kB',
    '3.2 MB',
    '163 MB',
  ]);
});
