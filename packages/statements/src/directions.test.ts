import { expect, it } from 'vitest';
import { readStatement } from './read-statement.ts';
import { toStatementResult } from './result.ts';
import { earningLines, readOrThrow } from './testing/read-fixture.ts';

const mapping = {
  name: 'Account',
  layouts: [
    {
      columns: { date: 'Date', direction: 'Dr/Cr', balance: 'Balance' },
      money: { amount: 'Amount' },
      currency: 'INR',
    },
  ],
  lines: [{ sign: 'negative', skip: 'you paid this' }, { parts: [{ column: 'amount', to: 'base' }] }],
  control: { column: 'amount', terms: { base: 1 } },
};
const read = (...rows: string[]) =>
  toStatementResult(readOrThrow(`${['Date,Amount,Dr/Cr,Balance', ...rows].join('\n')}\n`, { mapping }));

it('takes what a column calls debit for an amount below zero, in the words of many accounts', () => {
  const result = read(
    '2026-03-01,10.00,CR,110.00',
    '2026-03-02,7.00,Dr.,103.00',
    '2026-03-03,5.00,credit,108.00',
    '2026-03-04,3.00,Debit,105.00',
    '2026-03-05,1.00,Cr,106.00',
  );
  expect(earningLines(result).map((line) => line.slice(-8))).toEqual(['= 10 INR', ' = 5 INR', ' = 1 INR']);
  expect(result.control).toEqual([{ unit: 'INR', file: '6', recorded: '16', leftOut: '-10', ok: true }]);
  expect(result.why).toContain('The running balance agrees with the amounts of all 5 rows.');
});

it('leaves out a row whose direction nobody knows, and says it', () => {
  const result = read('2026-03-01,10.00,CR,110.00', '2026-03-02,7.00,sideways,103.00');
  expect(result.rows.leftOut).toEqual([
    { row: 3, reason: '“sideways” in column “Dr/Cr” does not say which way the amount went' },
  ]);
});

it('does not read a file that lacks the column: what was paid would count as earned', () => {
  const file = new TextEncoder().encode('Date,Amount,Balance\n2026-03-01,10.00,110.00\n');
  expect(readStatement(file, { mapping })).toMatchObject({
    kind: 'undecided',
    message: expect.stringContaining('“Dr/Cr”'),
  });
});
