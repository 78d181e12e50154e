import { expect, it } from 'vitest';
import { beginningOf } from './beginnings.ts';
import { describeTable } from './describe-table.ts';

const beginningsOf = (...texts: string[]) => {
  const rows = texts.map((text, index) => `"${text}",${index % 2 === 0 ? '' : '-'}1.00`);
  const outcome = describeTable(new TextEncoder().encode(['Text,Amount', ...rows].join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  return outcome.table.columns[0]?.beginnings;
};

it('takes for the beginning of a text what stands before a sign or a number, or else two words', () => {
  expect(
    [
      'Sold: Jacket',
      'Project fee taken (Website)',
      'Earnings - YouTube',
      'Order #12',
      'Fee 2 of 3',
      'Milestone payment for a site',
      'Membership fee',
      '12 rides',
      '',
    ].map(beginningOf),
  ).toEqual([
    'Sold:',
    'Project fee taken (',
    'Earnings - ',
    'Order #',
    'Fee ',
    'Milestone payment ',
    'Membership fee',
    '12 rides',
    '',
  ]);
});

it('counts rows by what their texts begin with, and names an only one by all of it', () => {
  expect(beginningsOf('Sold: Jacket', 'Fee: Jacket', 'Sold: Shoes', 'Payout to bank')).toEqual([
    { text: 'Sold:*', rows: 2, signs: { 1: { positive: 2, negative: 0 } } },
    { text: 'Fee: Jacket', rows: 1, signs: { 1: { positive: 0, negative: 1 } } },
    { text: 'Payout to bank', rows: 1, signs: { 1: { positive: 0, negative: 1 } } },
  ]);
  expect(beginningsOf('Sold: Jacket', 'Sold: Jacket')?.map(({ text }) => text)).toEqual(['Sold: Jacket']);
});

it('counts the beginnings of any number of texts, and no more than a person looks through', () => {
  const many = Array.from({ length: 200 }, (_, index) => `Sold: thing ${index}`);
  expect(beginningsOf(...many)?.map(({ text, rows }) => [text, rows])).toEqual([['Sold:*', 200]]);
  const different = Array.from({ length: 40 }, (_, index) => `${'a'.repeat(index + 2)}: x`);
  expect(beginningsOf(...different)).toBeNull();
});
