import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

const HEADER = 'Date,Description,Amount,Fee,Currency,Balance';

test('a fee that the balance does not move by is in the amount already', () => {
  const newestFirst = [
    'Date,Description,Amount,Total fees,Currency,Running Balance',
    '15-03-2026,Invoice 9,500.00,0.61,EUR,1683.36',
    '14-03-2026,Invoice 8,200.00,0.00,EUR,1183.36',
    '13-03-2026,Café,-12.50,0.00,EUR,983.36',
    '12-03-2026,Invoice 7,995.86,4.14,EUR,995.86',
  ];
  const state = guessed(newestFirst);
  expect(state.columns.map(({ use }) => use)).toEqual([
    'date',
    'description',
    'base',
    'none',
    'currency',
    'balance',
  ]);
  expect(read(newestFirst, state)[0]).toBe('2026-03-15 base 500');
});

test('a fee by which the balance moves is taken off, whatever the sign of the amounts is beside which most of them stand', () => {
  const lines = [
    HEADER,
    '2026-03-01,Invoice 1,800.00,2.00,EUR,798.00',
    '2026-03-02,Lidl,-23.40,0.00,EUR,774.60',
    '2026-03-04,Exchange,-100.00,1.00,EUR,673.60',
    '2026-03-05,Cash,-50.00,1.50,EUR,622.10',
  ];
  expect(read(lines, guessed(lines))[0]).toBe('2026-03-01 base 800 fees 2');
  const below = lines.map((line) => line.replace(/,(\d\.\d\d),EUR/, ',-$1,EUR'));
  expect(read(below, guessed(below))[0]).toBe('2026-03-01 base 800 fees 2');
});

test('a balance that follows from nothing tells nothing', () => {
  const lines = [
    HEADER,
    '2026-03-01,Invoice 1,800.00,2.00,EUR,1.00',
    '2026-03-04,Invoice 2,100.00,1.00,EUR,7.00',
  ];
  expect(read(lines, guessed(lines))[0]).toBe('2026-03-01 base 800 fees 2');
});
