import { describeTable } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';
import { guessedState } from './guess-state.ts';
import { durationOfColumns, guessDuration } from './hours-unit.ts';

function table(lines: readonly string[]) {
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  return outcome.table;
}

test.each([
  ['Minutes', { number: 2 }, 'minutes'],
  ['worked_min', { number: 2 }, 'minutes'],
  ['Duration (seconds)', { number: 2 }, 'seconds'],
  ['Hours', { number: 2 }, 'hours'],
  ['Minutes', { time: 2 }, 'hours'],
] as const)('a number under %s of %j is one of %s', (name, kinds, unit) => {
  expect(guessDuration({ name, kinds, samples: ['3', '4.5'] })).toBe(unit);
});

test('where another column becomes the hours its own unit counts, and what was said of the one before is true of that one', () => {
  const described = table([
    'Date,Online minutes,Hours,Pay',
    '2026-03-01,210,3,30.00',
    '2026-03-02,255,4,41.50',
  ]);
  const state = guessedState(described, { form: {}, fileName: 'a.csv', timeZone: 'Europe/Lisbon' });
  const hoursIn = (name: string | null) =>
    state.columns.map((column) => ({
      ...column,
      use:
        column.name === name ? ('hours' as const) : column.use === 'hours' ? ('none' as const) : column.use,
    }));
  expect(state).toMatchObject({ durationIn: 'minutes', columns: hoursIn('Online minutes') });
  expect(durationOfColumns(state, hoursIn('Hours'), described.columns)).toBe('hours');
  // One after the other: first no hours, then other ones.
  const without = {
    columns: hoursIn(null),
    durationIn: durationOfColumns(state, hoursIn(null), described.columns),
  };
  expect(durationOfColumns(without, hoursIn('Hours'), described.columns)).toBe('hours');
  expect(durationOfColumns(without, hoursIn('Online minutes'), described.columns)).toBe('minutes');
  // What a person said holds as long as the hours stand where they stood.
  const said = { ...state, durationIn: 'seconds' as const };
  expect(durationOfColumns(said, state.columns, described.columns)).toBe('seconds');
  expect(durationOfColumns(said, hoursIn('Hours'), described.columns)).toBe('hours');
});

test.each([
  [['0.34375', '0.3125'], 'days'],
  [['0,3438', '0,25', '0,5417'], 'days'],
  [['0.34375', '8.25'], 'hours'],
  [['0.25', '0.75', '0.5'], 'hours'],
  [['0.5833', '0.7167', '0.0667'], 'hours'],
  [['0.34375'], 'hours'],
  [['0.34375', '0.25'], 'days'],
  [['0.3419', '0.3812'], 'hours'],
])('numbers of hours like %j are of %s', (samples, unit) => {
  expect(guessDuration({ name: 'Hours', kinds: { number: samples.length }, samples })).toBe(unit);
});

test('a time that a spreadsheet wrote as a part of a day is as long as it was', () => {
  const lines = ['Date,Hours,Pay', '2026-03-01,0.34375,92.20', '2026-03-02,0.3125,60.50'];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-01 base 92.2 29700 s',
    '2026-03-02 base 60.5 27000 s',
  ]);
});
