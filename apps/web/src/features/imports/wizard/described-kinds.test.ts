import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';
import type { ColumnUse } from './column-uses.ts';
import { mappingOf } from './mapping-of.ts';

const USES: readonly ColumnUse[] = ['date', 'description', 'type', 'base'];
const kind = { rows: 2, signs: {}, isInText: false };
const kindsOf = (lines: readonly string[]) => guessed(lines).rows.map(({ text, use }) => `${text} ${use}`);

test('where only a description says what rows are, its beginnings are their kinds', () => {
  const wardrobe = [
    'Date;Description;Amount;Balance',
    '01.03.2026;Sold: Jacket;25,00;25,00',
    '14.03.2026;Sold: Shoes;18,50;43,50',
    '16.03.2026;Refund: Shoes;-18,50;25,00',
    '18.03.2026;Payout to bank;-25,00;0,00',
  ];
  expect(kindsOf(wardrobe)).toEqual(['Sold:* whole', 'Refund: Shoes adjustments', 'Payout to bank payout']);
  expect(read(wardrobe, guessed(wardrobe))).toEqual([
    '2026-03-01 base 25',
    '2026-03-14 base 18.5',
    '2026-03-16 adjustments -18.5',
    '2026-03-18 payout 25',
  ]);
  const projects = [
    'Date,Details,Amount',
    '2026-03-01,Milestone payment from A for a site,250.00',
    '2026-03-01,Project fee taken (Site),-25.00',
    '2026-03-05,Milestone payment from B for an app,400.00',
    '2026-03-05,Project fee taken (App),-40.00',
    '2026-03-09,Withdrawal to bank account,-585.00',
  ];
  expect(read(projects, guessed(projects))).toEqual([
    '2026-03-01 base 250',
    '2026-03-01 fees 25',
    '2026-03-05 base 400',
    '2026-03-05 fees 40',
    '2026-03-09 payout 585',
  ]);
});

test('the description is recorded with what tells the kind, and stands before others', () => {
  const lines = [
    'Date,Notes,Description,Amount',
    '2026-03-01,red,Sold: Jacket,25.00',
    '2026-03-14,blue,Sold: Shoes,18.50',
    '2026-03-16,late,Refund,-18.50',
    '2026-03-17,,Refund,-1.50',
  ];
  const state = guessed(lines);
  const columns = state.columns.map((column, index) => ({
    ...column,
    use: USES[index] ?? 'none',
  }));
  const rows = [
    { ...kind, text: 'Sold:*', use: 'whole' as const },
    { ...kind, text: 'Refund', use: 'adjustments' as const },
  ];
  expect(read(lines, { ...state, columns, rows })).toEqual([
    '2026-03-01 base 25',
    '2026-03-14 base 18.5',
    '2026-03-16 adjustments -18.5',
    '2026-03-17 adjustments -1.5',
  ]);
  expect(mappingOf({ ...state, columns, rows })).toMatchObject({
    layouts: [{ columns: { description: ['Description', 'Notes'] } }],
    lines: [{ where: { description: ['Refund', 'Refund · *'] } }, { where: { description: ['Sold:*'] } }],
  });
});

test('balances that stand among rows of money are left out, and a cut of it is an adjustment', () => {
  const ads = [
    'Date,Description,Amount',
    '"Aug 1 – 31, 2026",Earnings - Videos,412.33',
    '"Aug 1 – 31, 2026",Invalid traffic - Videos,-2.33',
    '"Aug 21, 2026",Automatic payment: Wire transfer to bank account,−390.10',
    '"Aug 1, 2026",Starting balance,390.10',
    '"Aug 31, 2026",Ending balance,410.00',
  ];
  expect(read(ads, guessed(ads))).toEqual([
    '2026-08-31 base 412.33',
    '2026-08-31 adjustments -2.33',
    '2026-08-21 payout 390.1',
    'left out: you said that these rows are left out',
    'left out: you said that these rows are left out',
  ]);
});

test('a description tells no kinds where some amount below zero has no known one, and on the account of a bank', () => {
  const rent = ['2026-03-01,Sold: Jacket,25.00', '2026-03-02,Rent for March,-400.00'];
  expect(kindsOf(['Date,Description,Amount', ...rent])).toEqual([]);
  const bank = [
    'Date,Description,Amount,IBAN',
    '2026-03-01,Client: invoice,25.00,DE01',
    '2026-03-02,Transfer to landlord,-4.00,DE02',
  ];
  expect(kindsOf(bank)).toEqual([]);
});

test('words in a description take nothing from an amount above zero, where what was taken has its minus', () => {
  const rides = [
    'Date,Description,Amount',
    '2026-03-01,Delivery: A,10.00',
    '2026-03-02,Total Wine: groceries,12.00',
    '2026-03-03,Void space studio,9.00',
    '2026-03-04,Return trip home,30.00',
    '2026-03-05,Tip: A,2.00',
    '2026-03-06,Service fee: A,-2.00',
  ];
  expect(read(rides, guessed(rides))).toEqual([
    '2026-03-01 base 10',
    '2026-03-02 base 12',
    '2026-03-03 base 9',
    '2026-03-04 base 30',
    '2026-03-05 tips 2',
    '2026-03-06 fees 2',
  ]);
});

test('a kind by its beginning ends where a word does: what only begins so in the next file is of no kind', () => {
  const march = [
    'Date,Description,Amount',
    '2026-03-01,Job: A,10.00',
    '2026-03-01,Fee: A,-1.00',
    '2026-03-02,Fee: B,-2.00',
  ];
  const april = [
    'Date,Description,Amount',
    '2026-04-01,Feeder repair for Ann,30.00',
    '2026-04-02,Fee: C,-3.00',
  ];
  expect(read(april, guessed(march))).toEqual([expect.stringMatching(/^left out: .*/), '2026-04-02 fees 3']);
});

test('who earns commissions has earned them', () => {
  const provisions = [
    'Datum;Typ;Betrag',
    '01.03.2026;Verkaufsprovision;45,00',
    '02.03.2026;Vermittlungsprovision;12,93',
  ];
  expect(read(provisions, guessed(provisions))).toEqual(['2026-03-01 base 45', '2026-03-02 base 12.93']);
  const sales = ['Datum;Typ;Betrag', '01.03.2026;Verkauf;45,00', '02.03.2026;Provision;2,93'];
  expect(read(sales, guessed(sales))).toEqual(['2026-03-01 base 45', '2026-03-02 fees 2.93']);
});

test('a description tells the kinds of rows beside fees as well, in more languages', () => {
  const jobs = [
    'Fecha;Concepto;Importe;Comisión;Neto',
    '02/03/2026;Pago por proyecto;100,00;-20,00;80,00',
    '05/03/2026;Pago por proyecto;300,00;-60,00;240,00',
    '15/03/2026;Retiro;-320,00;0,00;-320,00',
  ];
  expect(read(jobs, guessed(jobs))).toEqual([
    '2026-03-02 base 100 fees 20',
    '2026-03-05 base 300 fees 60',
    '2026-03-15 payout 320',
  ]);
  const sales = [
    'Date;Libellé;Montant',
    '02/03/2026;Vente;100,00',
    '03/03/2026;Commission;-10,00',
    '13/03/2026;Virement vers banque;-90,00',
  ];
  expect(read(sales, guessed(sales))).toEqual([
    '2026-03-02 base 100',
    '2026-03-03 fees 10',
    '2026-03-13 payout 90',
  ]);
});

test.each(['Transaction', 'Opération'])(
  'a column called %s tells what rows are, and no row is known by it',
  (name) => {
    const lines = [
      `Date,${name},Project,Amount`,
      '2026-03-01,Milestone payment,Logo,150.00',
      '2026-03-02,Project fee,Logo,-15.00',
      '2026-03-10,Bank transfer,Express,-135.00',
    ];
    expect(read(lines, guessed(lines))).toEqual([
      '2026-03-01 base 150',
      '2026-03-02 fees 15',
      '2026-03-10 payout 135',
    ]);
  },
);

test('a way of paying tells no kind of row', () => {
  const lines = ['Date,Payment method,Amount', '2026-03-01,Card,150.00', '2026-03-10,Bank transfer,-35.00'];
  expect(kindsOf(lines)).toEqual([]);
});
