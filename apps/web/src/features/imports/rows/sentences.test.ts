import { expect, test } from 'vitest';
import { doubtsIn } from './sentences.ts';

test('what speaks against a reading is found among the reasons for it', () => {
  const why =
    'Numbers are read like 1,234.56. Warning: the column “Status” says “void” in 2 rows. No zone is used.';
  expect(doubtsIn(why)).toEqual(['The column “Status” says “void” in 2 rows.']);
});
