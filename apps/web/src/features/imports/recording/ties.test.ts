import type { ImportView } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { importView } from '../testing/import-view.ts';
import { reasonToStop } from './recording.ts';
import { saidOfAll, tiedFilesOf, tiesOfAll, tiesWith } from './ties.ts';

const file = (importId: string, isLater: boolean | null) => ({
  importId,
  fileName: `${importId}.csv`,
  committedAt: '2026-11-12T10:00:00Z',
  isLater,
});

test('an answer goes with all that was said of other files, and nothing is said of those that were not answered', () => {
  const files = [file('a', true), file('b', null), file('c', null), file('d', false)];
  expect(tiesWith(files, { importId: 'b', isLater: false })).toEqual([
    { importId: 'a', isLater: true },
    { importId: 'd', isLater: false },
    { importId: 'b', isLater: false },
  ]);
});

test('another answer takes the place of the one before', () => {
  expect(tiesWith([file('a', true)], { importId: 'a', isLater: false })).toEqual([
    { importId: 'a', isLater: false },
  ]);
});

test('one answer for all is the same answer of each, and is said as long as each says so', () => {
  const files = [file('a', null), file('b', true)];
  expect(saidOfAll(files)).toBeNull();
  expect(tiesOfAll(files, false)).toEqual([
    { importId: 'a', isLater: false },
    { importId: 'b', isLater: false },
  ]);
  expect(saidOfAll([file('a', false), file('b', false)])).toBe(false);
  expect(saidOfAll([file('a', true), file('b', true)])).toBe(true);
  expect(saidOfAll([file('a', true), file('b', false)])).toBeNull();
  expect(saidOfAll([file('a', null), file('b', null)])).toBeNull();
});

test('of a server of the version before, which knows no ties, nothing is asked', () => {
  const { tiedFiles, ...before } = { ...importView, outcomes: { ...importView.outcomes, new: 3 } };
  expect(tiedFiles).toEqual([]);
  expect(tiedFilesOf(before as ImportView)).toEqual([]);
  expect(reasonToStop(before as ImportView, false)).toBeNull();
});
