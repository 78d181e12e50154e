import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('columns that are called by a sign alone are money that came and money that went', () => {
  const wallet = [
    'ID,Time (CET),Type,[-],[+],Balance,Currency',
    '1,2026-03-02 10:00,Receive Money,,200.00,200.00,EUR',
    '2,2026-03-02 10:00,Fee,2.00,,198.00,EUR',
    '3,2026-03-05 10:00,Withdraw to bank,150.00,,48.00,EUR',
  ];
  expect(read(wallet, guessed(wallet, { currency: null }))).toEqual([
    '2026-03-02 base 200',
    '2026-03-02 fees 2',
    '2026-03-05 payout 150',
  ]);
});
