import { describe, expect, it } from 'vitest';
import { SIGNS } from './currency-signs.ts';
import { withoutSign } from './money-cells.ts';
import { moneyInText } from './money-in-text.ts';

const POINT = { decimal: '.', group: ',' } as const;

describe('the sign of a currency', () => {
  it.each(SIGNS.map(([sign, currencies]) => ({ sign, currencies })))(
    '$sign is taken off an amount, and found in a text',
    ({ sign, currencies }) => {
      for (const cell of [`${sign}1,234.50`, `-${sign} 1,234.50`, `1,234.50 ${sign}`, `(${sign}1,234.50)`])
        expect([cell, withoutSign(cell).currencies]).toEqual([cell, currencies]);
      expect(withoutSign(`-${sign}1,234.50`).number).toBe('-1,234.50');
      for (const text of [`${sign}1,234.50 sent to your bank account`, `1,234.50 ${sign} sent`])
        expect(moneyInText(text, POINT)).toEqual({ amount: 1_234_500_000n, currencies });
    },
  );

  it('is none inside a word', () => {
    expect(withoutSign('EUR 12.00')).toEqual({ number: '12.00', currencies: ['EUR'] });
    expect(withoutSign('12.00 CR').currencies).toBeNull();
    expect(withoutSign('ARM 5').currencies).toEqual(['ARM']);
    expect(moneyInText('HR12 was paid', POINT)).toBeNull();
  });

  it('that is of many is told by a code beside it', () => {
    expect(withoutSign('$12.00 USD')).toEqual({ number: '12.00', currencies: ['USD'] });
    expect(withoutSign('CAD $12.00')).toEqual({ number: '12.00', currencies: ['CAD'] });
    expect(withoutSign('€12.00 USD').number).toBe('12.00 USD');
  });
});
