import { expect, test } from 'vitest';
import { rowsInWords } from './rows-in-words.ts';

test('rows are named from the top of the file down', () => {
  expect(rowsInWords([7], 'en-US')).toBe('row 7');
  expect(rowsInWords([1012, 11, 10], 'en-US')).toBe('rows 10, 11 and 1,012');
});
