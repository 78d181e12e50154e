import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

/** What is suggested, recorded unchanged; the control total holds. */
test.each<[string, string[], string[]]>([
  [
    'a shipping that no word tells, a discount, and the order before its fee',
    [
      'Sale Date,Order ID,Order Value,Discount Amount,Shipping,Order Total,Card Processing Fees,Order Net',
      '2026-01-05,1,40.00,0.00,5.00,45.00,2.10,42.90',
      '2026-01-15,2,30.00,-3.00,5.00,32.00,1.58,30.42',
    ],
    ['2026-01-05 base 45 fees 2.1', '2026-01-15 base 32 fees 1.58'],
  ],
  [
    'a discount without a minus as what goes off',
    [
      'Day,Item price,Shipping,Discount,Fee,Net',
      '2026-01-05,40.00,5.00,0.00,-2.00,43.00',
      '2026-01-06,30.00,5.00,3.00,-1.00,31.00',
    ],
    ['2026-01-05 base 45 fees 2', '2026-01-06 base 35 adjustments -3 fees 1'],
  ],
  [
    'a fee that is paid for a delivery as earned, and one that is taken as a fee',
    [
      'Date,Delivery fee,Service fee,Tip,Total',
      '2026-01-05,4.20,-1.00,1.00,4.20',
      '2026-01-06,3.90,-0.50,0.00,3.40',
    ],
    ['2026-01-05 base 4.2 tips 1 fees 1', '2026-01-06 base 3.9 fees 0.5'],
  ],
  [
    'a fee as one, where cash makes a ride come to less than nothing',
    ['Day,Fare,Fee,Cash,Net', '2026-01-05,40.00,-10.00,-40.00,-10.00', '2026-01-06,30.00,-7.50,-30.00,-7.50'],
    ['2026-01-05 base 40 fees 10 cashCollected 40', '2026-01-06 base 30 fees 7.5 cashCollected 30'],
  ],
  [
    'fees as taken off, where most rows are of a fee alone',
    [
      'Day,Amount,Fees & Taxes,Net',
      '2026-01-05,40.00,--,40.00',
      '2026-01-05,--,-2.60,-2.60',
      '2026-01-05,--,-1.40,-1.40',
      '2026-01-06,-10.00,--,-10.00',
      '2026-01-06,--,0.65,0.65',
      '2026-01-07,--,-3.00,-3.00',
    ],
    [
      '2026-01-05 base 40',
      '2026-01-05 fees 2.6',
      '2026-01-05 fees 1.4',
      '2026-01-06 base -10',
      '2026-01-06 fees -0.65',
      '2026-01-07 fees 3',
    ],
  ],
  [
    'as the total what is left of a column that comes after it',
    [
      'Day,Amount,Service fee,Cleaning fee,Gross income',
      '2026-01-05,291.00,9.00,40.00,300.00',
      '2026-01-15,194.00,6.00,40.00,200.00',
    ],
    ['2026-01-05 base 300 fees 9', '2026-01-15 base 200 fees 6'],
  ],
  [
    'fees off a total of prices, which holds none of them',
    [
      'Day,Item price,Shipping,Total,Fee',
      '2026-01-05,30.00,5.00,35.00,1.61',
      '2026-01-06,50.00,8.00,58.00,2.36',
    ],
    ['2026-01-05 base 35 fees 1.61', '2026-01-06 base 58 fees 2.36'],
  ],
  [
    'a total that is the amount once more as none',
    ['Day,Amount,Converted Amount,Fee', '2026-01-05,10.00,10.00,1.00', '2026-01-06,20.00,20.00,2.00'],
    ['2026-01-05 base 10 fees 1', '2026-01-06 base 20 fees 2'],
  ],
  [
    'what is left for the person where nothing explains it',
    ['Day,Price,Store fee,Instructor share', '2026-01-05,14.99,1.00,5.55', '2026-01-06,19.99,1.00,18.39'],
    ['2026-01-05 base 5.55', '2026-01-06 base 18.39'],
  ],
  [
    'several pieces of one price by what they come to',
    ['Day,Coffee price,Coffees,Coffee total', '2026-01-05,5.00,3,15.00', '2026-01-06,5.00,1,5.00'],
    ['2026-01-05 base 15', '2026-01-06 base 5'],
  ],
  [
    'a tax of the buyer beside what was earned',
    [
      'Day,Net Sales,Tax,Tip,Fees,Net Total',
      '2026-01-05,27.00,2.16,2.00,-0.93,30.23',
      '2026-01-06,50.00,4.00,5.00,-1.63,57.37',
    ],
    [
      '2026-01-05 base 27 tips 2 fees 0.93 passThroughTax 2.16',
      '2026-01-06 base 50 tips 5 fees 1.63 passThroughTax 4',
    ],
  ],
  [
    'rows that were left out as saying nothing of sums',
    [
      'Day,State,Price,Fee,Net',
      '2026-01-05,Completed,50.00,5.00,45.00',
      '2026-01-06,Canceled,20.00,0.00,0.00',
      '2026-01-07,Completed,80.00,8.00,72.00',
    ],
    [
      '2026-01-05 base 50 fees 5',
      'left out: you said that these rows are left out',
      '2026-01-07 base 80 fees 8',
    ],
  ],
])('suggests %s', (_, lines, items) => {
  expect(read(lines, guessed(lines))).toEqual(items);
});

test('amounts in two currencies are never added up: those that the fee is in count', () => {
  const lines = [
    'Day,Currency,Subtotal,Tax,Total,Subtotal (USD),Fee (USD),Net (USD)',
    '2026-01-05,EUR,20.00,4.20,24.20,21.80,1.82,19.98',
    '2026-01-06,USD,10.00,0.00,10.00,10.00,1.00,9.00',
  ];
  const state = guessed(lines, { currency: null });
  expect(state.columns.filter(({ use }) => use !== 'none').map(({ label, use }) => [label, use])).toEqual([
    ['Day', 'date'],
    ['Subtotal (USD)', 'base'],
    ['Fee (USD)', 'fees'],
    ['Net (USD)', 'total'],
  ]);
});

test('one row proves no sum: what does not add up stays as its names say', () => {
  const lines = ['Day,Price,Shipping,Fee,Net', '2026-01-05,40.00,5.00,-2.00,43.00'];
  expect(guessed(lines).columns.map(({ use }) => use)).toEqual(['date', 'base', 'none', 'fees', 'total']);
});

test('what buyers paid beside the price is no fee, where the price is what was received', () => {
  const sales = [
    "Date;Titre;Prix de l'article;Frais de port;Montant reçu",
    '02/03/2026;Veste;20,00 €;3,50 €;20,00 €',
    '15/03/2026;Jupe;12,50 €;2,90 €;12,50 €',
  ];
  expect(read(sales, guessed(sales))).toEqual(['2026-03-02 base 20', '2026-03-15 base 12.5']);
  const net = ['Date,Price,Fee,Net', '2026-03-02,20.00,3.50,20.00', '2026-03-15,12.50,2.90,12.50'];
  expect(read(net, guessed(net))).toEqual(['2026-03-02 base 20 fees 3.5', '2026-03-15 base 12.5 fees 2.9']);
});

test('a row that adds up others does not hide what adds up in the others', () => {
  const sales = [
    'Type,Date,Taxes,Sale Price,Fees,Net Total',
    'Sale,2026-03-02,0.00,10.00,1.50,8.50',
    'Sale,2026-03-03,2.00,12.00,1.80,8.20',
    'Payout Fee,2026-03-06,,,,-0.50',
    'Totals,,2.00,22.00,3.30,16.20',
  ];
  expect(read(sales, guessed(sales)).slice(0, 3)).toEqual([
    '2026-03-02 base 10 fees 1.5',
    '2026-03-03 base 12 adjustments -2 fees 1.8',
    '2026-03-06 fees 0.5',
  ]);
});

test('what is left is the total, also in a compound, and is never what is taken off', () => {
  const statement = [
    'Abrechnungsdatum;Werktitel;Bruttobetrag;Abgabe;Quellensteuer;Nettobetrag',
    '15.03.2026;Lied;50,00;7,50;0,00;42,50',
    '16.03.2026;Tanz;30,00;4,50;2,00;23,50',
  ];
  expect(read(statement, guessed(statement))).toEqual([
    '2026-03-15 base 50 adjustments -7.5',
    '2026-03-16 base 30 adjustments -4.5 taxesWithheld 2',
  ]);
  const shop = [
    'Order Date,Base Amount,Retail Price,Excess Markup Fee,Artist Margin',
    '2026-03-02,20.00,24.40,0.50,3.90',
    '2026-03-03,2.00,2.40,0.00,0.40',
  ];
  expect(read(shop, guessed(shop))).toEqual(['2026-03-02 base 3.9', '2026-03-03 base 0.4']);
});

test('a tax is never what a row comes to, and what was paid is not taken off', () => {
  const shifts = [
    'Dato;Lønn;Tips;Skatt;Utbetalt',
    '02.03.2026;1200,00;100,00;360,00;940,00',
    '03.03.2026;1000,00;50,00;300,00;750,00',
  ];
  expect(read(shifts, guessed(shifts))).toEqual([
    '2026-03-02 base 1200 tips 100 taxesWithheld 360',
    '2026-03-03 base 1000 tips 50 taxesWithheld 300',
  ]);
});

test('cash counts where the payout is what is left without it', () => {
  const days = [
    'Date,Fare,Service fee,Tips,Cash collected,Your earnings,Payout',
    '2026-03-02,100.00,-25.00,5.00,30.00,80.00,50.00',
    '2026-03-03,60.00,-15.00,0.00,0.00,45.00,45.00',
  ];
  expect(read(days, guessed(days))).toEqual([
    '2026-03-02 base 100 tips 5 fees 25 cashCollected 30',
    '2026-03-03 base 60 fees 15',
  ]);
});

test('where nothing says what gross and net differ by, the net amount alone is read', () => {
  const sales = ['Date,Title,Gross,Net', '2026-03-01,A,10.00,8.50', '2026-03-02,B,20.00,17.00'];
  expect(read(sales, guessed(sales))).toEqual(['2026-03-01 base 8.5', '2026-03-02 base 17']);
});

test('where fees were rounded by themselves, what is left counts to the cent', () => {
  const sales = [
    'Date,Gross,Fee (15%),Net',
    '2026-03-01,9.99,1.50,8.49',
    '2026-03-02,14.99,2.25,12.74',
    '2026-03-03,4.49,0.67,3.81',
  ];
  expect(read(sales, guessed(sales))).toEqual([
    '2026-03-01 base 8.49',
    '2026-03-02 base 12.74',
    '2026-03-03 base 3.81',
  ]);
});

test('amounts whose names say no currency add up to a total whose name says one', () => {
  const stars = [
    'Date,Stars earnings,Ads earnings,Bonuses,Total earnings (USD)',
    '2026-03-01,1.00,5.20,0.00,6.20',
    '2026-03-02,2.50,4.10,10.00,16.60',
  ];
  expect(read(stars, guessed(stars, { currency: 'USD' }))).toEqual([
    '2026-03-01 base 6.2',
    '2026-03-02 base 6.6 bonuses 10',
  ]);
});
