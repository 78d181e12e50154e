import { describeTable, readStatement, toStatementResult } from '@earntrack/statements';
import { expect, it, test } from 'vitest';
import type { ColumnUse, RowUse, WizardState } from './column-uses.ts';
import { guessUses } from './guess-columns.ts';
import { guessRows } from './guess-rows.ts';
import { mappingOf } from './mapping-of.ts';

interface Said {
  columns?: Record<string, ColumnUse>;
  rows?: Record<string, RowUse>;
  over?: Partial<WizardState>;
}

/** The totals that are not zero, by the first guess and what a person said otherwise; "red" where the control total does not hold. */
function totalsOf(lines: readonly string[], { columns: uses = {}, rows = {}, over = {} }: Said = {}): string {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const described = describeTable(bytes);
  if (described.kind !== 'described') throw new Error(described.message);
  const { columns } = described.table;
  const guesses = guessUses(columns);
  const chosen = columns.map((column, index) => ({
    ...column,
    use: uses[column.name] ?? guesses[index] ?? 'none',
  }));
  const kinds = columns[chosen.findIndex(({ use }) => use === 'type')];
  const state: WizardState = {
    name: 'Mine',
    columns: chosen,
    rows: guessRows(kinds).map((row) => ({ ...row, use: rows[row.text] ?? row.use })),
    states: [],
    leftOutBy: [],
    belowZero: 'whole',
    aboveZero: 'whole',
    sameId: 'apart',
    referenceAfter: '',
    columnSigns: {},
    refundFees: null,
    rowSigns: {},
    date: '2026-03-09',
    dateOrder: null,
    decimal: null,
    currency: 'USD',
    timeZone: null,
    durationIn: 'hours',
    breaksIn: null,
    clock: 'engaged',
    isClockSaid: false,
    dayStartsAt: '00:00',
    headerRow: 1,
    file: {},
    ...over,
  };
  const outcome = readStatement(bytes, { mapping: mappingOf(state) });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const { totals, control } = toStatementResult(outcome.statement);
  const told = Object.entries(totals[0] ?? {}).filter(
    ([name, amount]) => amount !== '0' && name !== 'currency' && name !== 'gross',
  );
  const words = told.map(([name, amount]) => `${name} ${amount}`);
  return [...words, ...(control.every(({ ok }) => ok) ? [] : ['red'])].join(', ');
}

const ORDERS = ['Date,Type,Amount', '2026-03-01,Order,100.00'];

test.each<{ name: string; lines: string[]; said?: Said; totals: string }>([
  {
    name: 'fees and payouts with a minus',
    lines: [...ORDERS, '2026-03-02,Fee,-20.00', '2026-03-04,Withdrawal,-80.00'],
    totals: 'base 100, fees 20, net 80, payouts 80',
  },
  {
    name: 'fees and payouts without one',
    lines: [...ORDERS, '2026-03-02,Fee,20.00', '2026-03-04,Withdrawal,80.00'],
    totals: 'base 100, fees 20, net 80, payouts 80',
  },
  {
    name: 'fees without a minus and payouts with one',
    lines: [...ORDERS, '2026-03-02,Fee,20.00', '2026-03-04,Withdrawal,-80.00'],
    totals: 'base 100, fees 20, net 80, payouts 80',
  },
  {
    name: 'a fee that is given back among others',
    lines: [...ORDERS, '2026-03-02,Fee,-20.00', '2026-03-03,Fee,-4.00', '2026-03-04,Fee,4.00'],
    totals: 'base 100, fees 20, net 80',
  },
  {
    name: 'sales that are called charges, with fees in a column',
    lines: [
      'Date,Type,Amount,Fee,Net',
      '2026-03-01,charge,100.00,3.00,97.00',
      '2026-03-02,charge,50.00,1.50,48.50',
      '2026-03-03,refund,-20.00,-0.60,-19.40',
      '2026-03-04,payout,-126.10,0.00,-126.10',
    ],
    totals: 'base 150, adjustments -20, fees 3.9, net 126.1, payouts 126.1',
  },
  {
    name: 'the same without the column of what a row comes to',
    lines: [
      'Date,Type,Amount,Fee',
      '2026-03-01,charge,100.00,3.00',
      '2026-03-03,refund,-20.00,-0.60',
      '2026-03-04,payout,-77.60,',
    ],
    totals: 'base 100, adjustments -20, fees 2.4, net 77.6, payouts 77.6',
  },
  {
    name: 'an account of credit and debit with kinds of rows',
    lines: [
      'Date,Kind,Credit,Debit',
      '2026-03-01,Job,100.00,',
      '2026-03-02,Commission,,10.00',
      '2026-03-03,Transfer,,60.00',
      '2026-03-05,Refund,,20.00',
    ],
    totals: 'base 100, adjustments -20, fees 10, net 70, payouts 60',
  },
  {
    name: 'refunds without a minus in rows of their own',
    lines: ['Date,Type,Amount', '2026-03-01,Sale,100.00', '2026-03-02,Refund,20.00'],
    totals: 'base 100, adjustments -20, net 80',
  },
  {
    name: 'refunds without a minus in a column of their own',
    lines: ['Date,Amount,Refund,Fee', '2026-03-01,100.00,,-3.00', '2026-03-02,50.00,20.00,-1.00'],
    totals: 'base 150, adjustments -20, fees 4, net 126',
  },
  {
    name: 'refunds in a column of their own, under what the row comes to',
    lines: ['Date,Amount,Refund,Total', '2026-03-01,100.00,0.00,100.00', '2026-03-02,50.00,20.00,30.00'],
    totals: 'base 150, adjustments -20, net 130',
  },
  {
    name: 'corrections that came in',
    lines: ['Date,Type,Amount', '2026-03-01,Sale,100.00', '2026-03-02,Fare adjustment,2.00'],
    totals: 'base 100, adjustments 2, net 102',
  },
  {
    name: 'an account whose debits have a minus',
    lines: ['Date,Kind,Credit,Debit', '2026-03-01,Job,100.00,', '2026-03-02,Commission,,-10.00'],
    totals: 'base 100, fees 10, net 90',
  },
  {
    name: 'what went to the bank in a column of its own, beside a kind',
    lines: ['Date,Type,Amount,Paid out', '2026-03-01,Order,100.00,', '2026-03-04,Payout,,100.00'],
    said: { columns: { 'Paid out': 'payout' } },
    totals: 'base 100, net 100, payouts 100',
  },
])('reads $name by its own signs', ({ lines, said, totals }) => {
  expect(totalsOf(lines, said)).toBe(totals);
});

it('does what a person says of signs, and shows where that cannot be', () => {
  const lines = [...ORDERS, '2026-03-04,Withdrawal,80.00'];
  const over: Partial<WizardState> = { rowSigns: { payout: 'minus' } };
  // Money that came back from the bank.
  expect(totalsOf(lines, { over })).toBe('base 100, net 100, payouts -80');
  const account = ['Date,Kind,Credit,Debit', '2026-03-01,Job,100.00,', '2026-03-02,Commission,,10.00'];
  const turned: Partial<WizardState> = { columnSigns: { debit: 'minus' }, rowSigns: { fees: 'minus' } };
  expect(totalsOf(account, { over: turned })).toBe('base 100, fees -10, net 110');
});
