import { expect, test } from 'vitest';
import { balanceIn, doubtsIn } from './sentences.ts';

test('what speaks against a reading is found among the reasons for it', () => {
  const why =
    'Numbers are read like 1,234.56. Warning: the column “Status” says “void” in 2 rows. No zone is used.';
  expect(doubtsIn(why)).toEqual(['The column “Status” says “void” in 2 rows.']);
});

test('what a column of balances tells is found among the reasons, and not where it speaks against the reading', () => {
  const agrees = 'The running balance agrees with the amounts of all 4 rows.';
  expect(balanceIn(`No zone is used. ${agrees} Numbers are read like 1.`)).toBe(agrees);
  expect(
    balanceIn('Warning: the running balance does not follow at row 3. No zone is used.'),
  ).toBeUndefined();
  expect(balanceIn('No zone is used.')).toBeUndefined();
});
