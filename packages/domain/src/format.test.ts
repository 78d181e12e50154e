import { expect, test } from 'vitest';
import { asCurrency } from './currency.ts';
import { formatDuration, formatMoney, formatRate, formatShare } from './format.ts';
import { microsFromDecimal } from './money.ts';
import { parseTypedDuration } from './typed-duration.ts';
import { uuidv7 } from './uuid.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
  ['20.448', 'USD', 'en-US', '$20.45'],
  ['-1234.5', 'EUR', 'de-DE', '−1.234,50 €'],
  ['1234', 'JPY', 'en-US', '¥1,234'],
  ['1.2345', 'KWD', 'en-US', 'KWD 1.235'],
  ['9007199254.740993', 'EUR', 'en-US', '€9,007,199,254.74'],
])('%s %s in %s reads %s', (amount, currency, locale, expected) => {
  expect(plain(formatMoney(microsFromDecimal(amount), asCurrency(currency), locale))).toBe(expected);
});

test('a rate carries its unit, a duration its hours and minutes, a share its sign', () => {
  expect(formatRate(20_000_000n, asCurrency('USD'), 'en-US')).toBe('$20.00/h');
  expect(plain(formatDuration(13_500))).toBe('3 h 45 min');
  expect(plain(formatDuration(7200))).toBe('2 h');
  expect(plain(formatDuration(59))).toBe('1 min');
  expect(formatShare(8123, 'en-US')).toBe('81%');
});

test.each([
  ['3:45', 13_500],
  ['3h 45m', 13_500],
  ['3h45', 13_500],
  ['3 h 45', 13_500],
  ['3h45m', 13_500],
  ['3 H 5', 11_100],
  ['3h75', null],
  ['3,75', 13_500],
  ['45 min', 2700],
  ['3', 10_800],
  ['0', null],
  ['', null],
  ['3:75', null],
  ['200', null],
  ['soon', null],
])('a typed duration %j is %j seconds', (text, seconds) => {
  expect(parseTypedDuration(text)).toBe(seconds);
});

test('ids sort by the time they were made at and are version 7 of RFC 9562', () => {
  const random = new Uint8Array(10).fill(255);
  const earlier = uuidv7(1_700_000_000_000, random);
  expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(earlier < uuidv7(1_700_000_000_001, new Uint8Array(10))).toBe(true);
  expect(() => uuidv7(0, new Uint8Array(3))).toThrow(RangeError);
});
