import { describeTable, readStatement } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessed, usesOf } from '../testing/guessed.ts';
import type { ColumnChoice } from './column-uses.ts';
import { guessedState } from './guess-state.ts';
import { clockNamed, clockOfColumns, saidClock, unreadHours } from './hours-clock.ts';
import { mappingOf } from './mapping-of.ts';

const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));

/** The hours of the first row as they would be recorded after `patch`, and the columns of hours. */
function hoursOf(lines: readonly string[], patch = {}) {
  const outcome = describeTable(bytesOf(lines));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  const state = guessedState(outcome.table, { form: {}, fileName: 'a.csv', timeZone: 'Europe/Lisbon' });
  const mapping = mappingOf({ ...state, currency: 'EUR', ...patch });
  const read = readStatement(bytesOf(lines), { mapping });
  if (read.kind !== 'read') throw new Error(read.message);
  const [item] = read.statement.items;
  const columns = state.columns.filter(({ use }) => use === 'hours').map(({ name }) => name);
  return [columns, item?.kind === 'earning' ? item.hours : item];
}

test.each([
  ['Online hours', 'online'],
  ['Onlinezeit', 'online'],
  ['Temps de connexion', 'online'],
  ['Tiempo en línea', 'online'],
  ['Hours logged in', 'online'],
  ['Hours (door to door)', 'doorToDoor'],
  ['Dash time', 'online'],
  ['Dash hrs', 'online'],
  ['Active time', 'engaged'],
  ['Engaged hours', 'engaged'],
  ['Trip hours', 'engaged'],
  ['Hours', 'engaged'],
  ['Offline hours', 'engaged'],
])('the clock of %s is %s', (name, clock) => {
  expect(clockNamed(name)).toBe(clock);
});

test('of a column named for hours online the hours are of that clock, unless a person says another one', () => {
  const lines = ['Date,Online hours,Pay', '2026-03-01,3.5,30.00', '2026-03-02,4.25,41.50'];
  expect(hoursOf(lines)).toEqual([['Online hours'], { clock: 'online', seconds: 12_600 }]);
  expect(hoursOf(lines, { clock: 'doorToDoor' })[1]).toEqual({ clock: 'doorToDoor', seconds: 12_600 });
});

test('where a file has hours of two clocks those online count, wherever they stand', () => {
  for (const names of ['Active time,Online time', 'Online time,Active time']) {
    const isFirst = names.startsWith('Online');
    const cells = isFirst ? '3:30,2:00' : '2:00,3:30';
    const lines = [`Date,${names},Pay`, `2026-03-01,${cells},30.00`, `2026-03-02,${cells},41.50`];
    expect(hoursOf(lines)).toEqual([['Online time'], { clock: 'online', seconds: 12_600 }]);
  }
});

test.each(['Total time', 'Dash time', 'Shift hours'])('beside active time “%s” counts', (name) => {
  const lines = [`Date,Active time,${name},Pay`, '2026-03-01,2:00,3:30,30.00', '2026-03-02,2:00,3:30,41.50'];
  expect(hoursOf(lines)).toEqual([[name], expect.objectContaining({ seconds: 12_600 })]);
});

test('hours of a file without a word for their clock are as before of the jobs', () => {
  const lines = ['Date,Hours,Pay', '2026-03-01,3.5,30.00', '2026-03-02,4.25,41.50'];
  expect(hoursOf(lines)).toEqual([['Hours'], { clock: 'engaged', seconds: 12_600 }]);
});

test('where another column becomes the hours, its name says their clock, unless a person did', () => {
  const state = guessed(['Date,Active time,Online time,Pay', '2026-03-01,2:00,3:30,30.00']);
  const withHours = (name: string | null): ColumnChoice[] =>
    state.columns.map((column) =>
      column.use === 'hours' || column.name === name
        ? { ...column, use: column.name === name ? 'hours' : 'none' }
        : column,
    );
  expect(clockOfColumns(state, state.columns)).toBe('online');
  expect(clockOfColumns(state, withHours('Active time'))).toBe('engaged');
  // One after the other: first no hours, then other ones.
  const without = { ...state, columns: withHours(null), clock: clockOfColumns(state, withHours(null)) };
  expect(clockOfColumns(without, withHours('Active time'))).toBe('engaged');
  expect(clockOfColumns(without, withHours('Online time'))).toBe('online');
  const said = { ...state, clock: 'doorToDoor', isClockSaid: true } as const;
  expect(clockOfColumns(said, withHours('Active time'))).toBe('doorToDoor');
});

test('the clock of a saved mapping was said by a person where the name of its hours says another one', () => {
  const { columns } = guessed(['Date,Online_time,Pay', '2026-03-01,3:30,30.00']);
  expect(saidClock(columns, 'online')).toEqual({ clock: 'online', isClockSaid: false });
  expect(saidClock(columns)).toEqual({ clock: 'engaged', isClockSaid: true });
});

test('a block ends at a time of the day, also where that is written with its half', () => {
  const blocks = ['Date,Block start,Block end,Base pay', '2026-03-14,10:15 PM,1:15 AM,63.00'];
  expect(hoursOf(blocks)).toEqual([[], { clock: 'engaged', seconds: 10_800 }]);
});

test('hours in several columns of which none has all are not read, and a sum of them is', () => {
  for (const [one, other] of [
    ['Regular hours', 'Overtime hours'],
    ['Normalstunden', 'Überstunden'],
    ['Day hours', 'Night hours'],
    ['Ore ordinarie', 'Ore straordinarie'],
  ]) {
    const rows = ['2026-03-02;8;2;165.00', '2026-03-03;8;0;120.00'];
    expect(usesOf(`Date;${one};${other};Pay`, ...rows)).toEqual(['date', 'none', 'none', 'base']);
    const whole = usesOf(`Date;${one};${other};Total hours;Pay`, '2026-03-02;8;2;10;165.00');
    expect(whole).toEqual(['date', 'none', 'none', 'hours', 'base']);
  }
  const split = usesOf('Datum;Stunden;Minuten;Betrag', '02.03.2026;3;30;70,00', '03.03.2026;2;15;45,00');
  expect(split).toEqual(['date', 'none', 'none', 'base']);
  const twice = usesOf('Date;Hours;Minutes;Pay', '2026-03-02;3.5;210;70.00');
  expect(twice).toEqual(['date', 'hours', 'none', 'base']);
  const none = usesOf('Date;Regular hours;Overtime hours;Pay', '2026-03-02;8;0;120.00');
  expect(none).toEqual(['date', 'hours', 'none', 'base']);
});

test('hours that are not read because they stand in several columns are named', () => {
  const unreadOf = (names: string, ...rows: string[]) => {
    const outcome = describeTable(bytesOf([names, ...rows]));
    const columns = outcome.kind === 'described' ? outcome.table.columns : [];
    return unreadHours(guessed([names, ...rows]).columns, columns);
  };
  const split = ['Date,Hours,Minutes,Pay', '2026-03-02,3,30,52.50', '2026-03-03,4,15,63.75'] as const;
  expect(unreadOf(...split)).toEqual(['Hours', 'Minutes']);
  const shifts = ['Date,Day hours,Night hours,Pay', '2026-03-02,8,2,165.00'] as const;
  expect(unreadOf(...shifts)).toEqual(['Day hours', 'Night hours']);
  expect(unreadOf('Date,Hours,Pay', '2026-03-02,8,165.00')).toEqual([]);
  expect(unreadOf('Date,Overtime hours,Pay', '2026-03-02,2,165.00')).toEqual([]);
});
