import { expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

interface Given {
  columns?: Record<string, string>;
  money?: Record<string, string>;
  lines?: readonly object[];
  terms?: Record<string, 1 | -1>;
}

const BASE = { column: 'amount', to: 'base' };

/** What is said of a file of which, unless something else is given, `amount` is what was earned. */
function whyOf(rows: readonly string[], given: Given = {}): string {
  const { columns, money = { amount: 'amount' }, lines = [{ parts: [BASE] }], terms = { base: 1 } } = given;
  const mapping = {
    layouts: [{ columns: { date: 'date', ...columns }, money, currency: 'EUR' }],
    lines,
    control: { column: 'amount', terms },
  };
  return readOrThrow(`${rows.join('\n')}\n`, { mapping }).why;
}

it('tells of a fee that is off the amount already, and would be taken off once more', () => {
  const given = {
    money: { amount: 'net', fee: 'fee' },
    lines: [{ parts: [BASE, { column: 'fee', to: 'fees' }] }],
  };
  expect(whyOf(['date,gross,fee,net', '2026-03-01,100.00,10.00,90.00'], given)).toContain(
    'Warning: in 1 row, what would be recorded as earned is “gross” without “fee”, so “fee” is taken off twice: read “gross” instead.',
  );
  expect(whyOf(['date,gross,fee,net', '2026-03-01,90.00,10.00,90.00'], given)).not.toContain('Warning');
});

it('tells of an amount that is recorded as two things that were earned, and of none that is in cash or of either sign', () => {
  const rows = ['date,amount', '2026-03-01,10.00', '2026-03-02,-3.00'];
  const both = (...parts: object[]) => whyOf(rows, { lines: [{ parts }] });
  expect(both(BASE, { column: 'amount', to: 'tips' })).toContain(
    'Warning: of 2 rows, like row 2, “amount” would be recorded as two things that were earned, and counts twice.',
  );
  expect(both(BASE, { column: 'amount', to: 'cashCollected' })).not.toContain('twice');
  const [came, went] = ['positive', 'negative'].map((only) => ({ ...BASE, only }));
  const given = {
    lines: [{ parts: [came, { ...went, to: 'adjustments' }] }],
    terms: { base: 1, adjustments: 1 } as const,
  };
  expect(whyOf(rows, given)).not.toContain('Warning');
});

it('tells of tips that no rule reads where another column is the amount with them', () => {
  const rows = [
    'date,amount,toll,tip,paid',
    '2026-03-01,10.00,3.00,2.00,15.00',
    '2026-03-02,8.00,0,1.00,9.00',
  ];
  expect(whyOf(rows)).toContain(
    'Warning: in 2 rows, “paid” is what would be recorded and “toll” and “tip”, and no rule reads them: that would not count as earned.',
  );
  expect(whyOf(['date,amount,tip,paid', '2026-03-01,10.00,2.00,10.00'])).not.toContain('Warning');
});

it('tells of a column of what was left that is less than would be recorded, and of none that is more', () => {
  expect(whyOf(['date,amount,Net pay', '2026-03-01,100.00,90.00', '2026-03-02,8.00,8.00'])).toContain(
    'Warning: in 1 row, “Net pay” says less than would be recorded as earned, and no rule reads it:',
  );
  expect(whyOf(['date,amount,net', '2026-03-01,100.00,90.00', '2026-03-02,8.00,9.00'])).not.toContain(
    'Warning',
  );
  expect(whyOf(['date,amount,network', '2026-03-01,100.00,90.00'])).not.toContain('Warning');
});

it('tells of states in which rows came to nothing and that no rule names, where rules name others', () => {
  const skip = { where: { status: ['Pending'] }, skip: 'not paid yet' };
  const given = { columns: { status: 'status' }, lines: [skip, { parts: [BASE] }] };
  const rows = ['date,amount,status', '2026-03-01,10.00,Paid', '2026-03-02,10.00,Pending'];
  expect(whyOf([...rows, '2026-03-03,10.00,Cancelled'], given)).toContain(
    'Warning: the column “status” says “Cancelled” in 1 row that would be recorded, and no rule names that:',
  );
  expect(whyOf(rows, given)).not.toContain('Warning');
  // A rule that names it has its reasons.
  const lines = [skip, { where: { status: ['Paid', 'Cancelled'] }, parts: [BASE] }];
  expect(whyOf([...rows, '2026-03-03,10.00,Cancelled'], { ...given, lines })).not.toContain('Warning');
});

it('tells of descriptions that begin like those of payouts and refunds, where a rule takes every row', () => {
  const rows = [
    'date,amount,note',
    '2026-03-01,10.00,Job',
    '2026-03-02,8.00,Payout to bank',
    '2026-03-03,2.00,Refund of a job',
  ];
  const columns = { description: 'note' };
  expect(whyOf(rows, { columns })).toContain(
    'Warning: 2 rows, like row 3, would be recorded as earned, and the description',
  );
  const lines = [{ where: { description: ['Payout*', 'Refund*'] }, skip: 'no income' }, { parts: [BASE] }];
  expect(whyOf(rows, { columns, lines })).not.toContain('Warning');
  expect(whyOf(['date,amount,note', '2026-03-01,8.00,Payout for a survey'], { columns })).not.toContain(
    'Warning',
  );
  expect(
    whyOf([rows[0] ?? '', '2026-03-01,8.00,Refunded work', '2026-03-01,8.00,x'], { columns }),
  ).not.toContain('begins');
});

it('tells of one payout and one fee whose signs may have to be turned, and of no single one', () => {
  const lines = ['base', 'payout', 'fees'].map((to) => ({ types: [to], parts: [{ column: 'amount', to }] }));
  const given = { columns: { type: 'kind' }, lines, terms: { base: 1, payout: 1, fees: 1 } as const };
  const rows = ['date,amount,kind', '2026-03-01,100.00,base', '2026-03-02,-80.00,payout'];
  expect(whyOf([...rows, '2026-03-03,-10.00,fees'], given)).toContain(
    'Warning: every fee of this file is negative (1 row), and would count as money that came to you.',
  );
  expect(whyOf(rows, given)).not.toContain('Warning');
});

it('tells of a rule that is never used, for one before it takes every row', () => {
  const rows = ['date,amount,kind', '2026-03-01,10.00,Job', '2026-03-02,8.00,Tip'];
  const [all, tips] = [{ parts: [BASE] }, { parts: [{ column: 'amount', to: 'tips' }] }];
  expect(whyOf(rows, { lines: [all, tips] })).toContain(
    'Warning: lines[1] is never used, for lines[0] before it takes all of its rows.',
  );
  const columns = { type: 'kind' };
  const terms = { base: 1, tips: 1 } as const;
  const twice = [
    { types: ['Job', 'Tip'], ...all },
    { types: ['tip'], ...tips },
  ];
  expect(whyOf(rows, { columns, lines: twice, terms })).toContain('Warning: lines[1] is never used');
  // What names a kind is tried before what takes every row.
  expect(whyOf(rows, { columns, lines: [all, { types: ['Tip'], ...tips }], terms })).not.toContain('Warning');
  const some = [
    { types: ['Job', 'Tip'], sign: 'negative', ...all },
    { types: ['Tip'], ...tips },
  ];
  expect(whyOf(rows, { columns, lines: [...some, all], terms })).not.toContain('Warning');
});

it('tells of amounts in cents, and of none that have decimals', () => {
  const money = { amount: 'amount_cents' };
  const rows = ['date,amount_cents', '2026-03-01,1050', '2026-03-02,800'];
  expect(whyOf(rows, { money })).toContain(
    'Warning: “amount_cents” says that it is in cents, and would count a hundredfold:',
  );
  expect(whyOf([...rows, '2026-03-03,8.50'], { money })).not.toContain('Warning');
  expect(whyOf(['date,amount', '2026-03-01,1050'])).not.toContain('Warning');
});

it('tells of refunds in a column that no rule reads, and of no mark', () => {
  const rows = ['date,amount,refund_amount', '2026-03-01,10.00,0.00', '2026-03-02,8.00,-3.00'];
  expect(whyOf(rows)).toContain('Warning: “refund_amount” has amounts in 1 row, and no rule reads it:');
  const read = {
    money: { amount: 'amount', back: 'refund_amount' },
    lines: [{ parts: [BASE, { column: 'back', to: 'adjustments' }] }],
  };
  expect(whyOf(rows, read)).not.toContain('Warning');
  expect(whyOf(['date,amount,refunded', '2026-03-01,10.00,1', '2026-03-02,8.00,0'])).not.toContain('Warning');
  expect(whyOf(['date,amount,refund id', '2026-03-01,10.00,88123'])).not.toContain('Warning');
});
