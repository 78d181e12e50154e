import { readStatement } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessed } from '../testing/guessed.ts';
import { mappingOf } from './mapping-of.ts';
import { newByPlatform, withPlatformsAsBefore } from './recorded-platform.ts';

const LINES = ['Date,Transaction,Platform,Pay', '2026-03-01,T1,Uber,30.00', '2026-03-02,T2,Bolt,41.50'];
const WITH = guessed(LINES);
const WITHOUT = guessed(LINES, {
  columns: WITH.columns.map((column) => (column.use === 'platform' ? { ...column, use: 'none' } : column)),
});

function keysBy(state: typeof WITH) {
  const read = readStatement(new TextEncoder().encode(LINES.join('\n')), { mapping: mappingOf(state) });
  if (read.kind !== 'read') throw new Error(read.message);
  return read.statement.items.map(({ key }) => key);
}

test('where files were read without the platform of their rows it is said that with it each row would be new, as it is', () => {
  expect(WITH.columns.map(({ use }) => use)).toContain('platform');
  expect(keysBy(WITH)).not.toEqual(keysBy(WITHOUT));
  expect(newByPlatform(WITH, mappingOf(WITHOUT))).toContain('without their platform');
  expect(newByPlatform(WITHOUT, mappingOf(WITH))).toContain('out of a column');
});

test('nothing is said where they were read so, or by nobody', () => {
  expect(newByPlatform(WITH, mappingOf(WITH))).toBeNull();
  expect(newByPlatform(WITHOUT, mappingOf(WITHOUT))).toBeNull();
  expect(newByPlatform(WITH, null)).toBeNull();
});

test('the platform of rows is not guessed where files with these columns were read without it, and each row is the one that is there', () => {
  const state = withPlatformsAsBefore(WITH, mappingOf(WITHOUT));
  expect(keysBy(state)).toEqual(keysBy(WITHOUT));
  expect(newByPlatform(state, mappingOf(WITHOUT))).toBeNull();
});

test('it is read where they were read with it, and guessed where there was no such file', () => {
  const state = withPlatformsAsBefore(WITHOUT, mappingOf(WITH));
  expect(keysBy(state)).toEqual(keysBy(WITH));
  expect(newByPlatform(state, mappingOf(WITH))).toBeNull();
  const byHand = { layouts: [{ columns: { platform: 'platform' } }] };
  expect(keysBy(withPlatformsAsBefore(WITHOUT, byHand))).toEqual(keysBy(WITH));
  expect(withPlatformsAsBefore(WITH, null)).toBe(WITH);
});

test('a file of another name is of the platform of files with these columns: its rows would be new under that name', () => {
  const november = { ...WITHOUT, name: 'november' };
  expect(withPlatformsAsBefore(november, { ...mappingOf(WITHOUT), name: 'Uber' }).name).toBe('Uber');
  expect(withPlatformsAsBefore(november, { layouts: [{}] }).name).toBe('november');
});
