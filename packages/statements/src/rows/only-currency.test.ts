import { expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';
import { earningLines, readOrThrow } from '../testing/read-fixture.ts';

const mapping = {
  layouts: [{ columns: { date: 'Posted', currency: 'Currency' }, money: { amount: 'Amount' } }],
  lines: [{ parts: [{ column: 'amount', to: 'base' }] }],
  control: { column: 'amount', terms: { base: 1 } },
};
const file = (...rows: string[]) => `${['Settlement,Currency,Posted,Amount', ...rows].join('\n')}\n`;

it('takes the only currency that a file says for that of rows that say none, as a settlement does in its first row', () => {
  const result = toStatementResult(
    readOrThrow(file('1,EUR,,', '1,,2026-03-01,40.00', '1,,2026-03-02,-6.00'), { mapping }),
  );
  expect(earningLines(result)).toEqual(['2026-03-01 base 40 = 40 EUR', '2026-03-02 base -6 = -6 EUR']);
  expect(result.why).toContain('where it says none EUR, the only one of the file.');
});

it('asks where a file says two or none, or only what a payment of its own day was made in', () => {
  const abroad = '1,USD,2026-03-02,5.00';
  for (const first of [
    '1,EUR,,\n2,USD,,',
    '1,,,',
    abroad,
    `1,,2026-03-01,9.00\n${abroad}`,
    '1,,,\n1,EUR,,',
  ]) {
    const bytes = new TextEncoder().encode(file(first, '1,,2026-03-01,40.00'));
    expect(readStatement(bytes, { mapping })).toMatchObject({ kind: 'undecided', option: 'currency' });
  }
});

it('takes the only currency of dated rows for that of a total that says no day, and asks where they say two', () => {
  const rides = '1,USD,2026-03-01,40.00\n1,USD,2026-03-02,-6.00';
  const result = toStatementResult(readOrThrow(file(rides, 'x,,Total,34.00'), { mapping }));
  expect(earningLines(result)).toEqual(['2026-03-01 base 40 = 40 USD', '2026-03-02 base -6 = -6 USD']);
  expect(result.control).toMatchObject([{ unit: 'USD', file: '68', leftOut: '34', ok: true }]);
  for (const other of ['1,EUR,2026-03-03,1.00\nx,,Total,35.00', '1,,2026-03-03,1.00']) {
    const bytes = new TextEncoder().encode(file(rides, other));
    expect(readStatement(bytes, { mapping })).toMatchObject({ kind: 'undecided', option: 'currency' });
  }
});

it('takes no header that is repeated between the rows for another currency, as in files that were put together', () => {
  const header = 'Settlement,Currency,Posted,Amount';
  const rides = '1,USD,2026-03-01,40.00';
  const total = 'x,,Total,40.00';
  const result = toStatementResult(readOrThrow(file(rides, total, header, rides, total), { mapping }));
  expect(earningLines(result)).toEqual(['2026-03-01 base 40 = 40 USD', '2026-03-01 base 40 = 40 USD']);
  expect(result.rows.leftOut.map(({ row }) => row)).toEqual([3, 4, 6]);
});
