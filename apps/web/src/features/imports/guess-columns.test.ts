import { describeTable } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessRows, guessUses } from './guess-columns.ts';

function guessed(lines: readonly string[]) {
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  const { columns } = outcome.table;
  const uses = guessUses(columns);
  const rows = guessRows(columns[uses.indexOf('type')]?.values ?? null);
  const named = columns.map(({ name }, index) => [name, uses[index] ?? 'none'] as const);
  return {
    uses: Object.fromEntries(named.filter(([, use]) => use !== 'none')),
    rows: Object.fromEntries(rows.map(({ text, use }) => [text, use])),
  };
}

test('a column of states is that of the kinds where there is no other, and rows that came to nothing are left out', () => {
  const lines = [
    'advertiserId,commissionStatus,Status,Amount,Day',
    '7,x,Approved,5.00,2026-03-01',
    '7,x,Declined,6.00,2026-03-02',
    '7,x,Timed-out,7.00,2026-03-03',
  ];
  expect(guessed(lines)).toEqual({
    uses: { Status: 'type', Amount: 'base', Day: 'date' },
    rows: { Approved: 'whole', Declined: 'skip', 'Timed-out': 'skip' },
  });
});

test('a column that says which way amounts without a sign went leaves out those that went', () => {
  const lines = ['Datum,Af Bij,Bedrag (EUR)', '20260301,Bij,"5,00"', '20260302,Af,"6,00"'];
  expect(guessed(lines)).toEqual({
    uses: { Datum: 'date', 'Af Bij': 'type', 'Bedrag (EUR)': 'base' },
    rows: { Bij: 'whole', Af: 'skip' },
  });
});

test('what is cancelled with a minus is taken back, and the amount before a commission is no commission', () => {
  const lines = [
    'Date,Activity,Avant commission,Commission,Commission %',
    '2026-03-01,Vente,10.00,-1.00,10.0%',
    '2026-03-02,Cancelled order,-10.00,,10.0%',
    '2026-03-03,Cancelled,10.00,,10.0%',
  ];
  expect(guessed(lines)).toEqual({
    uses: { Date: 'date', Activity: 'type', 'Avant commission': 'base', Commission: 'fees' },
    rows: { Vente: 'whole', 'Cancelled order': 'adjustments', Cancelled: 'skip' },
  });
});

test('a summary of hours has its hours under the name of a time', () => {
  const lines = ['Project,Time (h),Time (decimal)', 'Site,02:30:00,2.50', 'Shop,01:00:00,1.00'];
  expect(guessed(lines).uses).toEqual({ 'Time (h)': 'hours' });
});

test('what a buyer paid in another currency is not what was earned', () => {
  const lines = [
    'Day,Buyer Currency,Amount (Buyer Currency),Currency Conversion Rate,Merchant Currency,Amount (Merchant Currency),Customer tip',
    '2026-03-01,JPY,1600,0.006,USD,10.00,1.00',
  ];
  expect(guessed(lines).uses).toEqual({
    Day: 'date',
    'Merchant Currency': 'currency',
    'Amount (Merchant Currency)': 'base',
    'Customer tip': 'tips',
  });
});

test('a number of somebody is no amount, and what was paid is one', () => {
  const lines = ['Day,sellerId,Paid', '2026-03-01,7,10.00', '2026-03-02,7,12.00'];
  expect(guessed(lines).uses).toEqual({ Day: 'date', Paid: 'base' });
});
