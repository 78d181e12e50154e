import { readStatement } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessed } from '../testing/guessed.ts';
import { mappingOf } from './mapping-of.ts';

const usesOf = (lines: readonly string[]) =>
  guessed(lines).columns.map(({ name, use }) => [name, use] as const);

const SUMMARY = [
  'Date,Platform,Trip,Pay (EUR)',
  '2026-02-01,Uber,A1,20.00',
  '2026-02-02,Corner shop,A2,30.00',
  '2026-02-03,uber,A3,12.50',
];

test('a column that is called platform and names a known one says of each row which one it is of', () => {
  expect(usesOf(SUMMARY)).toContainEqual(['Platform', 'platform']);
  const bytes = new TextEncoder().encode(SUMMARY.join('\n'));
  const read = readStatement(bytes, { mapping: mappingOf(guessed(SUMMARY)) });
  expect(read).toMatchObject({
    kind: 'read',
    statement: {
      items: [{ platformName: 'Uber' }, { platformName: 'Corner shop' }, { platformName: 'uber' }],
    },
  });
});

test('devices are no platforms, and what paid for something is none that it was earned on', () => {
  const devices = SUMMARY.map((row) => row.replace(/uber/i, 'Android'));
  expect(usesOf(devices)).toContainEqual(['Platform', 'none']);
  const sources = SUMMARY.map((row) => row.replace('Platform', 'Source'));
  expect(usesOf(sources)).toContainEqual(['Source', 'none']);
});
