import { readStatement } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessed } from '../testing/guessed.ts';
import type { WizardState } from './column-uses.ts';
import { mappingOf } from './mapping-of.ts';
import { clockOfMapping, newByClock } from './recorded-clock.ts';

const HOURS = ['Date,Hours,Pay', '2026-03-01,3.5,30.00', '2026-03-02,4.25,41.50'];
const WITH_ID = ['Date,Transaction,Hours,Pay', '2026-03-01,T1,3.5,30.00', '2026-03-02,T2,4.25,41.50'];

/** The keys by which rows are known, by the clock of their hours. */
function keysBy(lines: readonly string[], clock: 'engaged' | 'online', over: Partial<WizardState> = {}) {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const read = readStatement(bytes, { mapping: mappingOf(guessed(lines, { clock, ...over })) });
  if (read.kind !== 'read') throw new Error(read.message);
  return read.statement.items.map(({ key }) => key);
}

test('where files were recorded by another clock it is said that rows without an id would be new, as they are', () => {
  const state = guessed(HOURS, { clock: 'online' });
  expect(keysBy(HOURS, 'online')).not.toEqual(keysBy(HOURS, 'engaged'));
  expect(newByClock(state, 'engaged')).toContain('last read as “On a job”');
  expect(newByClock(state, 'online')).toBeNull();
  expect(newByClock(state, null)).toBeNull();
});

test('rows with an id of their own are the same ones by every clock, and without hours there is none', () => {
  const state = guessed(WITH_ID, { clock: 'online' });
  expect(state.columns.map(({ use }) => use)).toContain('id');
  expect(keysBy(WITH_ID, 'online')).toEqual(keysBy(WITH_ID, 'engaged'));
  expect(newByClock(state, 'engaged')).toBeNull();
  // Added up by it, the rows of a day have one key for each clock.
  const summed = { sameId: 'summed' } as const;
  expect(keysBy(WITH_ID, 'online', summed)).not.toEqual(keysBy(WITH_ID, 'engaged', summed));
  expect(newByClock({ ...state, ...summed }, 'engaged')).not.toBeNull();
  const without = guessed(['Date,Pay', '2026-03-01,30.00'], { clock: 'online' });
  expect(newByClock(without, 'engaged')).toBeNull();
});

test('the clock of a mapping is the one of its layout, and hours on the job where it says none', () => {
  expect(clockOfMapping(mappingOf(guessed(HOURS, { clock: 'doorToDoor' })))).toBe('doorToDoor');
  expect(clockOfMapping(mappingOf(guessed(HOURS, { clock: 'engaged' })))).toBe('engaged');
  expect(clockOfMapping(mappingOf(guessed(['Date,Pay', '2026-03-01,30.00'])))).toBeNull();
  expect(clockOfMapping({ layouts: [{ columns: { hours: 'Hours', clock: 'Clock' } }] })).toBeNull();
});
