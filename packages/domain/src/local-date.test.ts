import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  asLocalDate,
  daysBetween,
  isLocalDate,
  startOfWeek,
  type Weekday,
  weekdayOf,
} from './local-date.ts';

const date = fc
  .integer({ min: -20_000, max: 80_000 })
  .map((days) => addDays(asLocalDate('1970-01-01'), days));

test.each([
  '2026-02-30',
  '2026-13-01',
  '26-01-01',
  '2026-1-1',
  '2025-02-29',
  '1899-12-31',
  '2026-01-01T00:00',
])('%s is no date of the calendar', (text) => {
  expect(isLocalDate(text)).toBe(false);
  expect(() => asLocalDate(text)).toThrow(RangeError);
});

test('days added are days counted, over every daylight-saving change and leap day', () => {
  fc.assert(
    fc.property(
      date,
      fc.integer({ min: -3000, max: 3000 }),
      (from, days) => daysBetween(from, addDays(from, days)) === days,
    ),
  );
});

test('a week starts on its first day, at most six days back', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 7 }), (day, first) => {
      const start = startOfWeek(day, first as Weekday);
      const back = daysBetween(start, day);
      return weekdayOf(start) === first && back >= 0 && back <= 6;
    }),
  );
});

test('a month later is the same day, or the last one of a shorter month', () => {
  expect(addMonths(asLocalDate('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths(asLocalDate('2028-01-31'), 1)).toBe('2028-02-29');
  expect(addMonths(asLocalDate('2026-03-31'), -1)).toBe('2026-02-28');
  expect(addMonths(asLocalDate('2026-11-15'), 14)).toBe('2028-01-15');
});
