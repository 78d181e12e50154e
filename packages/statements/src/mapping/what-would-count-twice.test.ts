import { expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

interface Given {
  columns?: Record<string, string>;
  money?: Record<string, string>;
  lines?: readonly object[];
  control?: object;
  layout?: object;
}

const BASE = { column: 'amount', to: 'base' };

/** What is said of a file of which, unless something else is given, `amount` is what was earned. */
function whyOf(rows: readonly string[], given: Given = {}): string {
  const { columns, money = { amount: 'amount' }, lines = [{ parts: [BASE] }], layout } = given;
  const mapping = {
    layouts: [{ columns: { date: 'date', ...columns }, money, currency: 'EUR', ...layout }],
    lines,
    control: given.control ?? { column: 'amount', terms: { base: 1 } },
  };
  return readOrThrow(`${rows.join('\n')}\n`, { mapping }).why;
}

it('tells of a fee that no rule reads where another column is what it leaves of the amount', () => {
  const rows = ['date,amount,fee,net', '2026-03-01,100.00,-10.00,90.00', '2026-03-02,20.00,2.00,18.00'];
  expect(whyOf(rows)).toContain(
    'Warning: in 2 rows, “net” is what would be recorded without “fee”, and no rule reads it:',
  );
  // Named in the mapping and used by nothing, it is read as little.
  expect(whyOf(rows, { money: { amount: 'amount', paid: 'net' } })).toContain('without “fee”');
  const two = ['date,amount,fee,tax withheld,left', '2026-03-01,100.00,10.00,5.00,85.00'];
  expect(whyOf(two)).toContain(
    '“left” is what would be recorded without “fee” and “tax withheld”, and no rule reads them',
  );
});

it('says nothing of a fee that is read, or off before the amount, or that another column does not leave', () => {
  const rows = ['date,amount,fee,net', '2026-03-01,100.00,10.00,90.00'];
  const read = {
    money: { amount: 'amount', fee: 'fee' },
    lines: [{ parts: [BASE, { column: 'fee', to: 'fees' }] }],
  };
  expect(whyOf(rows, read)).not.toContain('Warning');
  expect(whyOf(['date,gross,fee,amount', '2026-03-01,100.00,10.00,90.00'])).not.toContain('Warning');
  const other = ['date,amount,fee,paid', '2026-03-01,100.00,10.00,90.00', '2026-03-02,100.00,10.00,100.00'];
  expect(whyOf(other)).not.toContain('Warning');
});

it('tells of tips that the amount holds already, and that would be recorded besides', () => {
  const tips = {
    money: { amount: 'total', tip: 'tip' },
    lines: [{ parts: [BASE, { column: 'tip', to: 'tips' }] }],
  };
  const rows = ['date,fare,tip,total', '2026-03-01,10.00,2.00,12.00', '2026-03-02,10.00,0.00,10.00'];
  expect(whyOf(rows, tips)).toContain(
    'Warning: in 1 row, “tip” and “fare” are together what would be recorded as earned, so “tip” counts twice: read “fare” instead.',
  );
  expect(whyOf(['date,fare,tip,total', '2026-03-01,12.00,2.00,12.00'], tips)).not.toContain('Warning');
});

it('tells of hours that a day does not have, and not of those of a week', () => {
  const hours = { columns: { hours: 'worked' } };
  const rows = ['date,amount,worked', '2026-03-01,10.00,90', '2026-03-02,10.00,20', '2026-03-03,10.00,45'];
  expect(whyOf(rows, hours)).toContain(
    'Warning: 2 rows, like row 2, would be more than 24 hours of one day, for “worked” is read as hours:',
  );
  expect(whyOf(rows, { ...hours, layout: { durationIn: 'minutes' } })).not.toContain('Warning');
  const weeks = ['date,amount,worked', '2026-03-01,10.00,40', '2026-03-08,10.00,38'];
  expect(whyOf(weeks, hours)).not.toContain('Warning');
  expect(whyOf(['date,amount,worked', '2026-03-01,1,30:00', '2026-03-02,1,1:00'], hours)).not.toContain('24');
});

it('tells of hours and minutes with a point between them where the start and the end of rows show it', () => {
  const columns = { time: 'from', endTime: 'to', hours: 'worked' };
  const rows = ['date,from,to,worked,amount', '2026-03-01,09:00,10:30,1.30,1', '2026-03-02,09:00,17:00,8,1'];
  expect(whyOf([...rows, '2026-03-03,09:00,11:15,2.15,1'], { columns })).toContain(
    'Warning: in 2 rows, like row 2, “worked” has hours and minutes with a point between them,',
  );
  const decimals = [rows[0] ?? '', '2026-03-01,09:00,10:30,1.5,1', '2026-03-02,09:00,10:15,1.25,1'];
  expect(whyOf(decimals, { columns })).not.toContain('Warning');
  expect(whyOf([...rows, ...decimals.slice(1)], { columns })).not.toContain('a point between');
});

it('tells of payouts, fees and refunds that only a column says at which no rule looks', () => {
  const rows = ['date,amount,kind', '2026-03-01,10.00,Job', '2026-03-02,8.00,Payout', '2026-03-03,1.00,Fee'];
  const warning =
    'Warning: the column “kind” says “Payout” or “Fee” in 2 rows that would be recorded as earned, like row 3, and no rule looks at it';
  expect(whyOf(rows)).toContain(warning);
  // Named as the type of rows, and no rule names one.
  expect(whyOf(rows, { columns: { type: 'kind' } })).toContain(warning);
  const lines = [
    { types: ['Job', 'Fee'], parts: [BASE] },
    { types: ['Payout'], skip: 'no income' },
  ];
  expect(whyOf(rows, { columns: { type: 'kind' }, lines })).not.toContain('Warning');
  // How it was paid, and what an affiliate earns.
  const methods = [
    'date,amount,kind',
    '2026-03-01,10.00,Bank transfer',
    '2026-03-02,8.00,Commission',
    '2026-03-02,8.00,Cash',
  ];
  expect(whyOf(methods)).not.toContain('Warning');
  // What a site of surveys calls what it pays.
  expect(whyOf(['date,amount,kind', '2026-03-01,10.00,Payout'])).not.toContain('Warning');
});
