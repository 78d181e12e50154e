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

  test('with words behind it proposes the number alone', () => {
    expect(readTypedAmount('12,50 a day', euros)).toMatchObject({
      message: '“a day” is not a number. Did you mean 12,50?',
    });
  });

  test('may carry the sign or the code of its own currency', () => {
    for (const text of ['€ 12', '12 EUR', '12€', 'eur 12,00', '€12 EUR']) {
      expect(readTypedAmount(text, euros)).toEqual({ kind: 'amount', micros: 12_000_000n });
    }
    const dollars = { decimal: '.', currency: asCurrency('CAD') } as const;
    for (const text of ['$12', '-$12', 'CA$ 12', '($12.00)']) {
      expect(readTypedAmount(text, dollars)).toMatchObject({ kind: 'amount' });
    }
    const crowns = { decimal: ',', currency: asCurrency('SEK') } as const;
    expect(readTypedAmount('kr. 12', crowns)).toEqual({ kind: 'amount', micros: 12_000_000n });
    expect(readTypedAmount('kr.12', crowns)).toMatchObject({ kind: 'fault' });
  });

  test('in another currency is not taken for its own', () => {
    for (const [text, other] of [
      ['$12', '$'],
      ['12 USD', 'USD'],
      ['usd12', 'usd'],
    ]) {
      const message = `You wrote ${other}, but this is kept in EUR. Change one of the two.`;
      expect(readTypedAmount(text ?? '', euros)).toEqual({ kind: 'fault', message });
    }
  });

  test('is never made up of digits that stand apart', () => {
    for (const text of ['1e3', '=1+1', '2 of 3', '1/2', '10%5']) {
      expect(readTypedAmount(text, euros)).toMatchObject({
        message: expect.stringMatching(/Write it like 12,50\.$/),
      });
    }
  });

  test('that could have been meant with thousands is offered both ways', () => {
    const dollars = { decimal: '.', currency: asCurrency('USD') } as const;
    expect(readTypedAmount('12.345', dollars)).toMatchObject({
      message: 'USD has 2 decimals. Did you mean 12.35 or 12345.00?',
    });
    expect(readTypedAmount('0.345', dollars)).toMatchObject({
      message: 'USD has 2 decimals. Did you mean 0.35?',
    });
  });

  test('that is only too large says so', () => {
    expect(readTypedAmount('1234567890123', euros)).toEqual({
      kind: 'fault',
      message: 'This is too large: an amount has at most twelve digits before the decimals.',
    });
  });

  test('that is no number at all gets an example', () => {
    expect(readTypedAmount('?', euros)).toMatchObject({
      message: 'This is not an amount. Write it like 12,50.',
    });
  });

  test('has the digits of its currency', () => {
    expect(readTypedAmount('6,816', euros)).toMatchObject({
      message: 'EUR has 2 decimals. Did you mean 6,82 or 6816,00?',
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
