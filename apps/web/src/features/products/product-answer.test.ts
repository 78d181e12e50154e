import { describe, expect, test } from 'vitest';
import { breakdownInWords, breakdownLines, productAnswer } from './product-answer.ts';
import { perUnit, salesInWords, shareOf, unitsInWords } from './product-words.ts';
import { productOf, sumsOf } from './products.fixture.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const answer = (given: Parameters<typeof productOf>[0]) =>
  plain(
    productAnswer(productOf(given), 'en-GB')
      .map(({ text }) => text)
      .join(''),
  );

test('a product says what it brought, or what it costs while nothing was sold', () => {
  const currentPrices = [
    { currency: 'EUR', price: '12', validFrom: '2026-01-01' },
    { currency: 'JPY', price: '1800', validFrom: '2026-01-01' },
  ];
  expect(answer({ sums: [sumsOf()] })).toBe('Presets brought €32.40 net so far from 3 units.');
  expect(answer({ currentPrices })).toBe('Presets costs €12.00 or ¥1,800 and was not sold yet.');
  expect(answer({})).toBe('Presets was not sold yet and has no price yet.');
});

describe('the way from revenue to net', () => {
  test('is said in words, with the share of the fees and what a unit brought', () => {
    expect(plain(breakdownInWords(sumsOf(), 'en-GB'))).toBe(
      'Of €36.00 revenue, fees took €3.60 (10%) and €32.40 stayed, €10.80 a unit.',
    );
  });

  test('names no share and no unit where there is none', () => {
    const returned = sumsOf({ units: -1, gross: '-12', fees: '-1.2', net: '-10.8' });
    expect(breakdownInWords(returned, 'en-GB')).toBe('−€10.80 of −€12.00 revenue stayed.');
  });

  test('has a line for each part that is there, what is taken off with a minus', () => {
    const lines = breakdownLines(sumsOf({ reimbursements: '2', taxesWithheld: '1', fees: '-0.5' }));
    expect(lines.map(({ label, amount }) => [label, amount])).toEqual([
      ['Revenue', '36'],
      ['Reimbursements', '2'],
      ['Fees', '0.5'],
      ['Tax withheld', '-1'],
      ['Net', '32.4'],
    ]);
    expect(breakdownLines(sumsOf({ fees: '0' }))).toHaveLength(2);
  });
});

test('a unit brought its share, rounded half away from zero, and none where no unit stayed sold', () => {
  expect(perUnit('20', 3)).toBe(6_666_667n);
  expect(perUnit('-20', 3)).toBe(-6_666_667n);
  expect(perUnit('0.000001', 2)).toBe(1n);
  expect(perUnit('12', 0)).toBeNull();
  expect(perUnit('-12', -1)).toBeNull();
});

test('shares are only of a positive whole', () => {
  expect(shareOf('3.6', '36', 'en-GB')).toBe('10%');
  expect(shareOf('3.6', '0', 'en-GB')).toBeNull();
  expect(shareOf('0', '36', 'en-GB')).toBeNull();
});

test('units and sales are counted in words', () => {
  expect([1, -1, 1204].map((units) => plain(unitsInWords(units, 'en-GB')))).toEqual([
    '1 unit',
    '−1 unit',
    '1,204 units',
  ]);
  expect(salesInWords(sumsOf({ saleCount: 1 }), 'en-GB')).toBe('1 sale');
  expect(salesInWords(sumsOf({ saleCount: 12, returnCount: 1 }), 'en-GB')).toBe('12 sales, 1 return');
});
