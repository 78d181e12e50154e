import { expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const mapping = {
  name: 'Mine',
  layouts: [{ columns: { date: 'Date', currency: 'Currency' }, money: { amount: 'Amount' } }],
  lines: [{ parts: [{ column: 'amount', to: 'base' }] }],
  control: { column: 'amount', terms: { base: 1 } },
};
const whyOf = (header: string, ...rows: string[]) =>
  readOrThrow(`${[`Date,Currency,Amount,${header}`, ...rows].join('\n')}\n`, { mapping }).why;

it('tells of a column that says that rows came to nothing, and is not read', () => {
  const rows = [
    '2026-03-01,EUR,10.00,Approved',
    '2026-03-02,EUR,7.00,Declined',
    '2026-03-03,EUR,5.00,Pending',
  ];
  expect(whyOf('Status', ...rows)).toContain(
    'Warning: the column “Status” says “declined” or “pending” in 2 rows that would be recorded, and nothing looks at it:',
  );
  expect(whyOf('Status', '2026-03-01,EUR,10.00,Approved')).not.toContain('Warning');
  expect(whyOf('City', '2026-03-01,EUR,10.00,Offenbach')).not.toContain('Warning');
  // A mapping that reads the column has its reasons.
  const layouts = [
    { columns: { date: 'Date', status: 'Status' }, money: { amount: 'Amount' }, currency: 'EUR' },
  ];
  const lines = [{ where: { status: ['Approved', 'Pending'] }, parts: mapping.lines[0]?.parts }];
  const file = `Date,Amount,Status\n2026-03-03,5.00,Pending\n`;
  expect(readOrThrow(file, { mapping: { ...mapping, layouts, lines } }).why).not.toContain('Warning');
});

it('tells of a column that says of rows that they are not paid, and is not read', () => {
  const rows = ['2026-03-01,EUR,10.00,Yes', '2026-03-02,EUR,7.00,No'];
  expect(whyOf('Paid?', ...rows)).toContain('Warning: the column “Paid?” says “no” in 1 row that would be');
  expect(whyOf('Bezahlt', '2026-03-02,EUR,7.00,nein')).toContain('Warning');
  const asked = ['Zapłacono', 'Opłacona', 'Incassata', 'Saldato', 'Réglée', 'Encaissé', 'Cobrada', 'Voldaan'];
  for (const name of asked) expect(whyOf(name, ...rows), name).toContain('Warning');
  expect(whyOf('Discount', ...rows)).not.toContain('Warning');
  expect(whyOf('Paid', '2026-03-01,EUR,10.00,Yes')).not.toContain('Warning');
});

it('tells of a column that says which way amounts without a sign went, and is not read', () => {
  const rows = ['2026-03-01,EUR,10.00,Bij', '2026-03-02,EUR,7.00,Af', '2026-03-03,EUR,5.00,Bij'];
  expect(whyOf('Af Bij', ...rows)).toContain(
    'Warning: the column “Af Bij” says “af” in 1 row that would be recorded, nothing looks at it, and no amount has a minus',
  );
  expect(whyOf('Sold', '2026-03-01,EUR,10.00,S', '2026-03-02,EUR,7.00,S')).not.toContain('Warning');
  // Where amounts have signs, they say it themselves.
  expect(whyOf('Af Bij', ...rows, '2026-03-04,EUR,-5.00,Af')).not.toContain('no amount has a minus');
});

it('tells of a column of currencies that names another one than would be recorded', () => {
  const rows = ['2026-03-01,EUR,10.00,EUR', '2026-03-02,EUR,7.00,USD'];
  expect(whyOf('Payout currency', ...rows)).toContain(
    'Warning: the column “Payout currency” says USD in row 3, of which EUR would be recorded; another column may hold the amount in USD.',
  );
  expect(whyOf('Payout currency', ...rows, '2026-03-03,EUR,5.00,cash')).not.toContain('another column');
  expect(whyOf('Customer', '2026-03-01,EUR,10.00,Bob')).not.toContain('another column');
});

it('tells of earnings below zero, as an account of a bank has them', () => {
  const rows = ['2026-03-01,EUR,10.00,', '2026-03-02,EUR,-7.00,', '2026-03-03,EUR,-5.00,'];
  expect(whyOf('Note', ...rows)).toContain(
    'Warning: 2 rows, like row 3, would be recorded as earned below zero: leave out what you paid to others,',
  );
  const lines = [{ sign: 'negative', skip: 'paid' }, ...mapping.lines];
  const file = `Date,Currency,Amount\n${rows.join('\n')}\n`;
  expect(readOrThrow(file, { mapping: { ...mapping, lines } }).why).not.toContain('Warning');
});

it('tells of an amount in another currency, unless it is what somebody else paid', () => {
  const row = '2026-03-01,EUR,10.00,USD';
  expect(whyOf('Converted Currency', row)).toContain(
    'Warning: the column “Converted Currency” says USD in row 2',
  );
  const ofBuyers = whyOf('Buyer Currency', row);
  expect(ofBuyers).toContain('The column “Buyer Currency” says USD in row 2');
  expect(ofBuyers).not.toContain('Warning');
});

it('tells of a price that would be recorded where another column says what was left of it, or of how many it is', () => {
  const layouts = [{ columns: { date: 'Date', currency: 'Currency' }, money: { amount: 'Price' } }];
  const why = (header: string, ...rows: string[]) =>
    readOrThrow(`${[`Date,Currency,Price,${header}`, ...rows].join('\n')}\n`, {
      mapping: { ...mapping, layouts },
    }).why;
  expect(why('Your share', '2026-03-01,EUR,10.00,7.00')).toContain(
    'Warning: the column “Your share” is not read, and “Price” would be recorded as what was earned',
  );
  expect(why('Quantity', '2026-03-01,EUR,10.00,1', '2026-03-02,EUR,10.00,3')).toContain(
    'Warning: the column “Quantity” says that there were more than one in 1 row, and “Price” may be the price of one.',
  );
  expect(why('Quantity', '2026-03-01,EUR,10.00,1')).not.toContain('Warning');
  expect(whyOf('Quantity', '2026-03-01,EUR,10.00,3')).not.toContain('Warning');
});

it('tells of refunds that would be recorded as money that came in', () => {
  const layouts = [
    { columns: { date: 'Date', currency: 'Currency', type: 'Type' }, money: { amount: 'Amount' } },
  ];
  const lines = [{ types: ['Refund'], parts: [{ column: 'amount', to: 'adjustments' }] }, ...mapping.lines];
  const control = { column: 'amount', terms: { base: 1, adjustments: 1 } };
  const why = (...rows: string[]) =>
    readOrThrow(`${['Date,Currency,Amount,Type', ...rows].join('\n')}\n`, {
      mapping: { ...mapping, layouts, lines, control },
    }).why;
  expect(why('2026-03-01,EUR,10.00,Sale', '2026-03-02,EUR,7.00,Refund')).toContain(
    'Warning: 1 row, like row 3, would be recorded as money that came to you, and “Refund” sounds like money that went back.',
  );
  expect(why('2026-03-01,EUR,10.00,Sale', '2026-03-02,EUR,7.00,Återbetalning')).toContain('“Återbetalning”');
  expect(why('2026-03-01,EUR,10.00,Sale', '2026-03-02,EUR,-7.00,Refund')).not.toContain('Warning');
});

it('tells of refunds that would be left out for a minus, as what was paid to others', () => {
  const layouts = [
    { columns: { date: 'Date', currency: 'Currency', description: 'Text' }, money: { amount: 'Amount' } },
  ];
  const lines = [{ sign: 'negative', skip: 'below zero' }, ...mapping.lines];
  const why = (...rows: string[]) =>
    readOrThrow(`${['Date,Currency,Amount,Text', ...rows].join('\n')}\n`, {
      mapping: { ...mapping, layouts, lines },
    }).why;
  expect(why('2026-03-01,EUR,10.00,Order 1', '2026-03-02,EUR,-7.00,Refund of order 1')).toContain(
    'Warning: 1 row, like row 3, would be left out, and sounds like money that you gave back',
  );
  expect(why('2026-03-01,EUR,10.00,Order 1', '2026-03-02,EUR,-1.00,Project fee taken')).toContain(
    'Warning: 1 row, like row 3, would be left out, and sounds like a fee',
  );
  expect(why('2026-03-01,EUR,10.00,Refund of my own', '2026-03-02,EUR,-7.00,Rent')).not.toContain('Warning');
});

it('tells of a column that asks whether a row was paid back, and says yes', () => {
  const rows = ['2026-03-01,EUR,10.00,No', '2026-03-02,EUR,7.00,Yes'];
  expect(whyOf('Is refunded', ...rows)).toContain(
    'the column “Is refunded” says “yes” in 1 row that would be recorded',
  );
  expect(whyOf('Is member', ...rows)).not.toContain('Warning');
});
