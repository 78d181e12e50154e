import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../testing/guessed.ts';

test('service fees, tolls, bonuses and taxes withheld are known in more languages', () => {
  expect(
    usesOf(
      'Fecha;Importe;Peajes;Tasa de servicio',
      '02/03/2026;48,50;1,20;-2,00',
      '15/03/2026;66,00;0,00;-2,00',
    ),
  ).toEqual(['date', 'base', 'reimbursements', 'fees']);
  expect(
    usesOf('Tarih;Tutar;Bahşiş;Komisyon', '02.03.2026;125,00;5,00;-18,75', '15.03.2026;80,00;0,00;-12,00'),
  ).toEqual(['date', 'base', 'tips', 'fees']);
  expect(usesOf('Data;Ganhos;Promoções', '02/03/2026;280,00;30,00', '15/03/2026;190,50;0,00')).toEqual([
    'date',
    'base',
    'bonuses',
  ]);
  expect(usesOf('日付,報酬額,源泉徴収税', '2026/03/02,110000,11231', '2026/03/15,33000,3369')).toEqual([
    'date',
    'base',
    'taxesWithheld',
  ]);
  expect(usesOf('Tag;Std.;Lohn', '02.03.2026;8,00;112,00', '03.03.2026;4,00;56,00')).toEqual([
    'date',
    'hours',
    'base',
  ]);
});

test('an id of a driver is none of the row in French either, and what somebody receives is theirs', () => {
  expect(usesOf('UUID du chauffeur,Date,Montant', 'u1,2026-03-02,20.00')).toEqual([
    'reference',
    'date',
    'base',
  ]);
  const gigs = [
    'Date,Price,You receive,Status',
    '2026-03-02,50.00,40.00,Completed',
    '2026-03-04,70.00,56.00,In progress',
  ];
  expect(read(gigs, guessed(gigs))).toEqual([
    '2026-03-02 base 40',
    'left out: you said that these rows are left out',
  ]);
});

test('a list in which every row says that it is a payout is one of payouts', () => {
  const payouts = [
    'id,Amount,Arrival Date,Currency,Description',
    'po_1,464.80,2026-03-05,eur,STRIPE PAYOUT',
    'po_2,93.80,2026-03-15,eur,STRIPE PAYOUT',
  ];
  expect(read(payouts, guessed(payouts, { currency: null }))).toEqual([
    '2026-03-05 payout 464.8',
    '2026-03-15 payout 93.8',
  ]);
});

test('a transfer by which a client paid, or that stands beside what was earned, makes no list of payouts', () => {
  const row = '02/03/2026;Dupont;120,00;Virement bancaire';
  for (const way of ['Moyen de paiement', 'Mode de règlement', 'Type de paiement', 'Détails paiement'])
    expect(usesOf(`Date;Client;Montant;${way}`, row)[2]).toBe('base');
  for (const [other, cell] of [
    ['Pourboires', '5,00'],
    ['Frais', '-5,00'],
    ['Bonus', '5,00'],
    ['Heures', '3,5'],
  ])
    expect(usesOf(`Date;Montant;${other};Type`, `02/03/2026;120,00;${cell};Virement bancaire`)[1]).toBe(
      'base',
    );
  const days = [1, 2, 3, 4, 5, 6].map((day) => `0${day}/03/2026;120,00;Virement`);
  expect(usesOf('Date;Montant;Type', ...days)).toEqual(['date', 'payout', 'type']);
  const named = days.map((line, at) => `${line} ${at}`);
  expect(usesOf('Date;Montant;Type', ...named, '07/03/2026;80,00;Course')).toEqual(['date', 'base', 'type']);
  // Of more texts than are listed nobody looked at all.
  const many = Array.from({ length: 70 }, (_, at) => `02/03/2026;120,00;Virement ${at}`);
  expect(usesOf('Date;Montant;Libellé', ...many)[1]).toBe('base');
});

test('what is withheld of wages is no adjustment, and neither is fuel', () => {
  const wages = [
    'Pay date,Gross,PAYE tax,National Insurance,Net pay',
    '2026-03-06,500.00,52.00,26.00,422.00',
    '2026-03-13,475.00,47.00,23.00,405.00',
  ];
  expect(read(wages, guessed(wages))).toEqual([
    '2026-03-06 base 500 taxesWithheld 78',
    '2026-03-13 base 475 taxesWithheld 70',
  ]);
  const days = ['Date,Pay,Fuel,Net', '2026-03-02,110.00,18.00,92.00', '2026-03-03,75.00,12.00,63.00'];
  expect(read(days, guessed(days))).toEqual(['2026-03-02 base 110 fees 18', '2026-03-03 base 75 fees 12']);
});

test('an income tax with its rate and minus is withheld', () => {
  const invoices = [
    'Fecha;Base imponible;IVA 21%;IRPF -15%;Total',
    '02/03/2026;1000,00;210,00;-150,00;1060,00',
    '15/03/2026;500,00;105,00;-75,00;530,00',
  ];
  expect(read(invoices, guessed(invoices))).toEqual([
    '2026-03-02 base 1000 taxesWithheld 150 passThroughTax 210',
    '2026-03-15 base 500 taxesWithheld 75 passThroughTax 105',
  ]);
});

test('a payment beside hours is what was earned, and what is still looked at or was given up came to nothing', () => {
  const tests = [
    'Test date,Duration (min),Payment,Payment ref',
    '2026-03-02,18,10.00,771',
    '2026-03-03,20,10.00,772',
  ];
  expect(read(tests, guessed(tests))).toEqual(['2026-03-02 base 10 1080 s', '2026-03-03 base 10 1200 s']);
  const jobs = [
    'Datum;Lohn;Status',
    '02.03.2026;1,25;bezahlt',
    '03.03.2026;0,80;in Prüfung',
    '04.03.2026;2,00;Forfeited',
  ];
  expect(guessed(jobs).rows.map(({ use }) => use)).toEqual(['whole', 'skip', 'skip']);
});

test('what is paid for each kilometre comes back, and a bonus is one in Spanish', () => {
  const days = ['Datum;Lieferpauschale;Kilometergeld;Bono', '02.03.2026;48,00;9,60;5,00'];
  expect(usesOf(...days)).toEqual(['date', 'base', 'reimbursements', 'bonuses']);
});

test('names that programs write in one word are read like others', () => {
  const lines = [
    'TransactionDate,TransactionType,GrossAmount,FeeAmount,NetAmount',
    '2026-03-02,Sale,10.00,-0.59,9.41',
    '2026-03-05,Payout,-5.00,0.00,-5.00',
    '2026-03-06,Sale,20.00,-1.00,19.00',
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-02 base 10 fees 0.59',
    '2026-03-05 payout 5',
    '2026-03-06 base 20 fees 1',
  ]);
  const tips = [
    'Date,Item,Received,TransactionType,SalesTax',
    '2026-03-02,Coffee,5.00,Tip,0',
    '2026-03-03,Song,50.00,Commission,0',
  ];
  expect(read(tips, guessed(tips))).toEqual(['2026-03-02 tips 5', '2026-03-03 base 50']);
  expect(usesOf('Date,Job,PayPal fee', '2026-03-02,A,0.59', '2026-03-03,B,1.20')[2]).toBe('fees');
});

test('what was paid out in rows of its own stays so beside fees, and refunds that were none so far stay refunds', () => {
  const account = ['Date,Received,Fee,Paid out', '2026-03-02,50.00,1.00,', '2026-03-03,,,40.00'];
  expect(usesOf(...account)).toEqual(['date', 'base', 'fees', 'debit']);
  const month = ['Date,Amount,Refunds,Fee', '2026-03-02,50.00,0,1.00', '2026-03-03,40.00,0,1.00'];
  expect(usesOf(...month)).toEqual(['date', 'base', 'adjustments', 'fees']);
});

test('adjustments, bonuses, tolls and fees are known in more languages', () => {
  const french = [
    'Date;Gains;Pourboires;Ajustements;Total',
    '02/03/2026;28,50;2,00;0,00;30,50',
    '03/03/2026;45,20;4,50;-3,00;46,70',
  ];
  expect(read(french, guessed(french))).toEqual([
    '2026-03-02 base 28.5 tips 2',
    '2026-03-03 base 45.2 tips 4.5 adjustments -3',
  ]);
  const polish = [
    'Data;Zarobki;Premie;Korekty;Razem',
    '02.03.2026;150,00;20,00;0,00;170,00',
    '03.03.2026;110,00;0,00;-5,00;105,00',
  ];
  expect(read(polish, guessed(polish))).toEqual([
    '2026-03-02 base 150 bonuses 20',
    '2026-03-03 base 110 adjustments -5',
  ]);
  const portuguese = ['Data;Ganhos;Bónus;Portagens', '02/03/2026;100,00;10,00;2,50'];
  expect(usesOf(portuguese)).toEqual(['date', 'base', 'bonuses', 'reimbursements']);
  expect(usesOf('Datum;Bruttobetrag;Kommission', '02.03.2026;100,00;10,00')[2]).toBe('fees');
  expect(usesOf('Datum;Bruto;Loonheffing', '02-03-2026;100,00;10,00')[2]).toBe('taxesWithheld');
  expect(usesOf('Date,Sale Price,Payment Processing', '2026-03-02,100.00,-3.00')[2]).toBe('fees');
});

test('what was spent is paid back where the sum holds it, and is not read where nothing says so', () => {
  const shifts = ['Day,Wage,Mileage,Total', '2026-03-02,60.00,3.00,63.00', '2026-03-03,48.00,4.50,52.50'];
  expect(read(shifts, guessed(shifts))).toEqual([
    '2026-03-02 base 60 reimbursements 3',
    '2026-03-03 base 48 reimbursements 4.5',
  ]);
  expect(usesOf('Tag;Betrag;Spesen', '02.03.2026;300,00;12,00', '03.03.2026;160,00;0,00')).toEqual([
    'date',
    'base',
    'none',
  ]);
  expect(usesOf('Data;Compenso;Rimborso spese', '02/03/2026;300,00;12,00')[2]).toBe('reimbursements');
});

test('what was spent and came back is no fee, and spending beside income alone is not read', () => {
  const invoices = ['Date;Honoraires;Remboursement de frais', '02/03/2026;300,00;20,00'];
  expect(read(invoices, guessed(invoices))).toEqual(['2026-03-02 base 300 reimbursements 20']);
  for (const name of [
    'Frais remboursés',
    'Fahrtkostenerstattung',
    'Gastos reembolsados',
    'Reembolso de despesas',
  ])
    expect(usesOf(`Date;Amount;${name}`, '02/03/2026;300,00;20,00')[2]).toBe('reimbursements');
  for (const name of ['Expenses', 'Gastos', 'Ausgaben'])
    expect(usesOf(`Date;Amount;${name}`, '02/03/2026;300,00;20,00')).toEqual(['date', 'base', 'none']);
});

test('social insurance is withheld, and costs of a platform are its fees', () => {
  const wages = [
    'Monat;Bruttolohn;Lohnsteuer;Rentenversicherung;Krankenversicherung;Nettolohn',
    '01/2026;1200,00;50,00;111,60;97,20;941,20',
    '02/2026;1125,00;40,00;104,63;91,13;889,24',
  ];
  expect(read(wages, guessed(wages))).toEqual([
    '2026-01-31 base 1200 taxesWithheld 258.8',
    '2026-02-28 base 1125 taxesWithheld 235.76',
  ]);
  const posts = [
    'Datum;Bruto;Platformkosten;Transactiekosten;Netto',
    '02-03-2026;10,00;1,00;0,59;8,41',
    '13-03-2026;50,00;5,00;1,75;43,25',
  ];
  expect(read(posts, guessed(posts))).toEqual([
    '2026-03-02 base 10 fees 1.59',
    '2026-03-13 base 50 fees 6.75',
  ]);
});

test('refunds in plural, promotions and tolls are known in more languages', () => {
  const german = [
    'Datum;Umsatz;Trinkgeld;Rückerstattungen;Auszahlung',
    '02.03.2026;200,00;10,00;-15,00;195,00',
    '03.03.2026;150,00;5,00;0,00;155,00',
  ];
  expect(read(german, guessed(german))).toEqual([
    '2026-03-02 base 200 tips 10 adjustments -15',
    '2026-03-03 base 150 tips 5',
  ]);
  expect(usesOf('Fecha;Tarifas netas;Promociones', '02/03/2026;400,00;30,00')[2]).toBe('bonuses');
  expect(usesOf('Datum;Ritprijs;Bonussen;Tol', '02-03-2026;100,00;10,00;2,00').slice(2)).toEqual([
    'bonuses',
    'reimbursements',
  ]);
  expect(usesOf('Date;Tarif course;Remboursement péages;Total', '02/03/2026;60,00;8,00;68,00')[2]).toBe(
    'reimbursements',
  );
});
