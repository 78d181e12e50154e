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
  ['Heures', ['14h30', '09h15'], false],
  ['Hrs', ['7h30', '8.5'], true],
  ['Onlinestunden', ['6:45', '5:10'], true],
  ['Überstunden', ['1:45', '0:10'], false],
])('under %s %j are hours: %j', (name, cells, isHours) => {
  const [first, second] = cells;
  const uses = usesOf(`Date;${name};Pay`, `2026-03-02;${first};20.00`, `2026-03-03;${second};30.00`);
  expect(uses).toEqual(['date', isHours ? 'hours' : 'none', 'base']);
});

test('beside its end a long time is how long work took', () => {
  const shifts = ['Date;Start;End;Hours;Pay', '2026-03-02;06:00;21:00;15:00;220.00'];
  expect(usesOf(...shifts)[3]).toBe('hours');
});

test('hours that are written in several ways are hours', () => {
  const days = [
    'Day;Stunden;Pay',
    '2026-03-02;7:30;90.00',
    '2026-03-03;8,25;99.00',
    '2026-03-04;6;72.00',
    '2026-03-05;45 min;9.00',
  ];
  expect(read(days, guessed(days))).toEqual([
    '2026-03-02 base 90 27000 s',
    '2026-03-03 base 99 29700 s',
    '2026-03-04 base 72 21600 s',
    '2026-03-05 base 9 2700 s',
  ]);
});

test.each(['Week ending', 'Kalenderwoche', 'Semaine du'])(
  'in rows of a “%s” a long time is worked',
  (name) => {
    const weeks = [`${name};Hours;Pay`, '2026-03-08;22:30;310.00', '2026-03-15;18:45;280.50'];
    expect(usesOf(...weeks)[1]).toBe('hours');
  },
);

test('a day of the week makes no time of the day one that was worked', () => {
  const days = [
    'Date;Day of week;Hours;Pay',
    '2026-03-08;Sunday;22:30;31.00',
    '2026-03-15;Sunday;18:45;28.50',
  ];
  expect(usesOf(...days)[2]).toBe('none');
});

test('the start and the end of work are found in more languages', () => {
  for (const [date, start, end] of [
    ['Date', 'Heure de début', 'Heure de fin'],
    ['Data', 'Ora inizio', 'Ora fine'],
    ['Fecha', 'Hora de inicio', 'Hora fin'],
    ['Data', 'Hora de início', 'Hora de fim'],
    ['Data', 'Godzina rozpoczęcia', 'Godzina zakończenia'],
    ['Datum', 'Startzeit', 'Endzeit'],
    ['Datum', 'Begintijd', 'Eindtijd'],
  ])
    expect(usesOf(`${date};${start};${end};Total`, '02.03.2026;11:30;14:00;28,50')).toEqual([
      'date',
      'time',
      'endTime',
      'base',
    ]);
  expect(usesOf('Data;Czas online;Zarobki', '02.03.2026;5:30;150,00')[1]).toBe('hours');
  expect(usesOf('Datum;Werktijd;Loon', '02-03-2026;5:30;150,00')[1]).toBe('hours');
});

test('how long others read a story is no work, and what it brought is earned', () => {
  const stories = [
    'Story,Published,Member reads,Member reading time (hours),Earnings (USD)',
    'A,2026-03-01,100,12.5,4.21',
    'B,2026-03-08,50,3.2,1.10',
  ];
  expect(read(stories, guessed(stories, { currency: null }))).toEqual([
    '2026-03-01 base 4.21',
    '2026-03-08 base 1.1',
  ]);
});

test('hours that were agreed on are not those that were worked', () => {
  const weeks = ['Week;Contracted hours;Actual hours;Pay', '2026-03-02;20;22.5;337.50'];
  expect(usesOf(...weeks)).toEqual(['date', 'none', 'hours', 'base']);
});
