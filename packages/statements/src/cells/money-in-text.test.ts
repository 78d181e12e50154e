import { describe, expect, it } from 'vitest';
import { checkControl } from '../control/control.ts';
import { controlRuleOf } from '../mapping/mapping-check.ts';
import { readOrThrow } from '../testing/read-fixture.ts';
import { moneyInText } from './money-in-text.ts';

const read = (text: string, decimal: '.' | ',' = '.') => {
  const found = moneyInText(text, { decimal, group: '' });
  return found && [found.amount, found.currencies?.includes('EUR') ? 'EUR' : found.currencies[0]];
};

describe('money inside a text', () => {
  it('is the one amount that has a currency, however it is written', () => {
    expect(read('$1,037.35 sent to your bank account')).toEqual([1_037_350_000n, 'USD']);
    expect(read('€195.32 an dein Bankkonto überwiesen')).toEqual([195_320_000n, 'EUR']);
    expect(read('Se han enviado 1.977,88 € a tu cuenta', ',')).toEqual([1_977_880_000n, 'EUR']);
    expect(read('EUR 12.00 to account 4711')).toEqual([12_000_000n, 'EUR']);
    expect(read('CA$76.00 sent.')).toEqual([76_000_000n, 'CAD']);
  });

  it('is read with the other decimal sign where that of the file does not fit', () => {
    expect(read('Se han enviado 977,88 € a tu cuenta')).toEqual([977_880_000n, 'EUR']);
  });

  it('is none where there is no amount, more than one, or no currency', () => {
    expect(read('Payment for Order #3800000001')).toBeNull();
    expect(read('$5.00 of $10.00')).toBeNull();
    expect(read('12.00 sent to your bank account')).toBeNull();
    expect(read('ABC 12.00')).toBeNull();
  });

  it('takes no time that grows with the square of the text', () => {
    expect(read(`${'1 '.repeat(500_000)}€`)).toBeNull();
  });
});

describe('a row whose money stands in a text', () => {
  const mapping = {
    layouts: [
      {
        columns: { date: 'Day', type: 'Kind', currency: 'Currency' },
        money: { net: 'Net' },
        moneyInText: { sent: 'Title' },
      },
    ],
    lines: [{ types: ['Deposit'], parts: [{ column: 'sent', to: 'payout' }] }],
    control: { column: 'net', terms: { base: 1 } },
  };
  const itemsOf = (title: string) =>
    readOrThrow(`Day,Kind,Currency,Net,Title\n2026-02-01,Deposit,EUR,--,${title}\n`, { mapping }).items;

  it('is recorded with the amount, and left out where the text has none or one of another currency', () => {
    expect(itemsOf('€12.50 sent')).toMatchObject([{ kind: 'payout', currency: 'EUR', amount: 12_500_000n }]);
    expect(itemsOf('sent')).toMatchObject([
      { reasonHere: '“sent” in column “Title” does not hold exactly one amount' },
    ]);
    expect(itemsOf('£12.50 sent')).toMatchObject([
      { reasonHere: 'the amount of “£12.50 sent” in column “Title” is not in EUR' },
    ]);
  });
});

it('is counted in its currency where no cell of the row says one, so that the server finds the same', () => {
  const told = { column: 'told', to: 'payout', sign: 1 };
  const mapping = {
    layouts: [
      {
        columns: { date: 'Date', type: 'Type' },
        money: { amount: 'Amount' },
        moneyInText: { told: 'Title' },
      },
    ],
    lines: [
      { types: ['Sale'], parts: [{ column: 'amount', to: 'base' }] },
      { types: ['Deposit'], parts: [told] },
    ],
    control: { column: 'amount', terms: { base: 1 } },
  };
  const file =
    'Date,Type,Title,Amount\n2026-02-01,Sale,Lamp,€20.00\n2026-02-03,Deposit,"€17.50 sent to your bank",--\n';
  const { items } = readOrThrow(file, { mapping });
  expect(items[1]).toMatchObject({ kind: 'payout', rows: [{ row: 3, unit: 'EUR', value: 0n }] });
  expect(checkControl(controlRuleOf({ presetId: 'mapping', mapping }), items)).toMatchObject({
    mismatches: [],
    totals: [{ unit: 'EUR', ok: true }],
  });
});
