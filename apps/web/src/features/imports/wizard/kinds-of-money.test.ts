import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../testing/guessed.ts';

test('an amount in cents is none: it would count a hundredfold', () => {
  const payments = ['id,created,amount_cents,currency', '1,2026-03-02,1234,usd', '2,2026-03-15,5000,usd'];
  expect(usesOf(payments)).not.toContain('base');
});

test('what a campaign pays out is earned, and a tax of buyers in rows of its own is not', () => {
  const campaigns = ['Date,Campaign,Clicks,Payout', '2026-03-02,A,100,5.00', '2026-03-15,B,200,6.00'];
  expect(usesOf(campaigns)).toEqual(['date', 'none', 'none', 'base']);
  const sales = ['Date,Type,Amount', '2026-03-02,Sale,100.00', '2026-03-02,Sales tax,8.00'];
  expect(read(sales, guessed(sales))).toEqual(['2026-03-02 base 100', '2026-03-02 passThroughTax 8']);
  const wages = [
    'Pay date,Gross pay,Federal tax,Net pay',
    '2026-03-13,1000.00,120.00,880.00',
    '2026-03-27,1100.00,132.00,968.00',
  ];
  expect(read(wages, guessed(wages))[0]).toBe('2026-03-13 base 1000 taxesWithheld 120');
});

test('a tax of which nothing came in lowers what is left as the fee does for which it is', () => {
  for (const tax of ['VAT', 'TVA', 'Tax']) {
    const rows = ['2026-03-02,Sale,100.00', '2026-03-02,Service fee,-6.00', `2026-03-02,${tax},-1.20`];
    const taken = ['Date,Type,Amount,Balance', ...rows.map((row) => `${row},50.00`)];
    expect(read(taken, guessed(taken)).slice(1)).toEqual(['2026-03-02 fees 6', '2026-03-02 fees 1.2']);
    const told = ['Date,Description,Amount', ...rows];
    expect(read(told, guessed(told)).slice(1)).toEqual(['2026-03-02 fees 6', '2026-03-02 fees 1.2']);
    const back = ['Date,Type,Amount', ...rows, `2026-03-03,${tax},8.00`];
    expect(read(back, guessed(back)).slice(2)).toEqual([
      '2026-03-02 passThroughTax -1.2',
      '2026-03-03 passThroughTax 8',
    ]);
  }
  for (const minus of ['', '-']) {
    const account = [
      'Date,Type,Credit,Debit',
      '2026-03-02,Sale,100.00,',
      `2026-03-02,Service fee,,${minus}6.00`,
      `2026-03-02,VAT,,${minus}1.20`,
    ];
    expect(read(account, guessed(account, { belowZero: 'whole' })).slice(1)).toEqual([
      '2026-03-02 fees 6',
      '2026-03-02 fees 1.2',
    ]);
  }
});
