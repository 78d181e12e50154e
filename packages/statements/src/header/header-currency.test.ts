import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';
import { currencyIn } from './header-currency.ts';

/** Two columns of money, of which a row has one. */
const mapping = (first: string, second: string) => ({
  layouts: [{ columns: { date: 'Day' }, money: { first, second } }],
  lines: [
    {
      parts: [
        { column: 'first', to: 'base' },
        { column: 'second', to: 'base' },
      ],
    },
  ],
  control: { column: 'first', plus: ['second'], terms: { base: 1 } },
});

function totalsOf(first: string, second: string): string[] {
  const file = `Day,${first},${second}\n2026-03-01,10.00,\n2026-03-02,,20.00\n`;
  const outcome = readStatement(new TextEncoder().encode(file), {
    mapping: mapping(first, second),
    currency: 'USD',
  });
  if (outcome.kind !== 'read') return [outcome.message];
  return toStatementResult(outcome.statement).totals.map(({ currency, base }) => `${base} ${currency}`);
}

describe('the currency in the name of a column', () => {
  it.each([
    ['Amount EUR', 'EUR'],
    ['Amount - EUR', 'EUR'],
    ['Amount: EUR', 'EUR'],
    ['Betrag in EUR', 'EUR'],
    ['EUR', 'EUR'],
    ['EUR amount', 'EUR'],
    ['Amount EUR (net)', 'EUR'],
    ['Amount (net) (EUR)', 'EUR'],
    ['AMOUNT_EUR', 'EUR'],
    ['fare_eur', 'EUR'],
    ['price.EUR', 'EUR'],
    ['Amount €', '€'],
    ['€ net', '€'],
    ['Amount US$', 'US$'],
    ['Kwota zł', 'zł'],
    ['Amount TRY', 'TRY'],
    ['Tarifa PEN', 'PEN'],
    ['Fare|€', '€'],
    ['Fees (ALL)', 'ALL'],
  ])('%s is %s', (name, currency) => {
    expect(currencyIn(name)).toBe(currency);
  });

  it.each([
    'ALL fees',
    'Fees ALL',
    'TOP tips',
    'Tips TOP',
    'TRY again',
    'PEN sales',
    'Amount all',
    'amount_all',
    'Amount eur',
    'Amount EURO',
    'Amount VAT',
    'Amount (net)',
    'Amount',
    'Fee %',
  ])('%s names none', (name) => {
    expect(currencyIn(name)).toBeNull();
  });

  it.each([
    ['Amount USD', 'Amount EUR'],
    ['Betrag USD', 'Betrag in EUR'],
    ['fare_usd', 'fare_eur'],
    ['USD', 'EUR'],
    ['Amount $', 'Amount €'],
  ])('%s and %s are two currencies, whatever was asked for', (first, second) => {
    expect(totalsOf(first, second)).toEqual(['20 EUR', '10 USD']);
  });

  it('and another one in the row contradict each other', () => {
    const file = 'Day,Amount EUR,Currency\n2026-03-01,10.00,USD\n';
    const outcome = readStatement(new TextEncoder().encode(file), {
      mapping: {
        layouts: [{ columns: { date: 'Day', currency: 'Currency' }, money: { amount: 'Amount *' } }],
        lines: [{ parts: [{ column: 'amount', to: 'base' }] }],
        control: { column: 'amount', terms: { base: 1 } },
      },
    });
    expect(outcome).toMatchObject({ kind: 'refused', row: 2, column: 'Amount EUR' });
  });
});
