import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../testing/guessed.ts';

test('names that programs write with underscores are read like others', () => {
  const lines = [
    'date,id,advertiser,sale_amount,commission_amount,commission_status',
    '2026-03-01,9001,One,50.00,2.50,approved',
    '2026-03-02,9002,One,20.00,1.00,declined',
    '2026-03-04,9003,Two,100.00,8.00,approved',
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-01 base 2.5',
    'left out: you said that these rows are left out',
    '2026-03-04 base 8',
  ]);
});

test('how long others watched is no work, and what came back of a fee is none', () => {
  expect(usesOf('Month,Minutes Watched,Royalty', '2026-01,12034,120.34', '2026-02,9840,98.40')).toEqual([
    'date',
    'none',
    'base',
  ]);
  expect(
    usesOf(
      'Date,Job price,Lead fee,Refunded lead fee',
      '2026-03-01,150.00,22.10,0.00',
      '2026-03-04,180.00,24.50,24.50',
    ),
  ).toEqual(['date', 'base', 'fees', 'reimbursements']);
});

test('wages, accounts and commissions are known in other languages, and a profit is what is left of a sale', () => {
  expect(
    usesOf(
      'Datum;Grundlohn;Auftragsbonus;Abzüge',
      '01.03.2026;56,00;6,50;-1,00',
      '02.03.2026;77,00;9,00;-2,00',
    ),
  ).toEqual(['date', 'base', 'bonuses', 'fees']);
  expect(usesOf('Date;Débit;Crédit', '01/03/2026;;450,00', '02/03/2026;600,00;')).toEqual([
    'date',
    'debit',
    'base',
  ]);
  expect(usesOf('Data;Importo;Commissione', '01/03/2026;45,00;-2,93', '02/03/2026;30,00;-1,95')).toEqual([
    'date',
    'base',
    'fees',
  ]);
  const shirts = [
    'Date,Revenue,Base cost,Profit',
    '2026-03-01,44.00,24.00,20.00',
    '2026-03-05,22.00,12.50,9.50',
  ];
  expect(read(shirts, guessed(shirts))).toEqual([
    '2026-03-01 base 44 fees 24',
    '2026-03-05 base 22 fees 12.5',
  ]);
});

test('what was paid out of a month says nothing of what it brought', () => {
  const months = [
    'Month,Gross sales,Refunds,Platform commission,Net earnings,Paid out',
    'Jan 2026,1200.00,-50.00,-120.00,1030.00,1030.00',
    'Feb 2026,900.00,0.00,-90.00,810.00,0.00',
  ];
  expect(read(months, guessed(months))).toEqual([
    '2026-01-31 base 1200 adjustments -50 fees 120',
    '2026-02-28 base 900 fees 90',
  ]);
  const open = months.map((line) => line.split(',').toSpliced(4, 1).join(','));
  expect(read(open, guessed(open))).toEqual(read(months, guessed(months)));
});

test('tips that the amount holds do not count twice', () => {
  const days = ['Date,Earnings (incl. tips),Tips', '2026-03-01,70.50,8.40', '2026-03-02,92.25,12.00'];
  expect(read(days, guessed(days))).toEqual(['2026-03-01 base 70.5', '2026-03-02 base 92.25']);
});

test('what was paid back is known in other languages, and so are fees and the sides of an account', () => {
  const sales = [
    'Data da Venda;Preço de Venda;Taxa da loja;Valor Recebido;Status',
    '01/03/2026;197,00;-20,50;176,50;Aprovado',
    '02/03/2026;97,00;-10,50;86,50;Aprovado',
    '15/03/2026;197,00;-20,50;176,50;Reembolsado',
  ];
  expect(read(sales, guessed(sales))).toEqual([
    '2026-03-01 base 197 fees 20.5',
    '2026-03-02 base 97 fees 10.5',
    'left out: you said that these rows are left out',
  ]);
  const account = guessed([
    'Data;Typ operacji;Obciążenia;Uznania',
    '2026-03-01;Wpłata;;100,00',
    '2026-03-01;Prowizja;-10,50;',
  ]);
  expect(account.columns.map(({ use }) => use)).toEqual(['date', 'type', 'debit', 'base']);
  expect(account.rows.map(({ use }) => use)).toEqual(['whole', 'fees']);
});

test('a fee with its rate in its name, a commission of several rides and a price of a ride are read as such', () => {
  const stays = [
    'Booking,Start,Amount,Platform fee (20%),Tip,Payout amount',
    'A1,2026-03-10,150.00,30.00,10.00,130.00',
    'A2,2026-03-14,20.00,4.00,0.00,16.00',
  ];
  expect(read(stays, guessed(stays))).toEqual([
    '2026-03-10 base 150 tips 10 fees 30',
    '2026-03-14 base 20 fees 4',
  ]);
  const weeks = [
    'Period,Gross earnings|€,Campaign earnings|€,Commissions|€,Net earnings|€',
    '2026-03-09,310.00,20.00,-62.00,268.00',
    '2026-03-16,290.00,0.00,-58.00,232.00',
  ];
  expect(read(weeks, guessed(weeks))).toEqual([
    '2026-03-09 base 310 bonuses 20 fees 62',
    '2026-03-16 base 290 fees 58',
  ]);
  const rides = [
    'Datum;Fahrpreis;Trinkgeld;Provision;Auszahlungsbetrag',
    '13.03.2026;20,00 €;2,00 €;-5,00 €;17,00 €',
    '14.03.2026;30,00 €;0,00 €;-7,50 €;22,50 €',
  ];
  expect(read(rides, guessed(rides))).toEqual([
    '2026-03-13 base 20 tips 2 fees 5',
    '2026-03-14 base 30 fees 7.5',
  ]);
});

test('kinds of rows are known by a word that another one begins, and in Japanese', () => {
  const german = ['Datum;Typ;Betrag', '01.03.2026;Verkauf;45,00', '02.03.2026;Servicegebühr;-2,93'];
  expect(guessed(german).rows.map(({ use }) => use)).toEqual(['whole', 'fees']);
  expect(
    usesOf('日付,タイプ,タイトル,金額', '2026年3月5日,Sale,注文,"5,400"', '2026年3月6日,Sale,注文,300'),
  ).toEqual(['date', 'type', 'description', 'base']);
});

test('a minus behind an amount is one of an amount', () => {
  const lines = ['Date;Type;Amount', '2026-03-13;Sale;120,00', '2026-03-13;Commission;12,00-'];
  expect(read(lines, guessed(lines))).toEqual(['2026-03-13 base 120', '2026-03-13 fees 12']);
});

test('the hours of couriers are found by many names, and the time of the day at which something was brought is none', () => {
  const week = [
    'Date,Delivery time,Base pay,Tip,Total,Dash time',
    '2026-03-09,18:12,3.25,5.50,8.75,0:31:00',
    '2026-03-14,12:40,6.00,0.00,6.00,0:45:00',
  ];
  expect(read(week, guessed(week))).toEqual([
    '2026-03-09 base 3.25 tips 5.5 1860 s',
    '2026-03-14 base 6 2700 s',
  ]);
  expect(usesOf('Date,Hours worked,Pay', '2026-03-09,3.5h,38.20', '2026-03-12,4h,24.75')).toEqual([
    'date',
    'hours',
    'base',
  ]);
  expect(usesOf('Datum;Onlinezeit;Lohn', '09.03.2026;3:30;38,20', '12.03.2026;4:00;24,75')[1]).toBe('hours');
});

test('pay and tips of couriers are known in German, and what a platform takes is not its pay', () => {
  const lines = [
    'Datum;Lieferentgelt;Trinkgeldbetrag;Entgelt',
    '09.03.2026;62,40;8,50;-9,36',
    '10.03.2026;41,15;0,00;-6,17',
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-09 base 62.4 tips 8.5 fees 9.36',
    '2026-03-10 base 41.15 fees 6.17',
  ]);
});

test('what a platform takes under such a name is not what was earned, wherever it stands', () => {
  const after = ['Datum;Umsatz;Vermittlungsentgelt', '09.03.2026;62,40;9,36', '10.03.2026;41,15;6,17'];
  const before = ['Datum;Nutzungsentgelt;Fahrpreis', '09.03.2026;9,36;62,40', '10.03.2026;6,17;41,15'];
  const both = ['2026-03-09 base 62.4 fees 9.36', '2026-03-10 base 41.15 fees 6.17'];
  expect(read(after, guessed(after))).toEqual(both);
  expect(read(before, guessed(before))).toEqual(both);
});

test('pay for time is no time, and neither are minutes and times of the day', () => {
  expect(
    usesOf('Date,Active time pay,Tip,Total', '2026-03-01,30.50,5.00,35.50', '2026-03-02,4.00,1.00,5.00'),
  ).toEqual(['date', 'base', 'tips', 'total']);
  for (const [one, other] of [
    ['95', '120'],
    ['18:12', '20:40'],
  ])
    expect(usesOf('Date,Online time,Pay', `2026-03-01,${one},10.00`, `2026-03-02,${other},12.00`)[1]).toBe(
      'none',
    );
  // Hours of a week are longer than any day.
  expect(usesOf('Date,Online time,Pay', '2026-03-01,35:20,310.00', '2026-03-08,9:10,82.00')[1]).toBe('hours');
});

test('a column named as a date is one only where something in it has the shape of one', () => {
  expect(usesOf('Tag,Amount', 'A1,10.00', 'B2,12.00')).not.toContain('date');
  expect(usesOf('Job,Due day,Amount', 'Roof,Week 3,10.00', 'Wall,Week 4,12.00')).not.toContain('date');
});

test.each(['Vermittlungsentgelt', 'Transaktionsentgelt', 'Serviceentgelt', 'Nutzungsentgelt'])(
  '%s is taken by the platform',
  (name) => {
    const lines = [`Datum;Fahrtentgelt;${name}`, '09.03.2026;62,40;-9,36', '10.03.2026;41,15;-6,17'] as const;
    expect(usesOf(...lines)).toEqual(['date', 'base', 'fees']);
  },
);

test('a shift is known by its start and end, whatever it is called, and its hours are those of their own column', () => {
  const blocks = [
    'Date,Block start,Block end,Pay',
    '2026-03-01,08:00,11:30,63.00',
    '2026-03-02,09:00,12:00,54.00',
  ];
  expect(read(blocks, guessed(blocks))).toEqual(['2026-03-01 base 63 12600 s', '2026-03-02 base 54 10800 s']);
  const shifts = [
    'Date,Shift start,Shift end,Hours worked,Pay',
    '2026-03-01,08:00,12:00,3.5,40.00',
    '2026-03-02,18:00,22:00,4,50.00',
  ];
  expect(read(shifts, guessed(shifts))).toEqual(['2026-03-01 base 40 12600 s', '2026-03-02 base 50 14400 s']);
});

test('the length of a film is no work, and one in minutes may be', () => {
  const films = ['Day,Video,Duration,Revenue', '2026-03-01,One,300,6.81', '2026-03-02,Two,12,3.62'];
  expect(usesOf(...films)).not.toContain('hours');
  expect(
    usesOf('Day,Job,Duration (min),Pay', '2026-03-01,One,300,60.81', '2026-03-02,Two,45,9.62'),
  ).toContain('hours');
  expect(usesOf('Day,Job,Duration,Pay', '2026-03-01,One,3,60.81', '2026-03-02,Two,1.5,9.62')).toContain(
    'hours',
  );
});

test('what comes of subscriptions is no bonus, a refund of expenses no refund, and an id is one in one word', () => {
  expect(
    usesOf('Date,Ad Revenue,Prime Revenue,Total', '2026-03-13,1.25,5.00,6.25', '2026-03-14,0.75,2.00,2.75'),
  ).toEqual(['date', 'base', 'base', 'total']);
  expect(
    usesOf('Date,TransactionId,Fare,Expense refunds', '2026-03-13,t1,9.00,2.00', '2026-03-14,t2,7.00,0.00'),
  ).toEqual(['date', 'id', 'base', 'reimbursements']);
});

test('hours are those that somebody worked, not those of a plan, and deductions are fees in other languages', () => {
  expect(
    usesOf('Date,Scheduled hours,On-block hours,Pay', '2026-03-14,4,3.8,44.20', '2026-03-15,3,3.0,32.10'),
  ).toEqual(['date', 'none', 'hours', 'base']);
  const days = [
    'Fecha;Importe base;Deducciones;Total',
    '14/03/2026;45,30;-1,50;43,80',
    '15/03/2026;38,00;-1,50;36,50',
  ];
  expect(read(days, guessed(days))).toEqual(['2026-03-14 base 45.3 fees 1.5', '2026-03-15 base 38 fees 1.5']);
});

test('tax that is deducted at source in India is tax withheld, and what was earned an amount', () => {
  const rides = [
    'Date,Trip fare,Incentive,Commission,TDS,Net payable',
    '01-03-2026,456.00,100.00,-91.20,-3.65,461.15',
    '13-03-2026,500.00,0.00,-100.00,-4.00,396.00',
  ];
  expect(read(rides, guessed(rides, { currency: 'INR' }))).toEqual([
    '2026-03-01 base 456 bonuses 100 fees 91.2 taxesWithheld 3.65',
    '2026-03-13 base 500 fees 100 taxesWithheld 4',
  ]);
  expect(usesOf('Date,Client,Earned', '2026-03-01,A,90.00', '2026-03-02,A,60.00')).toContain('base');
});

test('lines of a trip are told by what each is: tolls that come back, and cash that is in hand already', () => {
  const lines = [
    'Trip,Amount,Classification,Timestamp',
    'a,10.00,Fare,2026-03-01',
    'a,-2.50,Commission,2026-03-01',
    'a,2.00,Tip,2026-03-01',
    'a,1.30,Toll,2026-03-01',
    'a,-9.00,Cash collected,2026-03-01',
    'b,15.00,Incentive,2026-03-02',
    'b,-30.00,Bank transfer,2026-03-03',
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-01 base 10',
    '2026-03-01 fees 2.5',
    '2026-03-01 tips 2',
    '2026-03-01 reimbursements 1.3',
    '2026-03-01 cashCollected 9',
    '2026-03-02 bonuses 15',
    '2026-03-03 payout 30',
  ]);
});

test('what changing money costs is a fee, and no currency', () => {
  const sales = ['Date,Amount,Currency conversion fee', '2026-03-01,50.00,1.10', '2026-03-02,60.00,0.00'];
  expect(read(sales, guessed(sales))).toEqual(['2026-03-01 base 50 fees 1.1', '2026-03-02 base 60']);
});
