import { expect, test } from 'vitest';
import { rank } from './rank.ts';

const items = [
  { id: 'overview', name: 'Overview' },
  { id: 'payouts', name: 'Payouts', words: 'money received bank' },
  { id: 'work', name: 'Work' },
  { id: 'add-work', name: 'Add work' },
  { id: 'network', name: 'Network Rail' },
  { id: 'sao', name: 'São Paulo Táxi' },
];
const found = (typed: string, recent: string[] = []) => rank(items, typed, recent).map(({ id }) => id);

test('nothing typed shows everything, what was used lately first', () => {
  expect(found('', ['network', 'work']).slice(0, 3)).toEqual(['network', 'work', 'overview']);
  expect(found('')).toEqual(items.map(({ id }) => id));
});

test('the exact name comes first, then a word that starts with it, then what only holds it', () => {
  expect(found('work')).toEqual(['work', 'add-work', 'network']);
});

test('recent use decides between equals, and never over a better fit', () => {
  expect(found('work', ['network'])[0]).toBe('work');
  expect(
    rank(
      [
        { id: 'a', name: 'Uber' },
        { id: 'b', name: 'Upwork' },
      ],
      'u',
      ['b'],
    )[0]?.id,
  ).toBe('b');
});

test('words are found in any order, without accents and capitals', () => {
  expect(found('taxi SAO')).toEqual(['sao']);
});

test('another word for it finds it', () => {
  expect(found('bank')).toEqual(['payouts']);
});

test('letters in order are enough where they start at a word', () => {
  expect(found('ovw')).toEqual(['overview']);
  expect(found('adwk')).toEqual(['add-work']);
  expect(found('zz')).toEqual([]);
});
