import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../testing/guessed.ts';

test.each([
  ['Start,End', '2026-03-02 18:00,2026-03-03 02:00', '2026-03-04 18:00,2026-03-05 01:00'],
  ['Clock in,Clock out', '3/2/2026 6:00 PM,3/3/2026 2:00 AM', '3/14/2026 6:00 PM,3/15/2026 1:00 AM'],
  ['Début,Fin', '02/03/2026 18:00,03/03/2026 02:00', '14/03/2026 18:00,15/03/2026 01:00'],
])('moments at which work began and ended tell its hours: %s', (names, first, second) => {
  const lines = [`${names},Pay`, `${first},120.00`, `${second},105.00`];
  expect(usesOf(lines)).toEqual(['date', 'endDate', 'base']);
  expect(read(lines, guessed(lines)).map((line) => line.slice(11))).toEqual([
    'base 120 28800 s',
    'base 105 25200 s',
  ]);
});

test('what took days, or has no times, tells none', () => {
  const rentals = [
    'Start,End,Earnings',
    '2026-03-02 10:00,2026-03-02 18:00,60.00',
    '2026-03-09 10:00,2026-03-11 10:00,110.00',
  ];
  expect(usesOf(rentals)).toEqual(['date', 'none', 'base']);
  const contracts = ['Start,End,Amount', '2026-03-02,2026-03-02,120.00', '2026-03-09,2026-03-10,90.00'];
  expect(usesOf(contracts)).toEqual(['date', 'none', 'base']);
  const cars = [
    'Vehicle,Start,End,Earnings',
    'A,2026-03-02 10:00,2026-03-02 18:00,60.00',
    'B,2026-03-09 10:00,2026-03-09 20:00,75.00',
  ];
  expect(usesOf(cars)).not.toContain('endDate');
  const trips = ['Start,End,Hours,Pay', '2026-03-02 10:00,2026-03-02 18:00,7.5,60.00'];
  expect(usesOf(trips)).toEqual(['date', 'none', 'hours', 'base']);
});
