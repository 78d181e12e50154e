import { describeTable } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessUses } from './guess-columns.ts';
import { guessRows } from './guess-rows.ts';

function guessed(lines: readonly string[]) {
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  const { columns } = outcome.table;
  const uses = guessUses(columns);
  const rows = guessRows(columns[uses.indexOf('type')]);
  const named = columns.map(({ name }, index) => [name, uses[index] ?? 'none'] as const);
  return {
    uses: Object.fromEntries(named.filter(([, use]) => use !== 'none')),
    rows: Object.fromEntries(rows.map(({ text, use }) => [text, use])),
  };
}

test('a column of states is that of the kinds where there is no other, and rows that came to nothing are left out', () => {
  const lines = [
    'advertiserId,commissionStatus,Status,Amount,Day',
    '7,x,Approved,5.00,2026-03-01',
    '7,x,Declined,6.00,2026-03-02',
    '7,x,Timed-out,7.00,2026-03-03',
  ];
  expect(guessed(lines)).toEqual({
    uses: { Status: 'type', Amount: 'base', Day: 'date' },
    rows: { Approved: 'whole', Declined: 'skip', 'Timed-out': 'skip' },
  });
});

test('a column that says which way amounts without a sign went is taken for their sign', () => {
  const lines = ['Datum,Af Bij,Bedrag (EUR)', '20260301,Bij,"5,00"', '20260302,Af,"6,00"'];
  expect(guessed(lines)).toEqual({
    uses: { Datum: 'date', 'Af Bij': 'direction', 'Bedrag (EUR)': 'base' },
    rows: {},
  });
});

test('what is cancelled with a minus is taken back, and the amount before a commission is no commission', () => {
  const lines = [
    'Date,Activity,Avant commission,Commission,Commission %',
    '2026-03-01,Vente,10.00,-1.00,10.0%',
    '2026-03-02,Cancelled order,-10.00,,10.0%',
    '2026-03-03,Cancelled,10.00,,10.0%',
  ];
  expect(guessed(lines)).toEqual({
    uses: { Date: 'date', Activity: 'type', 'Avant commission': 'base', Commission: 'fees' },
    rows: { Vente: 'whole', 'Cancelled order': 'adjustments', Cancelled: 'skip' },
  });
});

test('a summary of hours has its hours under the name of a time', () => {
  const lines = ['Project,Time (h),Time (decimal)', 'Site,02:30:00,2.50', 'Shop,01:00:00,1.00'];
  expect(guessed(lines).uses).toEqual({ 'Time (h)': 'hours' });
});

test('what a buyer paid in another currency is not what was earned', () => {
  const lines = [
    'Day,Buyer Currency,Amount (Buyer Currency),Currency Conversion Rate,Merchant Currency,Amount (Merchant Currency),Customer tip',
    '2026-03-01,JPY,1600,0.006,USD,10.00,1.00',
  ];
  expect(guessed(lines).uses).toEqual({
    Day: 'date',
    'Merchant Currency': 'currency',
    'Amount (Merchant Currency)': 'base',
    'Customer tip': 'tips',
  });
});

test.each<[string, string[], Record<string, string>]>([
  [
    'what is left for the person before the price that others paid',
    ['Created,Item,Price,Your share', '2026-03-01,Shirt,€14.89,€10.42', '2026-03-02,Mug,€9.00,€6.30'],
    { Created: 'date', Item: 'description', 'Your share': 'base' },
  ],
  [
    'beside a fee the price, which it is taken off, and what is left as what the row comes to',
    ['Day,Price,Fee,Your earnings', '2026-03-01,10.00,-2.00,8.00', '2026-03-02,5.00,-1.00,4.00'],
    { Day: 'date', Price: 'base', Fee: 'fees', 'Your earnings': 'total' },
  ],
  [
    'the amount that was converted, and the currency of that',
    ['Day,Amount,Currency,Converted Amount,Converted Currency', '2026-03-01,55.16,usd,49.64,eur'],
    { Day: 'date', 'Converted Amount': 'base', 'Converted Currency': 'currency' },
  ],
  [
    'the currency that stands beside the amount',
    ['Posted Date,Net Sales,Net Sales Currency,Total Earned,Currency', '2026-03-01,14.70,EUR,7.35,USD'],
    { 'Posted Date': 'date', 'Total Earned': 'base', Currency: 'currency' },
  ],
  [
    'what all pieces come to, and not what one does',
    ['Day,Quantity,Partner Share,Extended Partner Share', '2026-03-01,3,0.70,2.10'],
    { Day: 'date', 'Extended Partner Share': 'base' },
  ],
  [
    'the commission of those who are paid by it, and not the sale',
    ['Click Date,Publisher,Sale Amount,Commission', '2026-03-01,Me,100.00,5.00'],
    { 'Click Date': 'date', Commission: 'base' },
  ],
  [
    'a currency by its codes, where no name says it',
    ['Day,Amount,Kod', '2026-03-01,10.00,PLN', '2026-03-02,7.00,PLN'],
    { Day: 'date', Amount: 'base', Kod: 'currency' },
  ],
  [
    'each column of amounts where each currency has its own',
    ['Day,Amount (EUR),Amount (USD)', '2026-03-01,10.00,', '2026-03-02,,7.00'],
    { Day: 'date', 'Amount (EUR)': 'base', 'Amount (USD)': 'base' },
  ],
  [
    'what is paid of a row as what it comes to',
    ['Date,Task price,Service fee,Your payout', '2026-03-01,10.00,-2.00,8.00', '2026-03-02,5.00,-1.00,4.00'],
    { Date: 'date', 'Task price': 'base', 'Service fee': 'fees', 'Your payout': 'total' },
  ],
  [
    'a payout that stands in rows of its own',
    ['Date,Amount,Payout', '2026-03-01,10.00,', '2026-03-02,,10.00'],
    { Date: 'date', Amount: 'base', Payout: 'payout' },
  ],
  [
    'fees that somebody is paid for advertising',
    ['Day,Items,Revenue($),Ad Fees($)', '2026-03-01,2,90.00,3.60'],
    { Day: 'date', 'Ad Fees($)': 'base' },
  ],
  [
    'words of Finnish, whose last letter is none of English',
    ['Päivämäärä;Palkkio (EUR);Juomaraha (EUR);Yhteensä (EUR)', '1.3.2026;4,00;1,00;5,00'],
    {
      Päivämäärä: 'date',
      'Palkkio (EUR)': 'base',
      'Juomaraha (EUR)': 'tips',
      'Yhteensä (EUR)': 'total',
    },
  ],
  [
    'words of Russian',
    ['Дата;Описание;Сумма;Комиссия;Итого', '01.03.2026;Поездка;40,00;-4,00;36,00'],
    { Дата: 'date', Описание: 'description', Сумма: 'base', Комиссия: 'fees', Итого: 'total' },
  ],
  [
    'words of Japanese, between which nothing stands',
    [
      '取引日,取引番号,サービス名,販売価格,販売手数料,入金額',
      '2026/01/05,T1,イラスト,10000,2200,7800',
      '2026/01/06,T2,ロゴ,5000,1100,3900',
    ],
    {
      取引日: 'date',
      取引番号: 'id',
      サービス名: 'description',
      販売価格: 'base',
      販売手数料: 'fees',
      入金額: 'total',
    },
  ],
  [
    'words of German that are part of a longer one',
    ['Datum;Bruttobetrag;Vermittlungsgebühr;Auszahlungsbetrag', '01.03.2026;40,00;-4,00;36,00'],
    { Datum: 'date', Bruttobetrag: 'base', Vermittlungsgebühr: 'fees', Auszahlungsbetrag: 'total' },
  ],
  [
    'an amount that holds a tax, or no longer a fee, as no tax and no fee',
    [
      'Datum;Betrag inkl. MwSt.;MwSt.;Betrag abzügl. Kosten;Kosten',
      '01.03.2026;11,90;1,90;10,90;-1,00',
      '02.03.2026;5,95;0,95;5,45;-0,50',
    ],
    {
      Datum: 'date',
      'Betrag inkl. MwSt.': 'base',
      'MwSt.': 'passThroughTax',
      'Betrag abzügl. Kosten': 'total',
      Kosten: 'fees',
    },
  ],
  [
    'what a buyer is charged, and a licence that they pay for, as no fee',
    ['Day,License fee,Buyer service fee,Royalty', '2026-03-01,2.00,0.50,0.30', '2026-03-02,4.00,0.50,0.80'],
    { Day: 'date', Royalty: 'base' },
  ],
  [
    'a share of songwriters that was kept back as no tax, and what a marketplace keeps of a sales tax as the tax of buyers',
    ['Day,Songwriter Royalties Withheld,Marketplace Withheld Tax,Earnings', '2026-03-01,0.10,-0.20,2.00'],
    { Day: 'date', 'Marketplace Withheld Tax': 'passThroughTax', Earnings: 'base' },
  ],
  [
    'a column of names that is called like a time as none',
    ['Date,From,Amount', '2026-03-01,Ann,2.00', '2026-03-02,Bob,3.00'],
    { Date: 'date', Amount: 'base' },
  ],
  [
    'an id that several rows have as shared, and an amount of a transaction as no id',
    [
      'Day,Trip UUID,Row ID,Gross transaction amount',
      '2026-03-01,t1,r1,2.00',
      '2026-03-01,t1,r2,3.00',
      '2026-03-02,t2,r3,4.00',
    ],
    { Day: 'date', 'Trip UUID': 'reference', 'Row ID': 'id', 'Gross transaction amount': 'base' },
  ],
  [
    'the state of an address as none of a row',
    ['Day,Ship to state,Region state,Amount', '2026-03-01,Bavaria,CA,2.00', '2026-03-02,Hesse,TX,3.00'],
    { Day: 'date', Amount: 'base' },
  ],
  [
    'the day on which something was sold, and neither when it was listed nor one that stands in a single row',
    [
      'Settlement start date,Listing date,Order date,Amount',
      '2026-02-01,,,',
      ',2025-12-01,2026-03-01,2.00',
      ',2025-12-02,2026-03-02,3.00',
    ],
    { 'Order date': 'date', Amount: 'base' },
  ],
  [
    'amounts beside a bank account, and nothing that was sold, as paid out',
    ['Day,Amount,Bank Account Ending Digits', '2026-03-01,120.50,1234', '2026-03-08,80.25,1234'],
    { Day: 'date', Amount: 'payout' },
  ],
  [
    'of columns without names the one that is written as amounts are',
    ['2026-03-01,111,$0.99', '2026-03-02,112,$0.33', '2026-03-03,111,$0.38'],
    { '': 'base' },
  ],
])('guesses %s', (_, lines, uses) => {
  expect(guessed(lines).uses).toEqual(uses);
});

test('amounts of a report of hours are not guessed: a person says whether they were paid', () => {
  const rows = ['Site,Ann,02:30:00,125.00', 'Shop,Bob,01:00:00,50.00'];
  expect(guessed(['Project,Client,Duration,Amount (USD)', ...rows]).uses).toEqual({ Duration: 'hours' });
  expect(guessed(['Town,Weather,Duration,Amount (USD)', ...rows]).uses).toMatchObject({
    'Amount (USD)': 'base',
  });
});

test('a number of somebody is no amount, and what was paid is one', () => {
  const lines = ['Day,sellerId,Paid', '2026-03-01,7,10.00', '2026-03-02,7,12.00'];
  expect(guessed(lines).uses).toEqual({ Day: 'date', Paid: 'base' });
});

test('a referral fee or a commission with a minus is taken off, in an export of a shop that others advertise', () => {
  const lines = [
    'Day,Total settlement amount,Total revenue,Transaction fee,Referral fee,Affiliate commission',
    '2026-03-01,18.00,22.00,-0.60,-1.40,-2.00',
    '2026-03-02,9.20,10.00,-0.30,-0.50,0',
  ];
  expect(guessed(lines).uses).toEqual({
    Day: 'date',
    'Total settlement amount': 'total',
    'Total revenue': 'base',
    'Transaction fee': 'fees',
    'Referral fee': 'fees',
    'Affiliate commission': 'fees',
  });
});

test('the kind of a row is known by its German name, and what arrived is what is left of a price', () => {
  const sales = ['Datum,Vorgang,Brutto', '2026-03-01,Verkauf,10.00', '2026-03-02,Auszahlung,-10.00'];
  expect(guessed(sales)).toEqual({
    uses: { Datum: 'date', Vorgang: 'type', Brutto: 'base' },
    rows: { Verkauf: 'whole', Auszahlung: 'payout' },
  });
  const sold = [
    'Date,Prix de vente,Frais,Montant reçu',
    '2026-03-01,20.00,2.00,18.00',
    '2026-03-02,5.00,1.00,4.00',
  ];
  expect(guessed(sold).uses).toEqual({
    Date: 'date',
    'Prix de vente': 'base',
    Frais: 'fees',
    'Montant reçu': 'total',
  });
  const tasks = ['Day,Task earnings,Reimbursed', '2026-03-01,20.00,2.00', '2026-03-02,5.00,0.00'];
  expect(guessed(tasks).uses).toMatchObject({ Reimbursed: 'reimbursements' });
});

test('one amount that stands in two currencies in the same row is read in one', () => {
  const lines = [
    'Date,Amount (USD),FX rate,Amount (INR)',
    '2026-03-01,100.00,83.00,8300.00',
    '2026-03-02,50.00,83.10,4155.00',
  ];
  expect(guessed(lines).uses).toEqual({ Date: 'date', 'Amount (USD)': 'base' });
});

test('how many trips there were in total is no total of amounts', () => {
  const lines = ['Date,Total trips,Fare,Tip', '2026-03-01,10,80.00,5.00', '2026-03-02,8,64.00,2.00'];
  expect(guessed(lines).uses).toEqual({ Date: 'date', Fare: 'base', Tip: 'tips' });
});
