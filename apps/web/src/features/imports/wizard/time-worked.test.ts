import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../testing/guessed.ts';

test('a Turkish word for hours and for the time of the day is the one that its cells are', () => {
  const jobs = ['Tarih;Saat;Tutar', '02.03.2026;14:30;125,00', '03.03.2026;09:15;80,00'];
  expect(guessed(jobs).columns.map(({ use }) => use)).toEqual(['date', 'time', 'base']);
  expect(read(jobs, guessed(jobs))).toEqual(['2026-03-02 base 125', '2026-03-03 base 80']);
  expect(usesOf('Tarih;Saat;Tutar', '02.03.2026;09:15;125,00')[1]).toBe('time');
  const worked = ['Tarih;Saat;Tutar', '02.03.2026;3,5;125,00'];
  expect(read(worked, guessed(worked))).toEqual(['2026-03-02 base 125 12600 s']);
});

test.each<[string, string[], boolean]>([
  ['Hours', ['14:30', '09:15'], false],
  ['Horas', ['18:05:00', '21:40:00'], false],
  ['Hours', ['7:30', '8:15'], true],
  ['Hours', ['14:30', '38:15'], true],
  ['Hours', ['14.5', '9.25'], true],
  ['Duration', ['15:30', '09:15'], true],
])('under %s %j are hours: %j', (name, cells, isHours) => {
  const [first, second] = cells;
  const uses = usesOf(`Date;${name};Pay`, `2026-03-02;${first};20.00`, `2026-03-03;${second};30.00`);
  expect(uses).toEqual(['date', isHours ? 'hours' : 'none', 'base']);
});

test('beside its end a long time is how long work took', () => {
  const shifts = ['Date;Start;End;Hours;Pay', '2026-03-02;06:00;21:00;15:00;220.00'];
  expect(usesOf(...shifts)[3]).toBe('hours');
});
