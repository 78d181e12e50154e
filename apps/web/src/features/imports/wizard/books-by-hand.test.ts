import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test.each([
  ['Type', 'Income', 'Expense'],
  ['Einnahme/Ausgabe', 'Einnahme', 'Ausgabe'],
  ['Nature', 'Recette', 'Dépense'],
])('what was spent is left out of books in which %s says so without a sign', (name, came, went) => {
  const lines = [
    `Date,${name},Amount`,
    `2026-03-02,${came},500.00`,
    `2026-03-03,${went},45.00`,
    `2026-03-13,${came},250.00`,
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-02 base 500',
    'left out: its amount is below zero, and you said that such rows are left out',
    '2026-03-13 base 250',
  ]);
});
