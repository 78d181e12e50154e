import { describeTable, fitOf } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';
import type { ColumnUse, WizardState } from './column-uses.ts';
import { breaksInOfColumns } from './guess-breaks.ts';
import { mappingOf } from './mapping-of.ts';
import { saidByMapping } from './said-by-mapping.ts';

const shifts = (name: string, ...breaks: string[]) => [
  `Date,Start,End,${name},Job`,
  ...breaks.map((each, at) => `2026-03-0${at + 1},09:00,17:00,${each},Warehouse`),
];
const usesIn = ({ columns }: WizardState) => columns.map(({ use }) => use);
const withUse = (state: WizardState, label: string, use: ColumnUse) => ({
  ...state,
  columns: state.columns.map((column) => (column.label === label ? { ...column, use } : column)),
});

test.each(['Break', 'Unpaid Break (min)', 'Pause', 'Pauze', 'Descanso', 'Przerwa', 'break_minutes'])(
  '%s is taken for breaks between start and end, which are taken off',
  (name) => {
    const lines = shifts(name, '30', '45', '');
    const state = guessed(lines);
    expect(usesIn(state)).toEqual(['date', 'time', 'endTime', 'breaks', 'description']);
    expect(read(lines, state)).toEqual(['2026-03-01 27000 s', '2026-03-02 26100 s', '2026-03-03 28800 s']);
  },
);

test.each([
  ['Paid break', '30'],
  ['Break start', '12:00'],
  ['Break', '12:00'],
  ['Breaks', 'two short ones'],
  ['Lunch', '12.50'],
])('%s of %s is not', (name, cell) => {
  expect(usesIn(guessed(shifts(name, cell, cell)))).not.toContain('breaks');
});

test('beside hours of their own, and beside another column of breaks, none is taken off', () => {
  const withHours = ['Date,Start,End,Break,Hours', '2026-03-01,09:00,17:00,30,7.5'];
  expect(usesIn(guessed(withHours))).toEqual(['date', 'time', 'endTime', 'none', 'hours']);
  const named = ['Date,Start,End,Break (hours),Total hours', '2026-03-01,09:00,17:00,0.5,7.5'];
  expect(usesIn(guessed(named))).toEqual(['date', 'time', 'endTime', 'none', 'hours']);
  const twice = ['Date,Start,End,Break (min),Break (h)', '2026-03-01,09:00,17:00,30,0.5'];
  expect(usesIn(guessed(twice))).toEqual(['date', 'time', 'endTime', 'none', 'none']);
});

test('what a number of breaks counts is said where the file does not show it, kept, and asked anew of another column', () => {
  const lines = shifts('Break', '5', '6');
  const state = guessed(lines);
  const open = 'left out: “5” in column “Break” may be minutes or hours: say what a number of breaks counts';
  expect(read(lines, state)[0]).toBe(open);
  const said = { ...state, breaksIn: 'minutes' } as const;
  expect(read(lines, said)).toEqual(['2026-03-01 28500 s', '2026-03-02 28440 s']);
  expect(mappingOf(withUse(said, 'Break', 'none'))).not.toHaveProperty('layouts.0.breaksIn');

  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  const { columns } = outcome.table;
  const fit = fitOf(
    mappingOf(said),
    columns.map(({ name }) => name),
  );
  if (!fit) throw new Error('The mapping does not fit');
  const columnOf = (label: string) => columns.find((column) => column.label === label);
  expect(saidByMapping(state, { name: 'Mine', fit, columnOf })).toMatchObject({
    columns: said.columns.map(({ use }) => ({ use })),
    breaksIn: 'minutes',
  });
  expect(breaksInOfColumns(said, said.columns)).toBe('minutes');
  expect(breaksInOfColumns(said, withUse(said, 'Job', 'breaks').columns)).toBe(null);
});
