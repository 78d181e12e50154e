import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalFromMicros } from './money.ts';
import { isTypedAmountTooLarge, type NumberFormat, parseNumber, parseTypedAmount } from './number-format.ts';

const POINT: NumberFormat = { decimal: '.', group: ',' };
const COMMA: NumberFormat = { decimal: ',', group: '.' };
const COMMA_NARROW_SPACE: NumberFormat = { decimal: ',', group: ' ' };

test.each([
  ['1,234.56', POINT, '1234.56'],
  ['1.234,56', COMMA, '1234.56'],
  ['(12.00)', POINT, '-12'],
  ['−3.84', POINT, '-3.84'],
  ['3.84-', POINT, '-3.84'],
  ['12,34,567.00', POINT, '1234567'],
  ['1\u202f234,5', COMMA_NARROW_SPACE, '1234.5'],
  ['.5', POINT, '0.5'],
])('%s is %s', (text, format, expected) => {
  const micros = parseNumber(text, format);
  expect(micros === null ? null : decimalFromMicros(micros)).toBe(expected);
});

test.each([
  ['1,234.56', COMMA],
  ['1.234,56', POINT],
  ['1,23.00', POINT],
  ['--', POINT],
  ['', POINT],
  ['-', POINT],
  ['.', POINT],
  ['12a', POINT],
  ['-(3)', POINT],
  ['1.2345678', POINT],
  ['=1+1', POINT],
  ['9999999999999', POINT],
])('%j does not fit and is refused, not guessed', (text, format) => {
  expect(parseNumber(text, format)).toBeNull();
});

test.each<[string, '.' | ',', string]>([
  ['1.234,56', '.', '1234.56'],
  ['1,234.56', ',', '1234.56'],
  ['12,5', '.', '12.5'],
  ['1,234', '.', '1234'],
  ['1,234', ',', '1.234'],
  ['1 234.50', '.', '1234.5'],
  ['84,15', ',', '84.15'],
  ['−3,05', ',', '-3.05'],
  ['1.234.567', '.', '1234567'],
  ['0,123', '.', '0.123'],
])('a person who writes %s where the decimal sign is "%s" means %s', (text, decimal, expected) => {
  const micros = parseTypedAmount(text, decimal);
  expect(micros === null ? null : decimalFromMicros(micros)).toBe(expected);
});

test('a typed number that is only too large is told from one that is no number', () => {
  expect(isTypedAmountTooLarge('1234567890123', '.')).toBe(true);
  expect(isTypedAmountTooLarge('1.234.567.890.123,50', ',')).toBe(true);
  expect(isTypedAmountTooLarge('999 999 999 999', '.')).toBe(false);
  expect(isTypedAmountTooLarge('12345678901234x', '.')).toBe(false);
});

test('whatever text is typed, the answer is an amount or a refusal, never a crash', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('.', ','),
      (text, decimal) => {
        const answer = parseTypedAmount(text, decimal);
        return answer === null || typeof answer === 'bigint';
      },
    ),
  );
});

test('an amount written in a format is read back in it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.boolean(), (micros, comma) => {
      const text = decimalFromMicros(micros);
      const written = comma ? text.replace('.', ',') : text;
      return parseNumber(written, { decimal: comma ? ',' : '.', group: '' }) === micros;
    }),
  );
});
