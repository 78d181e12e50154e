import { expect, it, test } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';
import { namesLengthOfBreaks } from './break-columns.ts';

const shifts = {
  name: 'Shifts',
  layouts: [
    {
      columns: { date: 'Date', time: 'Start', endTime: 'End' },
      money: { amount: 'Pay' },
      currency: 'EUR',
      clock: 'online',
    },
  ],
  lines: [{ parts: [{ column: 'amount', to: 'base' }] }],
  control: { column: 'amount', terms: { base: 1 } },
};
const hoursAsSaid = {
  ...shifts,
  layouts: [{ ...shifts.layouts[0], columns: { date: 'Date', hours: 'Hours' } }],
};
const whyOf = (name: string, rows: readonly string[], mapping: object = shifts) =>
  readOrThrow(`${[`Date,Start,End,${name},Hours,Pay`, ...rows].join('\n')}\n`, { mapping }).why;

const withBreak = '2026-03-02,09:00,17:00,0:30,7.5,120.00';
const without = '2026-03-03,09:00,12:00,0:00,3,45.00';

it('tells that breaks are not taken off hours that are counted from start to end', () => {
  expect(whyOf('Break', [without, withBreak])).toContain(
    'Warning: the column “Break” is not read, and hours from the start to the end hold the breaks of row 3:',
  );
  expect(whyOf('Pausenzeit (min)', [withBreak, without, withBreak])).toContain(
    'the breaks of 2 rows, like row 2:',
  );
});

it('says nothing where no hours are too long by it', () => {
  expect(whyOf('Break', [without])).not.toContain('Warning');
  expect(whyOf('Paid break', [withBreak])).not.toContain('Warning');
  expect(whyOf('Breakfast orders', [withBreak])).not.toContain('Warning');
  expect(whyOf('Break', [withBreak], hoursAsSaid)).not.toContain('Warning');
  const { columns } = shifts.layouts[0] ?? {};
  const taken = { ...shifts, layouts: [{ ...shifts.layouts[0], columns: { ...columns, breaks: 'Break' } }] };
  expect(whyOf('Break', [withBreak], taken)).not.toContain('Warning');
});

test.each([
  ['Break', true],
  ['Unpaid break', true],
  ['unpaid_break_minutes', true],
  ['Pausenzeit (min)', true],
  ['Pauze', true],
  ['Descanso no remunerado', true],
  ['Unbezahlte Pause', true],
  ['Pausen in Minuten', true],
  ['Paid break', false],
  ['Bezahlte Pause', false],
  ['Pause payée', false],
  ['Break start', false],
  ['Break out', false],
  ['Number of breaks', false],
  ['Breakfast', false],
  ['Hours excl. breaks', false],
  ['Hours (breaks deducted)', false],
  ['Stunden, Pausen abgezogen', false],
  ['Break deducted (min)', true],
  ['Hours of break deducted', true],
  ['Temps de pause déduit', true],
  ['Tiempo de descanso descontado', true],
  ['Horas de descanso descontadas', true],
  ['Arbeitszeit ohne Pausen', false],
  ['Hours without unpaid lunch break', false],
  ['Pausa sin remuneración', true],
])('%s says how long unpaid breaks were: %s', (name, isTold) => {
  expect(namesLengthOfBreaks(name)).toBe(isTold);
});
