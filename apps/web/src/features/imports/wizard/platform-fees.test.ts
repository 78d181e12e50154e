import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('what a platform takes is no part of what was earned, though both add up to what the buyer paid', () => {
  const orders = [
    'Date,Order Number,Description,Total,Service fee,Your earnings',
    '2026-03-02,O1,Logo,100.00,20.00,80.00',
    '2026-03-09,O2,Icon,55.00,11.00,44.00',
  ];
  expect(read(orders, guessed(orders))).toEqual([
    '2026-03-02 base 100 fees 20',
    '2026-03-09 base 55 fees 11',
  ]);
});

test('a tax that a platform keeps beside its fee is taken off, and one of an invoice is still owed', () => {
  const sales = [
    'Date,Buyer paid,VAT,Platform fee,Creator earnings',
    '2026-03-02,12.10,2.10,2.00,8.00',
    '2026-03-03,24.20,4.20,4.00,16.00',
  ];
  expect(read(sales, guessed(sales))).toEqual([
    '2026-03-02 base 12.1 adjustments -2.1 fees 2',
    '2026-03-03 base 24.2 adjustments -4.2 fees 4',
  ]);
  const invoices = [
    'Date,Client,Net amount,VAT (20%),Total incl. VAT',
    '2026-03-02,One,500.00,100.00,600.00',
    '2026-03-15,Two,200.00,40.00,240.00',
  ];
  expect(read(invoices, guessed(invoices))).toEqual([
    '2026-03-02 base 500 passThroughTax 100',
    '2026-03-15 base 200 passThroughTax 40',
  ]);
});

test('the tax of an invoice is still owed whatever the sum with it is called', () => {
  const invoices = [
    'Rechnungsdatum;Netto;MwSt. 19%;Brutto',
    '02.03.2026;1.000,00;190,00;1.190,00',
    '16.03.2026;250,00;47,50;297,50',
  ];
  expect(read(invoices, guessed(invoices))).toEqual([
    '2026-03-02 base 1000 passThroughTax 190',
    '2026-03-16 base 250 passThroughTax 47.5',
  ]);
});

test('a commission that is earned beside wages is no fee', () => {
  const days = [
    'Date,Base pay,Commission,Total',
    '2026-03-02,100.00,20.00,120.00',
    '2026-03-03,90.00,35.50,125.50',
  ];
  expect(read(days, guessed(days))).toEqual(['2026-03-02 base 120', '2026-03-03 base 125.5']);
  const german = [
    'Datum;Grundlohn;Provision;Summe',
    '02.03.2026;100,00;20,00;120,00',
    '03.03.2026;90,00;35,50;125,50',
  ];
  expect(read(german, guessed(german))).toEqual(['2026-03-02 base 120', '2026-03-03 base 125.5']);
});

test('a commission of a program is earned where nothing is left of the price beside it', () => {
  const referred = [
    'Date,Program,Order value,Commission,Status',
    '2026-03-02,A,100.00,8.00,Approved',
    '2026-03-04,A,30.00,2.40,Approved',
  ];
  expect(read(referred, guessed(referred))).toEqual(['2026-03-02 base 8', '2026-03-04 base 2.4']);
  const lessons = [
    'Date,Program,Price,Commission,Net',
    '2026-03-02,Yoga,100.00,20.00,80.00',
    '2026-03-03,Run,50.00,10.00,40.00',
  ];
  expect(read(lessons, guessed(lessons))).toEqual([
    '2026-03-02 base 100 fees 20',
    '2026-03-03 base 50 fees 10',
  ]);
});

test('what is not eligible or is a draft came to nothing, and does not hide what the others add up to', () => {
  const orders = [
    'Order date,Product,Standard commission,Ads commission,Bonus,Settled amount,Status',
    '2026-03-02,Cream,3.00,0.00,0.50,3.50,Settled',
    '2026-03-03,Soap,3.00,0.00,0.00,0.00,Ineligible',
    '2026-03-04,Balm,0.00,6.00,0.00,6.00,Settled',
    '2026-03-05,Oil,4.00,0.00,1.00,5.00,Settled',
  ];
  expect(read(orders, guessed(orders))).toEqual([
    '2026-03-02 base 3 bonuses 0.5',
    'left out: you said that these rows are left out',
    '2026-03-04 base 6',
    '2026-03-05 base 4 bonuses 1',
  ]);
  const invoices = ['Datum;Betrag;Status', '02.03.2026;100,00;Bezahlt', '09.03.2026;50,00;Entwurf'];
  expect(read(invoices, guessed(invoices))).toEqual([
    '2026-03-02 base 100',
    'left out: you said that these rows are left out',
  ]);
});

test('a fee that nothing stands beside from which it could be taken is what was earned', () => {
  const talks = ['Date,Event,Speaking fee,Travel reimbursed', '2026-03-02,A,500.00,40.00'];
  expect(read(talks, guessed(talks))).toEqual(['2026-03-02 base 500 reimbursements 40']);
  const shoots = [
    'Date,Client,Gross fee,Agency commission 20%,Expenses,Net fee',
    '2026-03-02,Brand,1000.00,200.00,50.00,850.00',
    '2026-03-09,Shop,500.00,100.00,0.00,400.00',
  ];
  expect(read(shoots, guessed(shoots))).toEqual([
    '2026-03-02 base 1000 reimbursements 50 fees 200',
    '2026-03-09 base 500 fees 100',
  ]);
  const gigs = ['Date,Gig,Fee,Cash tips', '2026-03-02,Wedding,400.00,50.00'];
  expect(read(gigs, guessed(gigs))).toEqual(['2026-03-02 base 400 tips 50']);
  const rides = ['Date,Delivery fee,Wait fee,Tip', '2026-03-02,4.20,0.50,1.00', '2026-03-03,3.90,0,0'];
  expect(read(rides, guessed(rides))).toEqual(['2026-03-02 base 4.7 tips 1', '2026-03-03 base 3.9']);
  const jobs = ['Date,Pay,Cancellation fee,Tip', '2026-03-02,20.00,0,3.00', '2026-03-03,0,4.00,0'];
  expect(read(jobs, guessed(jobs))).toEqual(['2026-03-02 base 20 tips 3', '2026-03-03 base 4']);
  const charged = ['Date,Type,Fee', '2026-03-02,Listing,0.20'];
  expect(read(charged, guessed(charged))).toEqual(['2026-03-02 fees 0.2']);
});

test.each([
  'Total,Fee,Payout',
  'Line total,Platform fee,Net',
  'Total,Frais de service,Payout',
  'Gesamt,Gebühr,Auszahlung',
])('a fee that makes a payout up to what was paid is taken off that: %s', (names) => {
  const lines = [`Date,${names}`, '2026-03-02,30.00,0.50,29.50', '2026-03-15,25.00,0.40,24.60'];
  expect(read(lines, guessed(lines))).toEqual(['2026-03-02 base 30 fees 0.5', '2026-03-15 base 25 fees 0.4']);
});

test('so is one with its rate in its name, beside what was spent and paid back', () => {
  const lines = [
    'Date,Customer paid,Service fee (15%),Materials reimbursed,Pro payout',
    '2026-03-02,100.00,15.00,12.00,97.00',
    '2026-03-15,200.00,30.00,0.00,170.00',
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-03-02 base 100 reimbursements 12 fees 15',
    '2026-03-15 base 200 fees 30',
  ]);
});
