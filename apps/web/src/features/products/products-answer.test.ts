import { expect, test } from 'vitest';
import { byWhatTheyBrought, type Piece, productsAnswer } from './products-answer.ts';
import { productOf, sumsOf } from './products.fixture.ts';

const words = { locale: 'en-GB', period: 'this year' };
const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const answer = (...products: Parameters<typeof productOf>[0][]) =>
  plain(textOf(productsAnswer(products.map(productOf), words)));

test('the answer says what all products brought, from how many units, and which brought most', () => {
  expect(
    answer(
      { name: 'Presets', sums: [sumsOf({ net: '1000', units: 50 })] },
      { name: 'Course', sums: [sumsOf({ net: '204', units: 8 })] },
      { name: 'Unsold' },
    ),
  ).toBe('Your 3 products brought €1,204.00 net this year from 58 units; Presets brought most.');
});

test('a product alone is named, and its sums of the days go before those of all time', () => {
  const sums = [sumsOf({ net: '99' })];
  expect(answer({ sums, sumsOfDays: [sumsOf({ net: '12', units: 1 })] })).toBe(
    'Presets brought €12.00 net this year from 1 unit.',
  );
  expect(answer({ sums, sumsOfDays: [] })).toBe('Presets brought nothing yet this year.');
});

test('currencies keep their sums apart, and nothing is called best across them or among equals', () => {
  const [eur, usd] = [sumsOf({ net: '10' }), sumsOf({ net: '20', currency: 'USD' })];
  expect(answer({ sums: [eur] }, { sums: [usd] })).toBe(
    'Your 2 products brought €10.00 and $20.00 net this year from 6 units.',
  );
  expect(answer({ sums: [eur] }, { sums: [eur] })).not.toContain('most');
});

test('an archived product counts while its sales are among those shown, and not without', () => {
  const sold = { sums: [sumsOf({ net: '10' })] };
  expect(answer(sold, { ...sold, isArchived: true })).toContain('Your 2 products brought €20.00');
  expect(answer(sold, { isArchived: true })).toContain('Presets brought €10.00');
});

test('the list starts with what brought most in the user’s currency, and ends with what was not sold', () => {
  const products = [
    productOf({ name: 'unsold' }),
    productOf({ name: 'dollars', sums: [sumsOf({ currency: 'USD', net: '900' })] }),
    productOf({ name: 'loss', sums: [sumsOf({ net: '-5' })] }),
    productOf({ name: 'nine', sums: [sumsOf({ net: '9' })] }),
    productOf({ name: 'ten', sums: [sumsOf({ net: '10' })] }),
  ];
  expect(byWhatTheyBrought(products, 'EUR').map(({ name }) => name)).toEqual([
    'ten',
    'nine',
    'loss',
    'dollars',
    'unsold',
  ]);
});
