import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('the sum of how rides were paid is what was earned, and the cash of it is in the hand of the driver', () => {
  const shifts = [
    'Datum;Fahrten;Umsatz bar;Umsatz EC;Umsatz Rechnung;Gesamtumsatz',
    '02.03.2026;14;120,00;80,00;25,00;225,00',
    '03.03.2026;11;95,50;60,00;0,00;155,50',
  ];
  expect(read(shifts, guessed(shifts))).toEqual([
    '2026-03-02 base 225 cashCollected 120',
    '2026-03-03 base 155.5 cashCollected 95.5',
  ]);
});

test('cash that is in no sum stays what it is', () => {
  const shifts = ['Date,Fare,Cash collected', '2026-03-02,40.00,10.00', '2026-03-03,30.00,0.00'];
  expect(read(shifts, guessed(shifts))).toEqual([
    '2026-03-02 base 40 cashCollected 10',
    '2026-03-03 base 30',
  ]);
});
