import { expect, it } from 'vitest';
import { kindOf } from './cell-kinds.ts';

it('takes for a number what files write as an amount', () => {
  const cells = [
    '1 234,50 €',
    '1\u202f234,50\u00a0€',
    "1'234.50",
    '1’234.50',
    '(12.00)',
    '288.60 DR',
    '12,00-',
    '80%',
  ];
  expect(cells.map(kindOf)).toEqual(cells.map(() => 'number'));
});
