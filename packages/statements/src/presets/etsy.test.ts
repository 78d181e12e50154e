import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { earningLines, readFixture, readOrThrow } from '../testing/read-fixture.ts';

describe('the Etsy preset', () => {
  it('reads a statement to the cent, fees and the buyer’s tax with the order that they name', () => {
    const result = readFixture('etsy/statement.csv');
    expect(earningLines(result)).toEqual([
      '2026-09-24 base 20 fees 2.2 = 17.8 USD',
      '2026-09-24 fees 0.2 = -0.2 USD',
      '2026-09-23 fees 2.5 = -2.5 USD',
      '2026-09-22 base 1040 fees 162.5 = 877.5 USD',
      '2026-09-21 fees -56 = 56 USD',
      '2026-09-20 adjustments -11.04 fees -0.78 = -10.26 USD',
    ]);
    expect(result.rows.leftOut).toEqual([
      { row: 17, reason: 'not a known kind of row: “Mystery” in column “Type”' },
    ]);
    expect(result.control).toEqual([
      { unit: 'USD', file: '938.24', recorded: '938.34', leftOut: '-0.1', ok: true },
    ]);
  });

  it('finds what went to the bank in the title, where alone it stands', () => {
    const payouts = (name: string) => readFixture(name).totals.map((total) => total.payouts);
    expect(payouts('etsy/statement.csv')).toEqual(['1037.35']);
    expect(payouts('etsy/statement-german.csv')).toEqual(['195.32']);
    expect(payouts('etsy/statement-spanish.csv')).toEqual(['977.88']);
  });

  it('takes no deposit for a payout whose title says that it did not go to the bank', () => {
    const result = readFixture('etsy/deposits.csv');
    expect(result.totals.map((total) => total.payouts)).toEqual(['112.5']);
    expect(result.rows.leftOut).toEqual(
      [4, 5].map((row) => ({ row, reason: 'this money did not go to your bank, so it is no payout' })),
    );
    expect(result.control).toEqual([
      { unit: 'USD', file: '152.5', recorded: '112.5', leftOut: '40', ok: true },
    ]);
  });

  it.each([
    'door je bank teruggestort',
    'storting mislukt',
    'zwrócono przez bank',
    'uwolniono z rezerwy',
    'devolvido pelo banco',
    'recusado pelo banco',
  ])('takes none for one that is said otherwise: %s', (title) => {
    const header = 'Datum,Type,Titel,Info,Valuta,Bedrag,Kosten en belastingen,Netto';
    const { items } = readOrThrow(`${header}\n3 mei 2026,Deposit,€ 40.00 ${title},,EUR,--,--,--\n`);
    expect(items.map(({ kind }) => kind)).toEqual(['leftOut']);
  });

  it('reads the columns of 2024 and three ways of writing a date', () => {
    expect(earningLines(readFixture('etsy/statement-2024.csv'))).toEqual([
      '2024-03-31 base 12.5 fees 0.84 = 11.66 GBP',
    ]);
  });

  it('reads headers and months in German and Spanish, and a decimal comma', () => {
    expect(earningLines(readFixture('etsy/statement-german.csv'))).toEqual([
      '2025-07-15 base 18.65 fees 1.2 = 17.45 EUR',
    ]);
    expect(earningLines(readFixture('etsy/statement-spanish.csv'))).toEqual([
      '2026-09-01 base 1048 fees 68.12 = 979.88 EUR',
      '2026-09-03 fees 2 = -2 EUR',
    ]);
  });
});

it('takes the fee of a sale off the sale also where it is refunded on the same day, and a fee given back off the refund', () => {
  const file = [
    'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details',
    '"March 3, 2026",Sale,Payment for Order #340002,--,EUR,€14.24,--,€14.24,--',
    '"March 3, 2026",Fee,Transaction fee: Mug,Order #340002,EUR,--,-€0.93,-€0.93,--',
    '"March 3, 2026",Refund,Refund for Order #340002,--,EUR,-€14.24,--,-€14.24,--',
    '"March 3, 2026",Fee,Credit for transaction fee,Order #340002,EUR,--,€0.93,€0.93,--',
  ];
  for (const lines of [file, [file[0], ...file.slice(1).toReversed()]]) {
    const result = toStatementResult(readOrThrow(`${lines.join('\n')}\n`));
    expect(earningLines(result).toSorted()).toEqual([
      '2026-03-03 adjustments -14.24 fees -0.93 = -13.31 EUR',
      '2026-03-03 base 14.24 fees 0.93 = 13.31 EUR',
    ]);
  }
});

it('tells the sale also where it is refunded thrice on that day: how many refunds there are does not hide it', () => {
  const row = (type: string, title: string, info: string, amounts: string) =>
    `"March 3, 2026",${type},${title},${info},EUR,${amounts},--`;
  const lines = [
    ...[1, 2, 3].map((each) => row('Refund', `Refund ${each} for Order #340002`, '--', '-€1.00,--,-€1.00')),
    row('Sale', 'Payment for Order #340002', '--', '€14.24,--,€14.24'),
    row('Fee', 'Transaction fee: Mug', 'Order #340002', '--,-€0.93,-€0.93'),
    row('Fee', 'Credit for transaction fee', 'Order #340002', '--,€0.06,€0.06'),
  ];
  const header = 'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details';
  const result = toStatementResult(readOrThrow(`${[header, ...lines].join('\n')}\n`));
  expect(earningLines(result).toSorted()).toEqual([
    ...[1, 2, 3].map(() => '2026-03-03 adjustments -1 = -1 EUR'),
    '2026-03-03 base 14.24 fees 0.93 = 13.31 EUR',
    // Of which of them it is does not show.
    '2026-03-03 fees -0.06 = 0.06 EUR',
  ]);
});

it.each([
  'Transaction fee: Sticker #12',
  'Transaction fee: Mum&#39;s mug &#34;blue&#34;',
  'Transaction fee: Print #37 of 90',
])(
  'finds the order of a fee beside the title of what was sold, whatever numbers are in that: %s',
  (title) => {
    const lines = [
      'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details',
      '"July 15, 2025",Sale,Payment for Order #12,--,EUR,€50.00,--,€50.00,--',
      '"July 15, 2025",Sale,Payment for Order #90,--,EUR,€100.00,--,€100.00,--',
      `"July 15, 2025",Fee,${title},Order #90,EUR,--,-€1.90,-€1.90,--`,
    ];
    expect(earningLines(toStatementResult(readOrThrow(`${lines.join('\n')}\n`)))).toEqual([
      '2025-07-15 base 50 = 50 EUR',
      '2025-07-15 base 100 fees 1.9 = 98.1 EUR',
    ]);
  },
);
