import { expect, it } from 'vitest';
import type { Migration } from './migration.ts';
import { assertOrdered, chosenOf, pendingOf } from './migration-plan.ts';
import { MIGRATIONS } from './migrations/index.ts';

const named = (...names: string[]): Migration[] =>
  names.map((name) => ({ name, kind: 'transactional', up: () => Promise.resolve() }));

it('accepts the released list', () => {
  expect(() => assertOrdered(MIGRATIONS)).not.toThrow();
});

it('refuses a list that is out of order, repeats a name or misspells one', () => {
  expect(() => assertOrdered(named('0002-b', '0001-a'))).toThrow('0001-a stands after 0002-b');
  expect(() => assertOrdered(named('0001-a', '0001-a'))).toThrow('0001-a stands after 0001-a');
  expect(() => assertOrdered(named('1-a'))).toThrow('not of the form');
});

it('plans what was not applied, in order', () => {
  const pending = pendingOf(named('0001-a', '0002-b', '0003-c'), ['0001-a']);
  expect(pending.map(({ name }) => name)).toEqual(['0002-b', '0003-c']);
});

it('refuses a database that a newer version migrated', () => {
  expect(() => pendingOf(named('0001-a'), ['0001-a', '0002-b'])).toThrow(
    'newer version of EarnTrack (it has 0002-b)',
  );
});

it('refuses a database that skipped a migration', () => {
  expect(() => pendingOf(named('0001-a', '0002-b'), ['0002-b'])).toThrow(
    '0001-a is missing although the later 0002-b',
  );
});

it('chooses the migrations of an earlier version, and refuses the name of a later one', () => {
  const chosen = chosenOf(named('0001-a', '0002-b', '0003-c'), ['0002-b', '0001-a']);
  expect(chosen.map(({ name }) => name)).toEqual(['0001-a', '0002-b']);
  expect(() => chosenOf(named('0001-a'), ['0001-a', '0009-z'])).toThrow('does not know the migration 0009-z');
});
