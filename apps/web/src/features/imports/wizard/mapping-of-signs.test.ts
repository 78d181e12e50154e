import { expect, it } from 'vitest';
import { guessed, read } from '../testing/guessed.ts';
import type { WizardState } from './column-uses.ts';

const ACCOUNT = ['Date,Amount', '2026-02-01,20.00', '2026-02-02,-7.00', '2026-02-03,0.00'];

it.each<[Partial<WizardState>, string[]]>([
  [
    { belowZero: 'skip' },
    [
      '2026-02-01 base 20',
      'left out: its amount is below zero, and you said that such rows are left out',
      '2026-02-03',
    ],
  ],
  [{ belowZero: 'adjustments' }, ['2026-02-01 base 20', '2026-02-02 adjustments -7', '2026-02-03']],
  [{ belowZero: 'payout' }, ['2026-02-01 base 20', '2026-02-02 payout 7', '2026-02-03']],
  [{ belowZero: 'fees' }, ['2026-02-01 base 20', '2026-02-02 fees 7', '2026-02-03']],
  [
    { aboveZero: 'skip', belowZero: 'payout' },
    [
      'left out: its amount is not below zero, and you said that such rows are left out',
      '2026-02-02 payout 7',
      'left out: its amount is not below zero, and you said that such rows are left out',
    ],
  ],
])('takes rows by the sign of their amount for what a person says: %j', (said, items) => {
  expect(read(ACCOUNT, guessed(ACCOUNT, said))).toEqual(items);
});

it('asks kinds of rows before signs, and states before kinds', () => {
  const lines = [
    'Date,Type,Status,Amount',
    '2026-02-01,In,Done,20.00',
    '2026-02-02,Card,Done,-7.00',
    '2026-02-03,Payout,Done,-5.00',
    '2026-02-04,Payout,Pending,-4.00',
  ];
  expect(read(lines, guessed(lines, { belowZero: 'skip' }))).toEqual([
    '2026-02-01 base 20',
    'left out: its amount is below zero, and you said that such rows are left out',
    '2026-02-03 payout 5',
    '2026-02-04 payout 4',
  ]);
  const states = [{ text: 'Pending', rows: 1, isLeftOut: true }];
  expect(read(lines, guessed(lines, { belowZero: 'skip', states }))[3]).toBe(
    'left out: you said that these rows are left out',
  );
});

it('leaves out what an account has in its column of debit, or says in a column that it went', () => {
  const left = 'left out: its amount is below zero, and you said that such rows are left out';
  const columns = ['Date,Debit,Credit', '2026-02-01,,20.00', '2026-02-02,7.00,'];
  expect(read(columns, guessed(columns, { belowZero: 'skip' }))).toEqual(['2026-02-01 base 20', left]);
  const words = ['Date,Amount,Dr/Cr', '2026-02-01,20.00,Cr', '2026-02-02,7.00,Dr'];
  expect(read(words, guessed(words))).toEqual(['2026-02-01 base 20', left]);
  expect(read(words, guessed(words, { belowZero: 'whole' }))).toEqual([
    '2026-02-01 base 20',
    '2026-02-02 base -7',
  ]);
});

it('takes refunds, fees and payouts for what they are where a column says that they went out', () => {
  const lines = [
    'Date,Type,Direction,Amount,Charge fee',
    '2026-02-01,Sale,IN,100.00,2.00',
    '2026-02-02,Refund,OUT,30.00,1.00',
    '2026-02-03,Service fee,OUT,4.00,0.00',
    '2026-02-04,Withdrawal,OUT,50.00,0.50',
    '2026-02-05,Purchase,OUT,9.00,0.00',
  ];
  expect(read(lines, guessed(lines))).toEqual([
    '2026-02-01 base 100 fees 2',
    '2026-02-02 adjustments -30 fees 1',
    '2026-02-03 fees 4',
    '2026-02-04 payout 50',
    '2026-02-04 fees 0.5',
    'left out: its amount is below zero, and you said that such rows are left out',
  ]);
});
