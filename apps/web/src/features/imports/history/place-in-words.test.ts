import { expect, test } from 'vitest';
import { placeInWords } from './place-in-words.ts';

test('a place is its rows and columns, its rows alone where columns were not kept, or the file as a whole', () => {
  expect(placeInWords({ rows: [7], columns: ['Tip'] }, 'en-GB')).toBe('row 7, column “Tip”');
  expect(placeInWords({ rows: [9, 7], columns: ['Date', 'Time'] }, 'en-GB')).toBe(
    'rows 7 and 9, columns “Date” and “Time”',
  );
  expect(placeInWords({ rows: [7], columns: [] }, 'en-GB')).toBe('row 7');
  expect(placeInWords({ rows: [], columns: [] }, 'en-GB')).toBe('said of the file as a whole');
});
