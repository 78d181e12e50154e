import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { dayInWords, rangeInWords, wallTime } from './days.ts';

const words = { locale: 'en-GB', today: asLocalDate('2026-11-12') };

test('near days are named, far ones carry their year', () => {
  expect(dayInWords('2026-11-12', words)).toBe('Today');
  expect(dayInWords('2026-11-11', words)).toBe('Yesterday');
  expect(dayInWords('2026-11-10', words)).toBe('Tuesday 10 November');
  expect(dayInWords('2025-01-15', words)).toBe('15 January 2025');
});

test('a day is written as its locale writes it', () => {
  const inLocale = (locale: string) => dayInWords('2026-11-10', { ...words, locale });
  expect(inLocale('en-US')).toBe('Tuesday, November 10');
  expect(inLocale('de-DE')).toBe('Dienstag, 10. November');
  expect(dayInWords('2025-01-24', { ...words, locale: 'en-US' })).toBe('January 24, 2025');
});

test('a range says both ends, a single day once', () => {
  expect(rangeInWords('2026-11-09', '2026-11-15', words)).toBe('9 Nov to 15 Nov');
  expect(rangeInWords('2026-11-09', '2026-11-09', words)).toBe('9 Nov');
  expect(rangeInWords('2025-01-13', '2025-02-03', words)).toBe('13 Jan to 3 Feb 2025');
  expect(rangeInWords('2024-12-30', '2026-02-03', words)).toBe('30 Dec 2024 to 3 Feb');
});

test('times are those of the user’s wall clock', () => {
  expect(wallTime('2026-07-01T21:00:00Z', 'en-GB', 'Europe/Lisbon')).toBe('22:00');
});
