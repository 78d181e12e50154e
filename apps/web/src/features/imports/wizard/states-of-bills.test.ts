import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

const LEFT_OUT = 'left out: you said that these rows are left out';

test('a bill that was sent is open where others are paid, in many languages, and an order that was sent is done', () => {
  for (const [paid, open] of [
    ['Paid', 'Sent'],
    ['Bezahlt', 'Versendet'],
    ['Payée', 'Envoyée'],
    ['Pagada', 'Emitida'],
    ['Pagata', 'Da incassare'],
    ['Paga', 'Por liquidar'],
    ['Betaald', 'Verzonden'],
    ['Zapłacona', 'Wysłana'],
    ['Betald', 'Skickad'],
    ['Betalt', 'Kladde'],
  ]) {
    const bills = [`Date;Client;Amount;Status`, `2026-03-02;A;100,00;${paid}`, `2026-03-09;B;50,00;${open}`];
    expect(read(bills, guessed(bills)), open).toEqual(['2026-03-02 base 100', LEFT_OUT]);
  }
  const orders = [
    'Date;Order;Amount;Status',
    '2026-03-02;A;100,00;Verzonden',
    '2026-03-09;B;50,00;Geannuleerd',
  ];
  expect(read(orders, guessed(orders))).toEqual(['2026-03-02 base 100', LEFT_OUT]);
});

test('a tax that is withheld is never earned, whichever column is called a total', () => {
  const paid = [
    'Date,Total revenue,Withholding tax,Net amount',
    '2026-01-31,374.00,56.10,317.90',
    '2026-02-28,453.75,68.06,385.69',
  ];
  expect(read(paid, guessed(paid))).toEqual([
    '2026-01-31 base 374 taxesWithheld 56.1',
    '2026-02-28 base 453.75 taxesWithheld 68.06',
  ]);
});

test('who is paid for clicks is not paid the price of what others sold, in whichever language', () => {
  for (const header of [
    'Data;Programma;Clic;Valore ordini;Commissione',
    'Fecha;Programa;Clics;Valor del pedido;Comisión',
    'Datum;Shop;Klicks;Bestellwert;Provision',
    'Datum;Programma;Kliks;Orderwaarde;Commissie',
  ]) {
    const clicks = [header, '2026-03-01;A;40;75,00;4,50', '2026-03-04;B;22;90,00;7,20'];
    expect(read(clicks, guessed(clicks)), header).toEqual(['2026-03-01 base 4.5', '2026-03-04 base 7.2']);
  }
});

test('a tax is told from what stands before it and after it, however it is written', () => {
  for (const header of [
    'Datum;Netto;MwSt;Brutto',
    'Data;Valor sem IVA;IVA;Total',
    'Fecha;Base imponible;IVA;Total',
    'Data;Imponibile;IVA;Totale',
  ]) {
    const bills = [header, '2026-03-01;450,00;85,50;535,50', '2026-03-04;150,00;28,50;178,50'];
    expect(read(bills, guessed(bills)), header).toEqual([
      '2026-03-01 base 450 passThroughTax 85.5',
      '2026-03-04 base 150 passThroughTax 28.5',
    ]);
  }
});

test('what an account wrote under two columns is left out where it went, also without a balance', () => {
  for (const columns of ['Débit;Crédit', 'Debe;Haber', 'Soll;Haben', 'Debit;Credit']) {
    const account = [`Date;Text;${columns}`, '2026-03-03;Bill 1;;600,00', '2026-03-05;Rent;132,00;'];
    expect(read(account, guessed(account)), columns).toEqual([
      '2026-03-03 base 600',
      'left out: its amount is below zero, and you said that such rows are left out',
    ]);
  }
});
