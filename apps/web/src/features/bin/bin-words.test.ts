import type { BinItemView } from '@earntrack/contract';
import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { calledOf, detailsOf, figureOf, goneInWords, titleOf } from './bin-words.ts';

const item: BinItemView = {
  kind: 'earning',
  id: '018f3b6a-0000-7000-8000-000000000002',
  name: '',
  platforms: ['Uber'],
  day: '2026-11-12',
  amount: '84.15',
  currency: 'USD',
  seconds: null,
  periodKind: null,
  deletedAt: '2026-11-20T10:00:00.000Z',
  goneAt: '2026-12-20T10:00:00.000Z',
};
const nowMs = Date.parse('2026-11-21T09:00:00Z');
const when = { locale: 'en-GB', today: asLocalDate('2026-11-21'), nowMs };

test('a thing is called what was noted, else where it belongs', () => {
  expect(titleOf({ ...item, name: 'Airport' })).toBe('Airport');
  expect(titleOf(item)).toBe('Uber');
  expect(titleOf({ ...item, kind: 'work', platforms: ['Uber', 'Bolt'] })).toBe('Uber and Bolt');
  expect(titleOf({ ...item, kind: 'goal', periodKind: 'week', platforms: [] })).toBe(
    'Every week, all platforms',
  );
});

test('its figure is an amount or a time, or there is none', () => {
  expect(figureOf(item, 'en-US')).toBe('$84.15');
  expect(figureOf({ ...item, amount: null, currency: null, seconds: 5400 }, 'en-US')).toBe(
    '1\u00a0h 30\u00a0min',
  );
  expect(figureOf({ ...item, amount: null, currency: null }, 'en-US')).toBeNull();
});

test('in a sentence it is not mistaken for the platform that it is of', () => {
  expect(calledOf(item, 'en-US')).toBe('the earning of $84.15');
  expect(calledOf({ ...item, name: 'Airport' }, 'en-US')).toBe('Airport');
  expect(calledOf({ ...item, kind: 'platform', name: 'Uber', amount: null, currency: null }, 'en-US')).toBe(
    'Uber',
  );
});

test('its details say nothing twice', () => {
  expect(detailsOf(item, when)).toBe('Earning · 12 Nov · gone in 29 days');
  expect(detailsOf({ ...item, name: 'Airport' }, when)).toBe('Earning · Uber · 12 Nov · gone in 29 days');
});

test.each([
  ['2026-11-21T09:00:01Z', 'gone within a day'],
  ['2026-11-22T09:00:00Z', 'gone in a day'],
  ['2026-11-23T09:00:00Z', 'gone in 2 days'],
])('what is gone at %s is %s', (goneAt, words) => {
  expect(goneInWords(goneAt, nowMs)).toBe(words);
});
