import { describe, expect, it } from 'vitest';
import { decideNumberFormat } from '../cells/money-cells.ts';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';
import { earningLines, readOrThrow } from '../testing/read-fixture.ts';
import type { ReadOptions } from './decisions.ts';

/** Files that somebody saved anew, put together, or has of a platform that nobody knows. */
const outcomeOf = (lines: readonly string[], options: ReadOptions = {}) =>
  readStatement(new TextEncoder().encode(`${lines.join('\n')}\n`), options);
const read = (lines: readonly string[], options: ReadOptions = {}) =>
  readOrThrow(`${lines.join('\n')}\n`, options);
const earnings = (lines: readonly string[], options: ReadOptions = {}) =>
  earningLines(toStatementResult(read(lines, options)));

const fares = (layout: object, lines: object[] = [{ parts: [{ column: 'fare', to: 'base' }] }]) => ({
  layouts: [layout],
  lines,
  control: { column: 'fare', terms: { base: 1 } },
});

describe('a file whose columns anybody may have', () => {
  it('is of no platform, however many of them one has too', () => {
    const rows = ['2026-02-01,1,Hourly,Work,470.00,470.00,EUR'];
    for (const header of [
      'Date,ID,Type,Description,Amount,Balance,Currency',
      'Date,Ref,Type,Description,Amount',
    ])
      expect(outcomeOf([header, ...rows])).toMatchObject({ kind: 'undecided', option: 'preset' });
  });
});

describe('points before three digits', () => {
  const cells = [{ row: 2, column: 'Amount', text: '1.000' }];
  const format = (digits: number, said?: '.' | ',') =>
    decideNumberFormat(cells, { said, usual: '.', digits: () => digits });

  it('are thousands where the currency has no decimals, decimals where it has three, and else asked for', () => {
    expect(format(0)).toEqual({ decimal: ',', group: '.' });
    expect(format(3)).toMatchObject({ decimal: '.' });
    expect(() => format(2)).toThrow('“1.000” in row 2, column “Amount”, can be read in two ways');
    expect(format(2, ',')).toEqual({ decimal: ',', group: '.' });
  });

  it('are asked for in a known export that a spreadsheet saved anew', () => {
    const file = ['Date;Ref ID;Type;Description;Freelancer;Amount', '2026-02-01;1;Hourly;Work;;1.000', ''];
    expect(outcomeOf(file)).toMatchObject({ kind: 'undecided', option: 'numbers' });
    expect(earnings(file, { decimal: ',' })).toEqual(['2026-02-01 base 1000 = 1000 USD']);
  });

  it('are decimals after a zero', () => {
    const file = ['platform,date,amount', 'Shop,2026-02-01,0.123', 'Shop,2026-02-02,0.5'];
    expect(earnings(file, { currency: 'EUR' })[0]).toBe('2026-02-01 base 0.123 = 0.123 EUR');
  });
});

describe('the currency of an amount', () => {
  it('is the one in the name of its column, also where a mapping writes the whole name and the cell has a sign of many', () => {
    const euros = fares({ columns: { date: 'Day' }, money: { fare: 'Amount (EUR)' } });
    const file = (cell: string, header = 'Amount (EUR)') => [`Day,${header}`, `2026-02-01,${cell}`];
    expect(earnings(file('5.00'), { mapping: euros, currency: 'USD' })).toEqual([
      '2026-02-01 base 5 = 5 EUR',
    ]);
    const dollars = fares({ columns: { date: 'Day' }, money: { fare: 'Amount (*)' } });
    expect(earnings(file('$5.00', 'Amount (USD)'), { mapping: dollars, currency: 'CAD' })).toEqual([
      '2026-02-01 base 5 = 5 USD',
    ]);
    expect(outcomeOf(file('€5.00', 'Amount (USD)'), { mapping: dollars })).toMatchObject({
      kind: 'refused',
      message: '“€5.00” in row 2, column “Amount (USD)”, is not in the currency that its column names.',
    });
  });

  it('is not overruled by a mapping where the row says another one', () => {
    const layout = { columns: { date: 'Day', currency: 'Money' }, money: { fare: 'Fare' }, currency: 'EUR' };
    const file = ['Day,Money,Fare', '2026-02-01,EUR,20', '2026-02-01,USD,30'];
    expect(outcomeOf(file, { mapping: fares(layout) })).toMatchObject({
      message: expect.stringContaining(
        'Row 3 says USD in column “Money”, and the mapping says that all amounts are in EUR',
      ),
    });
  });

  it('may stand as letters beside the figures, among marks that nobody sees, or behind what keeps a spreadsheet from calculating', () => {
    const layout = fares({ columns: { date: 'Day' }, money: { fare: 'Fare' } });
    const file = ['Day,Fare', '2026-02-01,120 Kč', '2026-02-02,\u200e30\u00a0Kč', '2026-02-03,"=""12.50"""'];
    expect(earnings(file, { mapping: layout, currency: 'CZK' })).toEqual([
      '2026-02-01 base 120 = 120 CZK',
      '2026-02-02 base 30 = 30 CZK',
      '2026-02-03 base 12.5 = 12.5 CZK',
    ]);
  });
});

describe('a mapping', () => {
  const layout = { columns: { date: 'Day', type: 'Kind' }, money: { fare: 'Fare' }, currency: 'EUR' };
  const lines = [
    { types: ['Cancelled'], skip: 'it was cancelled' },
    { parts: [{ column: 'fare', to: 'base' }] },
  ];

  it('reads no file without a column by which its rules tell rows apart', () => {
    const file = (kind: string) => [`Day,${kind},Fare`, '2026-02-01,Cancelled,9'];
    expect(earnings(file('Kind'), { mapping: fares(layout, lines) })).toEqual([]);
    expect(outcomeOf(file('Sort'), { mapping: fares(layout, lines) })).toMatchObject({
      message: expect.stringContaining('it lacks the column “Kind”. Its columns are Day, Sort, Fare.'),
    });
  });

  it('is refused where a rule looks at something that no column says', () => {
    const where = [{ where: { status: 'Open' }, skip: 'it is open' }, ...lines];
    expect(outcomeOf(['Day,Fare', '2026-02-01,9'], { mapping: fares(layout, where) })).toMatchObject({
      message: expect.stringContaining(
        'lines[0] looks at the status of a row, and no layout says which column',
      ),
    });
  });

  it('takes a type with a note that it came to nothing for another one', () => {
    const sale = [{ types: ['Sale'], parts: [{ column: 'fare', to: 'base' }] }];
    const file = ['Day,Kind,Fare', '2026-02-01,Sale (card),5', '2026-02-01,Sale (cancelled),99'];
    expect(earnings(file, { mapping: fares(layout, sale) })).toEqual(['2026-02-01 base 5 = 5 EUR']);
  });
});

const STRIPE = 'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,description';

describe('rows of one file', () => {
  it('are of one table: a second header with other columns is refused, and the same one again left out', () => {
    const mapping = fares({
      columns: { date: 'Day', description: 'Trip' },
      money: { fare: 'Fare' },
      currency: 'EUR',
    });
    const first = ['Day,Trip,Fare', '2026-02-01,A,10'];
    expect(outcomeOf([...first, 'Day,Name,Trips', '2026-02-03,Quest,30'], { mapping })).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('Row 3 is the header of another table'),
    });
    expect(earnings([...first, 'Day,Trip,Fare', '2026-02-03,B,5'], { mapping })).toHaveLength(2);
  });

  it('count once where two exports were put together', () => {
    const row = 'txn_1,2026-02-01 10:00:00,usd,100.00,3.00,97.00,charge,Ride';
    const { items } = read([STRIPE, row, 'txn_2,2026-02-02 10:00:00,usd,10.00,0.50,9.50,charge,Ride', row]);
    expect(items).toMatchObject([
      { kind: 'earning', key: 'id:txn_1' },
      { kind: 'earning', key: 'id:txn_2' },
      { kind: 'leftOut', reason: 'this row is in the file twice: row 2 has its id and says the same' },
    ]);
  });

  it('do not hold in total where two faults cancel each other out', () => {
    const { control, why } = read([
      STRIPE,
      'txn_1,2026-02-01 10:00:00,usd,100.00,3.00,98.00,charge,Ride',
      'txn_2,2026-02-02 10:00:00,usd,50.00,2.00,47.00,charge,Ride',
    ]);
    expect(control).toMatchObject([{ unit: 'USD', file: 145_000_000n, recorded: 145_000_000n, ok: false }]);
    expect(why).toContain('row 2 says 98 USD, and what would be recorded of it comes to 97 USD');
  });

  it('agree with balances of each currency, with thousands that no amount has, and with none where nothing moved', () => {
    const layout = {
      columns: { date: 'Day', currency: 'Money', balance: 'Balance' },
      money: { fare: 'In', out: 'Out' },
    };
    const mapping = {
      ...fares(layout, [
        {
          parts: [
            { column: 'fare', to: 'base' },
            { column: 'out', to: 'fees' },
          ],
        },
      ]),
      control: { column: 'fare', less: ['out'], terms: { base: 1, fees: -1 } },
    };
    const rows = ['EUR,600,,"1,600.00"', 'USD,5,,5.00', 'EUR,,100.5,"1,499.50"', 'EUR,7,,', 'USD,,2,3.00'];
    const { why } = read(['Day,Money,In,Out,Balance', ...rows.map((row) => `2026-02-01,${row}`)], {
      mapping,
    });
    expect(why).toContain('The running balance agrees with the amounts of all 4 rows that have one.');
  });
});

describe('PayPal', () => {
  const HEADER = 'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance';
  const line = (type: string, [status, gross, fee, net]: readonly string[], at: number) =>
    `2026-02-01,10:00:00,PST,,${type},${status},EUR,${gross},${fee},${net},T${at},`;

  it('earns nothing that has not cleared, and calls a fee what PayPal keeps', () => {
    const rows: [string, string[]][] = [
      ['Website Payment', ['Completed', '100.00', '-3.00', '97.00']],
      ['Website Payment', ['Uncleared', '400.00', '-8.00', '392.00']],
      ['Invoice Received', ['Completed', '90.00', '0.00', '90.00']],
      ['Chargeback Fee', ['Completed', '-20.00', '0.00', '-20.00']],
      ['Fee Reversal', ['Completed', '5.00', '0.00', '5.00']],
      ['Foreign Bank Withdrawal Fee', ['Completed', '-3.00', '0.00', '-3.00']],
      ['Direct Credit Card Payment', ['Completed', '50.00', '-1.70', '48.30']],
    ];
    const file = [HEADER, ...rows.map(([type, rest], at) => line(type, rest, at))];
    expect(earnings(file)).toEqual([
      '2026-02-01 base 100 fees 3 = 97 EUR',
      '2026-02-01 fees 20 = -20 EUR',
      '2026-02-01 fees -5 = 5 EUR',
      '2026-02-01 fees 3 = -3 EUR',
      '2026-02-01 base 50 fees 1.7 = 48.3 EUR',
    ]);
  });
});

describe('dates', () => {
  it('are read with the spaces of new clocks, without signs between, and as a span in words', () => {
    const texts = [
      '02/13/2026 9:00\u202fAM',
      '20260213',
      '13 mrt. 2026',
      '13 des. 2026',
      '13/02/2026 22h15',
      '13.02.2026 22:15 Uhr',
      'Sep 7 to Sep 13, 2026',
      '2026-09-07/2026-09-13',
      'wrzesień 2026',
    ];
    const mapping = fares({ columns: { date: 'Day' }, money: { fare: 'Fare' }, currency: 'EUR' });
    const days = texts.map((text) => earnings(['Day,Fare', `"${text}",1`], { mapping })[0]?.slice(0, 10));
    expect(days).toEqual([
      '2026-02-13',
      '2026-02-13',
      '2026-03-13',
      '2026-12-13',
      '2026-02-13',
      '2026-02-13',
      '2026-09-13',
      '2026-09-13',
      '2026-09-30',
    ]);
  });
});
