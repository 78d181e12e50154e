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

it('takes for a time how long something took, with its units', () => {
  const cells = ['3.5h', '2,25 Std.', '2 h 15 min', '45 min', '0:31:00'];
  expect(cells.map(kindOf)).toEqual(cells.map(() => 'time'));
  expect(['3', '12 km', 'h', '5 hats'].map(kindOf)).toEqual(['number', 'text', 'text', 'text']);
});
