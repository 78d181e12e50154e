import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { daysOf, productSearchOf } from './product-search.ts';

test('an address says this year or all time, and anything else in it means this year', () => {
  expect(productSearchOf({ period: 'all', other: 1 })).toEqual({ period: 'all' });
  expect(productSearchOf({ period: 'week' })).toEqual({});
});

test('this year is the whole year of the calendar, all time has no ends', () => {
  const today = asLocalDate('2026-11-12');
  expect(daysOf({}, today)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  expect(daysOf({ period: 'all' }, today)).toEqual({});
});
