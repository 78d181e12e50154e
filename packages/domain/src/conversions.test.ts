import { expect, it } from 'vitest';
import { namesConversion } from './conversions.ts';

it.each([
  ['General Currency Conversion', true],
  ['currency_conversion', true],
  ['Allgemeine Währungsumrechnung', true],
  ['Conversion de devise', true],
  ['Currency Conversion Fee', false],
  ['General Withdrawal', false],
  ['', false],
])('“%s” says that money was changed: %s', (text, isConversion) => {
  expect(namesConversion(text)).toBe(isConversion);
});
