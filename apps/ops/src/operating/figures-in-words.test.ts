import { expect, it } from 'vitest';
import { bytesInWords, secondsInWords, shareInWords } from './figures-in-words.ts';

it('says figures in the unit in which a person reads them', () => {
  expect([0, 1_023, 1_536, 10 * 1_024 ** 2, 3 * 1_024 ** 5].map(bytesInWords)).toEqual([
    '0 B',
    '1,023 B',
    '1.5 kB',
    '10 MB',
    '3,072 TB',
  ]);
  expect([0, 0.0004, 0.25, 1.26, 119, 300, 9_000, 200_000].map(secondsInWords)).toEqual([
    '0 ms',
    '0.4 ms',
    '250 ms',
    '1.3 s',
    '119 s',
    '5 min',
    '2.5 h',
    '2.3 days',
  ]);
  expect([0, 0.0049, 0.8, 1].map(shareInWords)).toEqual(['0 %', '0.49 %', '80 %', '100 %']);
});
