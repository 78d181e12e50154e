import { expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

it('does not say that a column of money is left out, though its name says who paid', () => {
  const mapping = {
    name: 'Shop',
    layouts: [
      {
        columns: { date: 'When', description: 'What' },
        money: { paid: 'Paid', back: 'Refunded to buyer amount' },
        currency: 'EUR',
      },
    ],
    lines: [
      {
        parts: [
          { column: 'paid', to: 'base' },
          { column: 'back', to: 'adjustments', sign: -1 },
        ],
      },
    ],
    control: { column: 'paid', less: ['back'], terms: { base: 1, adjustments: 1 } },
  };
  const file = 'When,What,Buyer,Paid,Refunded to buyer amount\n2026-01-02,Mug,Ada Sample,5,2\n';
  expect(readOrThrow(file, { mapping }).personalColumns).toEqual(['Buyer']);
});
