import { asCurrency } from '@earntrack/domain';
import { describe, expect, test } from 'vitest';
import { amountText, decimalSignOf, readTypedAmount } from './typed-amount.ts';

const euros = { decimal: ',', currency: asCurrency('EUR') } as const;

describe('a typed amount', () => {
  test('is taken the way its writer writes it', () => {
    for (const text of ['1.234,56', '1,234.56', '1234,56', '1 234,56']) {
      expect(readTypedAmount(text, euros)).toEqual({ kind: 'amount', micros: 1_234_560_000n });
    }
  });

  test('may be nothing yet', () => {
    expect(readTypedAmount('  ', euros)).toEqual({ kind: 'empty' });
  });

  test('with a letter for a digit names the letter and what was probably meant', () => {
    expect(readTypedAmount('20,5o', euros)).toEqual({
      kind: 'fault',
      message: 'There is a letter o at the end. Did you mean 20,50?',
    });
    expect(readTypedAmount('2l,50', euros)).toEqual({
      kind: 'fault',
      message: 'There is a letter l in it. Did you mean 21,50?',
    });
  });

  test('with a unit behind it proposes the number alone', () => {
    expect(readTypedAmount('12,50 EUR', euros)).toMatchObject({
      message: '“EUR” is not a number. Did you mean 12,50?',
    });
  });

  test('that is no number at all gets an example', () => {
    expect(readTypedAmount('?', euros)).toMatchObject({
      message: 'This is not an amount. Write it like 12,50.',
    });
  });

  test('has the digits of its currency', () => {
    expect(readTypedAmount('6,816', euros)).toMatchObject({
      message: 'EUR has 2 decimals. Did you mean 6,82?',
    });
    const yen = { decimal: '.', currency: asCurrency('JPY') } as const;
    expect(readTypedAmount('12.5', yen)).toMatchObject({ message: 'JPY has no decimals. Did you mean 13?' });
  });

  test('from a statement keeps its finer decimals while nobody changes it', () => {
    const original = amountText(6_816_000n, euros);
    expect(original).toBe('6,816');
    expect(readTypedAmount(original, { ...euros, original })).toEqual({ kind: 'amount', micros: 6_816_000n });
  });
});

test('an amount is written back with its currency’s decimals and a true minus', () => {
  expect(amountText(-3_050_000n, euros)).toBe('−3,05');
  expect(amountText(12_000_000n, { decimal: '.', currency: asCurrency('JPY') })).toBe('12');
  expect(amountText(1_234_000n, { decimal: '.', currency: asCurrency('KWD') })).toBe('1.234');
});

test('the decimal sign is the locale’s', () => {
  expect(decimalSignOf('de-DE')).toBe(',');
  expect(decimalSignOf('en-GB')).toBe('.');
});
