import { expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';
import { earningLines, readOrThrow } from '../testing/read-fixture.ts';

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

it.each([
  [1, 'less', ['2.00', '1.00', '3.00']],
  [-1, 'plus', ['-2.00', '-1.00', '-3.00']],
] as const)('takes a fee for a fee beside money that went out as well: by sign %s', (sign, way, fees) => {
  const fee = { column: 'fee', to: 'fees', sign };
  const beside = {
    ...mapping,
    layouts: [{ ...mapping.layouts[0], money: { amount: 'Amount', fee: 'Fee' } }],
    lines: [
      { sign: 'negative', parts: [{ column: 'amount', to: 'payout', sign: -1 }, fee] },
      { parts: [{ column: 'amount', to: 'base' }, fee] },
    ],
    control: { column: 'amount', [way]: ['fee'], terms: { base: 1, fees: -1, payout: -1 } },
  };
  const rows = ['100.00,CR,198.00', '7.00,DR,190.00', '1.00,DR,186.00'].map(
    (row, at) => `2026-03-0${at + 1},${fees[at]},${row}`,
  );
  const file = `${['Date,Fee,Amount,Dr/Cr,Balance', ...rows].join('\n')}\n`;
  const result = toStatementResult(readOrThrow(file, { mapping: beside }));
  expect(earningLines(result)).toEqual([
    '2026-03-01 base 100 fees 2 = 98 INR',
    '2026-03-02 fees 1 = -1 INR',
    '2026-03-03 fees 3 = -3 INR',
  ]);
  expect(result.control).toMatchObject([{ file: '86', ok: true }]);
  expect(result.why).toContain('The running balance agrees with the amounts of all 3 rows.');
});
