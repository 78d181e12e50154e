import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../testing/guessed.ts';

test('neither points, miles, rides nor prices of other things are what was earned, and the number of a row is not its kind', () => {
  const ofSecond = (header: string) => usesOf(header, '2026-03-01,120,14.50', '2026-03-02,85,11.20').slice(1);
  for (const name of ['Points earned', 'Miles earned', 'Fares', 'Precio por km', 'Preço do combustível'])
    expect(ofSecond(`Date,${name},Amount`), name).toEqual(['none', 'base']);
  expect(ofSecond('Date,Km,Prix de vente')).toEqual(['none', 'base']);
  const bookings = ['2026-03-01,OP-101,60.00', '2026-03-02,OP-102,40.00'];
  expect(usesOf('Fecha,Número de operación,Importe', ...bookings)).not.toContain('type');
  const parking = ['Date,Plate,Time in,Time out,Price', '2026-03-01,B1,08:00,18:00,12.00'];
  expect(usesOf(...parking)).not.toContain('endTime');
});

test('what one hour is paid is no amount of a row, whatever the language', () => {
  const shifts = [
    'Datum;Trinkgeld;Stundenlohn;Stunden;Lohn',
    '02.03.2026;10,00;13,00;5;65,00',
    '03.03.2026;8,00;13,00;4;52,00',
  ];
  expect(read(shifts, guessed(shifts))).toEqual([
    '2026-03-02 base 65 tips 10 18000 s',
    '2026-03-03 base 52 tips 8 14400 s',
  ]);
  for (const rate of ['Uurloon', 'Wage/hr', 'Earnings per hour', 'Ganancias por hora', 'Stawka'])
    expect(usesOf(`Date;Hours;${rate};Amount`, '2026-03-02;5;13.00;65.00')).toEqual([
      'date',
      'hours',
      'none',
      'base',
    ]);
});

test('what one hour brings is no number of hours', () => {
  const days = [
    'Date,Base pay,Tips,Total,Per delivery,Per hour,Hours',
    '2026-03-02,50.00,30.00,80.00,8.00,16.00,5',
    '2026-03-03,40.00,20.00,60.00,7.50,15.00,4',
  ];
  expect(read(days, guessed(days))).toEqual([
    '2026-03-02 base 50 tips 30 18000 s',
    '2026-03-03 base 40 tips 20 14400 s',
  ]);
  expect(usesOf('Datum;Aantal uur;Tarief per uur;Bedrag', '02-03-2026;3;15,00;45,00')).toEqual([
    'date',
    'hours',
    'none',
    'base',
  ]);
});
