import { describeTable } from '@earntrack/statements';
import { expect, test } from 'vitest';
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
  expect(guessDuration({ name, kinds })).toBe(unit);
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
