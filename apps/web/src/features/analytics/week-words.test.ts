import { expect, test } from 'vitest';
import { hourName, shortHour, weekdayName, weekdaysFrom, windowName } from './week-words.ts';

test('weekdays have their names, in the order of the person’s week', () => {
  expect(weekdaysFrom(7).map((day) => weekdayName(day, 'en-GB', 'short'))).toEqual([
    'Sun',
    'Mon',
    'Tue',
    'Wed',
    'Thu',
    'Fri',
    'Sat',
  ]);
  expect(windowName({ weekday: 4, part: 'evening' }, 'de-DE')).toBe('Thursday evenings');
});

test.each([
  ['en-GB', '18:00', '18'],
  ['en-US', '6 PM', '6p'],
  ['de-DE', '18 Uhr', '18'],
  ['fr-FR', '18 h', '18'],
])('an hour is named by the clock of %s', (locale, long, short) => {
  expect(hourName(18, locale).replace(/\s/g, ' ')).toBe(long);
  expect(shortHour(18, locale)).toBe(short);
});
