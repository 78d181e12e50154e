import { expect, test } from 'vitest';
import { addressOf, analyticsSearchOf, hourOf, periodInputOf, periodOf, sizeOf } from './analytics-search.ts';

test('without a word the quarter is meant, and a week is said', () => {
  expect(periodInputOf(analyticsSearchOf({}))).toEqual({ kind: 'quarter' });
  expect(periodInputOf(analyticsSearchOf({ period: 'week' }))).toEqual({ kind: 'week' });
});

test.each(['day', 'week', 'month', 'quarter', 'year', 'taxYear'])(
  'a %s that was chosen survives the address',
  (period) => {
    const search = analyticsSearchOf({ period, at: '2026-05-05', currency: 'CHF' });
    expect(addressOf(periodOf(search))).toEqual(search);
    expect(periodInputOf(analyticsSearchOf({ ...search }))).toEqual({ kind: period, anchor: '2026-05-05' });
  },
);

test('what means nothing is left out of the address', () => {
  expect(analyticsSearchOf({ period: 'aeon', hour: '8-3', size: 'big', currency: 'x' })).toEqual({
    period: 'week',
  });
  expect(analyticsSearchOf({ hour: '4-18', size: '..-2.5' })).toEqual({ hour: '4-18', size: '..-2.5' });
});

test('an hour of the week and a size are read from their text', () => {
  expect(hourOf('7-0')).toEqual({ weekday: 7, hour: 0 });
  expect(hourOf('4-24')).toBeNull();
  expect(sizeOf('50..100')).toEqual({ from: '50', to: '100' });
  expect(sizeOf('50..')).toEqual({ from: '50' });
  expect(sizeOf('..')).toBeNull();
});
