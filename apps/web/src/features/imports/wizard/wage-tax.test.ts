import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('a tax that is taken off wages is withheld, with a minus or without one', () => {
  const plain = [
    'Pay date,Hours,Gross pay,Tax,Net pay',
    '2026-03-06,40,1000.00,150.00,850.00',
    '2026-03-20,45,1200.00,200.00,1000.00',
  ];
  expect(read(plain, guessed(plain))).toEqual([
    '2026-03-06 base 1000 taxesWithheld 150 144000 s',
    '2026-03-20 base 1200 taxesWithheld 200 162000 s',
  ]);
  const german = [
    'Monat;Stunden;Brutto;Steuern;Netto',
    '31.01.2026;40;560,00;-12,00;548,00',
    '28.02.2026;42;588,00;-14,00;574,00',
  ];
  expect(read(german, guessed(german))).toEqual([
    '2026-01-31 base 560 taxesWithheld 12 144000 s',
    '2026-02-28 base 588 taxesWithheld 14 151200 s',
  ]);
});

test('one beside the fee of a platform, of its correction or of a sale is not', () => {
  const sales = [
    'Date,Hours,Fare,Service fee,Tax,Payout',
    '2026-03-06,4,100.00,-20.00,-4.00,76.00',
    '2026-03-07,5,200.00,-40.00,-8.00,152.00',
  ];
  const [first = ''] = read(sales, guessed(sales));
  expect(first).not.toContain('taxesWithheld');
  const corrected = [
    'Pay date,Hours,Gross pay,Tax refund,Net pay',
    '2026-03-06,40,1000.00,0.00,1000.00',
    '2026-03-20,45,1200.00,30.00,1230.00',
  ];
  expect(read(corrected, guessed(corrected)).join()).not.toContain('taxesWithheld');
});
