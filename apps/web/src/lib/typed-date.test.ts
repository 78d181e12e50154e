import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { readTypedDate } from './typed-date.ts';

// A Thursday.
const today = asLocalDate('2026-11-12');

test.each([
  ['today', '2026-11-12'],
  ['Yesterday', '2026-11-11'],
  ['-3', '2026-11-09'],
  ['mon', '2026-11-09'],
  ['thursday', '2026-11-12'],
  ['friday', '2026-11-06'],
  ['2026-02-28', '2026-02-28'],
  ['12 nov', '2026-11-12'],
  ['nov 3', '2026-11-03'],
  ['3 November 2025', '2025-11-03'],
  ['24 dec', '2025-12-24'],
  ['3.11.', '2026-11-03'],
  ['3/11', '2026-11-03'],
  ['3/11/25', '2025-11-03'],
])('“%s” is the day %s', (text, date) => {
  expect(readTypedDate(text, { today, locale: 'en-GB' })).toBe(date);
});

test('day and month stand in the order of the person’s language', () => {
  expect(readTypedDate('11/3', { today, locale: 'en-US' })).toBe('2026-11-03');
  expect(readTypedDate('3.11.', { today, locale: 'de-DE' })).toBe('2026-11-03');
});

test('a day that a field shows can be changed in place', () => {
  expect(readTypedDate('Tue, Nov 10', { today, locale: 'en-US' })).toBe('2026-11-10');
  expect(readTypedDate('Di., 10. Nov.', { today, locale: 'de-DE' })).toBe('2026-11-10');
  expect(readTypedDate('terça, 10/11', { today, locale: 'pt-PT' })).toBe('2026-11-10');
  expect(readTypedDate('hello 10 nov', { today, locale: 'en-US' })).toBeNull();
});

test('weekdays and months are understood in the person’s language too', () => {
  expect(readTypedDate('segunda', { today, locale: 'pt-PT' })).toBe('2026-11-09');
  expect(readTypedDate('3 März', { today, locale: 'de-DE' })).toBe('2026-03-03');
});

test.each(['', 'soon', '31 feb', '2026-13-01', '12'])('“%s” is no day', (text) => {
  expect(readTypedDate(text, { today, locale: 'en-GB' })).toBeNull();
});
