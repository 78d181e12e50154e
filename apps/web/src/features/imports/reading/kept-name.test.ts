import { expect, test } from 'vitest';
import { keptName, nameOfTable } from './kept-name.ts';

test.each([
  ['statement 2026-11.csv', 'statement 2026-11.csv'],
  ['jane.doe@example.com.csv', '(e-mail left out).csv'],
  ['Payouts jane@example.com 2026.xlsx', 'Payouts (e-mail left out) 2026.xlsx'],
  ['calls +351 912 345 678.csv', 'calls (phone left out).csv'],
  ['Statement Jane Doe.csv', 'Statement Jane Doe.csv'],
  ['jane@example.com', '(e-mail left out)'],
  ['export', 'export'],
])('a file called “%s” is kept as “%s”', (name, kept) => {
  expect(keptName(name)).toBe(kept);
});

test('a table of a file is kept with its own name, without what tells who somebody is', () => {
  expect(nameOfTable('year.zip', 'export/may.csv')).toBe('year.zip: export/may.csv');
  expect(nameOfTable('year.zip', 'jane@example.com.csv')).toBe('year.zip: (e-mail left out).csv');
  expect(nameOfTable('a'.repeat(250), 'export/may.csv')).toBe(`${'a'.repeat(130)}: export/may.csv`);
  expect(nameOfTable(`${'a'.repeat(129)}😀`, 'export/may.csv')).toBe(
    `${'a'.repeat(129)}\uFFFD: export/may.csv`,
  );
  expect(nameOfTable('a', '😀'.repeat(100))).toBe(`a: ${'😀'.repeat(60)}`);
});
