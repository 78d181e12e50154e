import { namesConversion } from '@earntrack/domain';
import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { readOrThrow } from '../testing/read-fixture.ts';

const ENGLISH =
  'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Reference Txn ID,Balance';
const GERMAN =
  'Datum,Uhrzeit,Zeitzone,Name,Typ,Status,Währung,Brutto,Gebühr,Netto,Transaktionscode,Zugehöriger Transaktionscode,Guthaben';

/** A row of 14 March: its type, status, currency, gross, fee, net, id and the id to which it refers. */
type Row = readonly [string, string, string, string, string, string, string, string];

const lineOf = ([type, status, currency, gross, fee, net, id, reference]: Row): string =>
  ['14/03/2026', '10:00:00', 'CET', '', type, status, currency, gross, fee, net, id, reference, ''].join();

function read(header: string, rows: readonly Row[]) {
  const lines = rows.map(lineOf);
  return toStatementResult(readOrThrow(`${[header, ...lines].join('\n')}\n`));
}

/** What PayPal would still owe by this file, in each currency. */
const owedBy = ({ totals }: ReturnType<typeof read>) =>
  totals.map(({ currency, net, payouts }) => [currency, Number(net) - Number(payouts)]);

const SALE: Row = ['Express Checkout Payment', 'Completed', 'EUR', '10.00', '-0.70', '9.30', 'A', ''];
const changed = (currency: string, amount: string, [id, reference]: readonly [string, string]): Row => [
  'General Currency Conversion',
  'Completed',
  currency,
  amount,
  '0.00',
  amount,
  id,
  reference,
];
const OUT = changed('EUR', '-9.30', ['B', 'A']);
const INTO = changed('USD', '9.95', ['C', 'A']);

describe('money that PayPal changed', () => {
  it('is owed in the currency into which a sale was changed, in whatever order the rows stand', () => {
    for (const rows of [
      [SALE, OUT, INTO],
      [INTO, OUT, SALE],
    ]) {
      const result = read(ENGLISH, rows);
      expect(owedBy(result)).toEqual([
        ['EUR', 0],
        ['USD', 9.95],
      ]);
      expect(result.rows).toMatchObject({ earnings: 1, payouts: 2, leftOut: [] });
      expect(result.control).toMatchObject([{ ok: true }, { ok: true }]);
    }
  });

  it('is called so, for its rows say nothing else of it', () => {
    const called = (header: string, rows: readonly Row[]) =>
      readOrThrow(`${[header, ...rows.map(lineOf)].join('\n')}\n`).items.flatMap((item) =>
        item.kind === 'payout' ? [item.description, namesConversion(item.description)] : [],
      );
    const toBank: Row = ['General Withdrawal', 'Completed', 'USD', '-9.95', '0.00', '-9.95', 'D', ''];
    expect(called(ENGLISH, [SALE, OUT, toBank])).toEqual(['General Currency Conversion', true, '', false]);
  });

  it('is owed nowhere once it went to the bank in the other currency', () => {
    const toBank: Row = ['General Withdrawal', 'Completed', 'USD', '-9.95', '0.00', '-9.95', 'D', ''];
    expect(owedBy(read(ENGLISH, [SALE, OUT, INTO, toBank]))).toEqual([
      ['EUR', 0],
      ['USD', 0],
    ]);
  });

  it('belongs to what was bought with it, and is left out with that', () => {
    const result = read(ENGLISH, [
      ['Express Checkout Payment', 'Completed', 'USD', '50.00', '-2.00', '48.00', 'S', ''],
      ['General Payment', 'Completed', 'EUR', '-5.00', '0.00', '-5.00', 'P', ''],
      changed('EUR', '5.00', ['Q', 'P']),
      changed('USD', '-5.61', ['R', 'P']),
    ]);
    expect(owedBy(result)).toEqual([['USD', 48]]);
    expect(result.rows.leftOut.map(({ row }) => row)).toEqual([3, 4, 5]);
  });

  it('is left out where its payment is not in the file, was not completed, or is a row that was changed itself', () => {
    const pending: Row = ['Website Payment', 'Pending', 'EUR', '10.00', '0.00', '10.00', 'A', ''];
    expect(read(ENGLISH, [OUT, INTO]).rows.leftOut).toHaveLength(2);
    expect(read(ENGLISH, [pending, OUT, INTO]).rows.leftOut).toHaveLength(3);
    const each = [changed('EUR', '-9.30', ['X', 'Y']), changed('USD', '9.95', ['Y', 'X'])];
    expect(read(ENGLISH, each).rows.leftOut).toHaveLength(2);
  });

  it('takes nothing back of what a file recorded that has its payment as well', () => {
    for (const [header, type, status] of [
      [ENGLISH, 'General Currency Conversion', 'Completed'],
      [GERMAN, 'Allgemeine Währungsumrechnung', 'Abgeschlossen'],
    ] as const) {
      const row: Row = [type, status, 'EUR', '-9.30', '0.00', '-9.30', 'B', 'A'];
      const { items } = readOrThrow(`${header}\n${lineOf(row)}\n`);
      expect(items).toMatchObject([{ kind: 'leftOut' }]);
      expect(items[0]).not.toHaveProperty('takesBack');
    }
  });

  it('is followed in other languages as well', () => {
    const result = read(GERMAN, [
      ['Allgemeine Zahlung', 'Abgeschlossen', 'USD', '"20,00"', '"-1,00"', '"19,00"', 'H1', ''],
      ['Allgemeine Währungsumrechnung', 'Abgeschlossen', 'USD', '"-19,00"', '"0,00"', '"-19,00"', 'H2', 'H1'],
      ['Allgemeine Währungsumrechnung', 'Abgeschlossen', 'EUR', '"17,00"', '"0,00"', '"17,00"', 'H3', 'H1'],
    ]);
    expect(owedBy(result)).toEqual([
      ['EUR', 17],
      ['USD', 0],
    ]);
  });
});
