import { readStatement } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { balanceIn, doubtsIn } from '../rows/sentences.ts';
import { guessed } from '../testing/guessed.ts';
import { mappingOf } from './mapping-of.ts';

const HEADER = 'Date,Description,Amount,Balance';

function whyOf(lines: readonly string[]): string {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const read = readStatement(bytes, { mapping: mappingOf(guessed(lines)) });
  if (read.kind !== 'read') throw new Error(read.message);
  return read.statement.why;
}

/** A row of 10.00 for each balance. */
const rows = (...balances: number[]) => [
  HEADER,
  ...balances.map((balance, at) => `2026-02-0${at + 1},Job ${at},10.00,${balance}.00`),
];

test('a column of balances is compared with the amounts, and what comes of that is said', () => {
  const good = rows(10, 20, 30, 40);
  expect(guessed(good).columns.map(({ use }) => use)).toEqual(['date', 'description', 'base', 'balance']);
  expect(balanceIn(whyOf(good))).toContain('agrees with the amounts of all 4 rows');
  const gap = rows(10, 20, 30, 40, 50, 75, 85, 95, 105);
  expect(doubtsIn(whyOf(gap)).join(' ')).toContain('does not follow from the amounts at row 7');
  expect(balanceIn(whyOf(rows(7, 90, 3, 41)))).toContain('does not follow from the amounts of many rows');
});

test('a change of a balance is an amount, and a balance without money beside it is none', () => {
  const change = ['Date,Description,Balance change', '2026-02-01,Job,10.00', '2026-02-02,Job,5.00'];
  expect(guessed(change).columns.map(({ use }) => use)).not.toContain('balance');
  const hours = ['Date,Hours,Balance', '2026-02-01,3.5,10', '2026-02-02,4,5'];
  expect(guessed(hours).columns.map(({ use }) => use)).not.toContain('balance');
});
