import { expect, test } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';

test('what went from a bank to others is no payout', () => {
  const bank = [
    'Booking date;Type;Partner Iban;Amount (EUR)',
    '02.03.2026;Debit Transfer;DE1;-50,00',
    '03.03.2026;Income;DE2;1.000,00',
    '15.03.2026;Debit Transfer;DE3;-650,00',
  ];
  expect(read(bank, guessed(bank))).toEqual([
    'left out: its amount is below zero, and you said that such rows are left out',
    '2026-03-03 base 1000',
    'left out: its amount is below zero, and you said that such rows are left out',
  ]);
});

test('so it is beside payments by card, and what went to a bank from a platform is one', () => {
  const of = (kind: string) => [
    'Type,Date,Amount,Balance',
    'TOPUP,2026-03-01,800.00,800.00',
    `${kind},2026-03-02,-20.00,780.00`,
    'TRANSFER,2026-03-03,-30.00,750.00',
  ];
  const wallet = of('CARD_PAYMENT');
  expect(read(wallet, guessed(wallet))[2]).toContain('left out');
  const platform = of('FEE');
  expect(read(platform, guessed(platform))[2]).toBe('2026-03-03 payout 30');
});

test('cash from a machine is no payout on an account on which transfers come in', () => {
  const account = [
    'Date;Type;Montant;Solde',
    '02/03/2026;Virement;500,00;1500,00',
    '03/03/2026;Retrait;-40,00;1460,00',
  ];
  expect(guessed(account).rows.map(({ use }) => use)).toEqual(['whole', 'whole']);
  const wallet = [
    'Date;Type;Montant;Solde',
    '02/03/2026;Vente;50,00;50,00',
    '03/03/2026;Retrait;-50,00;0,00',
  ];
  expect(guessed(wallet).rows.map(({ use }) => use)).toEqual(['whole', 'payout']);
});
