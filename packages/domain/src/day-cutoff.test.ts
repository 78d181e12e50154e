import { expect, test } from 'vitest';
import { businessDayOf, elapsedLocalSeconds, elapsedSeconds, isTimeZone } from './day-cutoff.ts';

test('a night shift belongs to the date on which it started', () => {
  expect(businessDayOf('2026-03-06T22:00:00+01:00', 'Europe/Berlin')).toBe('2026-03-06');
});

test('with a cut-off at 04:00, two in the morning is still the day before and four is not', () => {
  expect(businessDayOf('2026-03-07T02:00:00+01:00', 'Europe/Berlin', 240)).toBe('2026-03-06');
  expect(businessDayOf('2026-03-07T03:59:59+01:00', 'Europe/Berlin', 240)).toBe('2026-03-06');
  expect(businessDayOf('2026-03-07T04:00:00+01:00', 'Europe/Berlin', 240)).toBe('2026-03-07');
});

test('the day is read in the zone of the platform, not of the instant', () => {
  expect(businessDayOf('2026-03-07T01:30:00Z', 'America/New_York')).toBe('2026-03-06');
});

test('days with 23 and 25 hours count real elapsed time', () => {
  expect(elapsedSeconds('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')).toBe(23 * 3600);
  expect(elapsedSeconds('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00')).toBe(25 * 3600);
});

test.each([
  ['2026-03-28T22:00:00', '2026-03-29T06:00:00', 7 * 3600],
  ['2026-10-24T22:00:00', '2026-10-25T06:00:00', 9 * 3600],
  ['2026-03-30T22:00:00', '2026-03-31T06:00:00', 8 * 3600],
  // The clock shows the hour from two to three twice.
  ['2026-10-25T02:15:00', '2026-10-25T02:45:00', 1800],
  ['2026-10-25T02:45:00', '2026-10-25T02:15:00', 1800],
  ['2026-10-25T06:00:00', '2026-10-25T05:00:00', -3600],
])('from %s to %s on the wall in Berlin, %i seconds pass', (start, end, seconds) => {
  expect(elapsedLocalSeconds(start, end, 'Europe/Berlin')).toBe(seconds);
});

test('only names of the time-zone database are zones', () => {
  expect(isTimeZone('Europe/Lisbon')).toBe(true);
  expect(isTimeZone('Europe/Atlantis')).toBe(false);
});

test.each(['PST', 'ECT', 'CTT', 'US/Pacific-New', '2026-03-07T00:00[Europe/Lisbon]'])(
  'a zone in which days cannot be counted is none: %s',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

test('every zone that a person can choose from is one, and has days', () => {
  for (const name of Intl.supportedValuesOf('timeZone')) {
    expect(isTimeZone(name), name).toBe(true);
    expect(businessDayOf('2026-03-07T12:00:00Z', name)).toMatch(/^2026-03-0[78]$/);
  }
});
