import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { dayInWords, momentInWords, rangeInWords, shortDay, wallTime } from './days.ts';

const words = { locale: 'en-GB', today: asLocalDate('2026-11-12') };

test('near days are named, far ones carry their year', () => {
  expect(dayInWords('2026-11-12', words)).toBe('Today');
  expect(dayInWords('2026-11-11', words)).toBe('Yesterday');
  expect(dayInWords('2026-11-10', words)).toBe('Tuesday 10 November');
  expect(dayInWords('2025-01-15', words)).toBe('15 January 2025');
});

test('the words of a date are English, its order is that of the locale', () => {
  const inLocale = (locale: string) => dayInWords('2026-11-10', { ...words, locale });
  expect(inLocale('en-US')).toBe('Tuesday, November 10');
  expect(inLocale('de-DE')).toBe('Tuesday 10 November');
  expect(inLocale('pt-PT')).toBe('Tuesday 10 November');
  expect(inLocale('ja-JP')).toBe('Tuesday, November 10');
  expect(dayInWords('2025-01-24', { ...words, locale: 'en-US' })).toBe('January 24, 2025');
});

test('no date ends in a dot of its own, in whichever locale', () => {
  for (const locale of ['de-DE', 'de-AT', 'fr-FR', 'sv-SE', 'uk-UA', 'en-CA', 'en-AU']) {
    for (let month = 1; month <= 12; month += 1) {
      const day = `2026-${String(month).padStart(2, '0')}-18`;
      expect(shortDay(day, { ...words, locale })).not.toContain('.');
    }
  }
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

test('a moment is a day and a time of the user’s wall clock', () => {
  expect(momentInWords('2026-07-01T23:30:00Z', 'de-DE', 'Europe/Lisbon')).toBe('2 Jul 2026, 00:30');
});
