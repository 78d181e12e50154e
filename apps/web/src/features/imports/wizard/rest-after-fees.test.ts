import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('a fee is taken off, whatever the column is called of what is left', () => {
  for (const [total, fee, rest] of [
    ['Prix total', 'Frais de service', 'Reversement'],
    ['Total', 'Fees', 'Remitted'],
    ['Total', 'Commission', 'Remittance'],
    ['Total price', 'Service fee', 'Transferred'],
    ['Gross earnings', 'Host fee', 'Amount'],
    ['Summe', 'Gebühren', 'Erhalten'],
    ['Totale', 'Commissioni', 'Accredito'],
    ['Total', 'Comisión', 'A ingresar'],
    ['Razem', 'Prowizja', 'Do wypłaty'],
    ['Preço', 'Taxas', 'Comissão do produtor'],
  ]) {
    const sales = [
      `Date;${total};${fee};${rest}`,
      '2026-03-01;30,00;2,40;27,60',
      '2026-03-02;10,00;0,80;9,20',
      '2026-03-15;60,00;4,80;55,20',
    ];
    expect(read(sales, guessed(sales)), sales[0]).toEqual([
      '2026-03-01 base 30 fees 2.4',
      '2026-03-02 base 10 fees 0.8',
      '2026-03-15 base 60 fees 4.8',
    ]);
  }
});

test('a fee for a job is earned beside tips, and so are commissions where nothing else is', () => {
  const rides = ['Date,Delivery fee,Tip,Total', '2026-03-02,5.10,2.00,7.10', '2026-03-03,4.00,0.00,4.00'];
  expect(read(rides, guessed(rides))).toEqual(['2026-03-02 base 5.1 tips 2', '2026-03-03 base 4']);
  const programs = [
    'Date,Standard commission,Ads commission,Total',
    '2026-03-02,3.00,0.50,3.50',
    '2026-03-04,1.00,6.00,7.00',
  ];
  expect(read(programs, guessed(programs))).toEqual(['2026-03-02 base 3.5', '2026-03-04 base 7']);
});

test('one column for what came in and what went out of an account says by its sign which', () => {
  const accounts = [
    ['Insättning/Uttag', 'Saldo'],
    ['Debit/Credit', 'Balance'],
    ['Soll/Haben', 'Saldo'],
  ].map(([amount, balance]) => [
    `Datum;Text;${amount};${balance}`,
    '2026-03-16;Fee of the month;-49,00;15576,00',
    '2026-03-10;Invoice 1002;5625,00;15625,00',
    '2026-03-02;Invoice 1001;10000,00;10000,00',
  ]);
  for (const rows of accounts)
    expect(read(rows, guessed(rows)), rows[0]).toEqual([
      'left out: its amount is below zero, and you said that such rows are left out',
      '2026-03-10 base 5625',
      '2026-03-02 base 10000',
    ]);
});

test('a day of value is no currency', () => {
  const account = [
    'Data operazione;Data valuta;Descrizione;Importo;Saldo',
    '02/03/2026;03/03/2026;Bonifico Rossi;250,00;1250,00',
    '20/03/2026;21/03/2026;Bonifico Bianchi;100,00;1350,00',
  ];
  expect(read(account, guessed(account))).toEqual(['2026-03-02 base 250', '2026-03-20 base 100']);
});

test('what left an account and what came to it, in two columns, are no payouts of a platform', () => {
  for (const [out, into] of [
    ['Withdrawals', 'Deposits'],
    ['Withdrawal', 'Deposit'],
    ['Auszahlungen', 'Einzahlungen'],
    ['Retraits', 'Versements'],
    ['Cargos (EUR)', 'Abonos (EUR)'],
    ['Wypłaty', 'Wpłaty'],
  ]) {
    const account = [
      `Datum;Text;${out};${into};Saldo`,
      '2026-03-01;Invoice 1;;500,00;1500,00',
      '2026-03-03;Card payment;20,00;;1480,00',
      '2026-03-09;Invoice 2;;300,00;1780,00',
    ];
    expect(read(account, guessed(account)), account[0]).toEqual([
      '2026-03-01 base 500',
      'left out: its amount is below zero, and you said that such rows are left out',
      '2026-03-09 base 300',
    ]);
  }
});

test('a fee for an artist is earned, and what a venue or a distributor keeps is not', () => {
  const shows = [
    'Date,Show,Ticket sales,Venue cut,Artist fee',
    '2026-03-01,A,500.00,100.00,400.00',
    '2026-03-03,B,300.00,60.00,240.00',
  ];
  expect(read(shows, guessed(shows))).toEqual(['2026-03-01 base 400', '2026-03-03 base 240']);
  const songs = [
    'Date,Song,Gross,Distributor share,Your share',
    '2026-03-01,A,4.00,0.60,3.40',
    '2026-03-01,B,2.00,0.30,1.70',
  ];
  expect(read(songs, guessed(songs))).toEqual(['2026-03-01 base 3.4', '2026-03-01 base 1.7']);
  const orders = [
    'Datum;Auftrag;Kunde zahlt;Unser Anteil;Ihr Anteil',
    '02.03.2026;A;100,00;25,00;75,00',
    '05.03.2026;B;60,00;15,00;45,00',
  ];
  expect(read(orders, guessed(orders))).toEqual(['2026-03-02 base 75', '2026-03-05 base 45']);
});

test('what a buyer pays for sending comes to the seller where the numbers say so', () => {
  const sold = [
    'Date de vente;Article;Prix de vente;Frais de port;Commission;Net vendeur',
    '02/03/2026;Robe;20,00;4,00;2,00;22,00',
    '05/03/2026;Sac;40,00;5,00;4,00;41,00',
  ];
  expect(read(sold, guessed(sold))).toEqual(['2026-03-02 base 24 fees 2', '2026-03-05 base 45 fees 4']);
});
