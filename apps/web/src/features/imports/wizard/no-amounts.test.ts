import { expect, test } from 'vitest';
import { usesOf } from '../testing/guessed.ts';

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
