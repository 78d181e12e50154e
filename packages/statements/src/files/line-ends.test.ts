import { expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { readOrThrow } from '../testing/read-fixture.ts';
import { withOneLineEnd } from './line-ends.ts';

const mapping = {
  name: 'Mine',
  layouts: [{ columns: { date: 'Date', description: 'Note' }, money: { amount: 'Amount' }, currency: 'EUR' }],
  lines: [{ parts: [{ column: 'amount', to: 'base' }] }],
  control: { column: 'amount', terms: { base: 1 } },
};
const HEADER = 'Date,Amount,Note';
const ROWS = ['2026-03-01,10.00,a', '2026-03-02,12.34,"b, c"', '2026-03-03,0.66,d'] as const;

it.each([
  ['\r\n', '\n', '\n', '\r\n'],
  ['\n', '\r\n', '\r', '\n'],
  ['\r', '\n', '\r\n', '\r'],
  ['\r\n', '\r', '\r', '\r\n'],
])('reads every row where lines end in different ways (%j, %j, %j, %j)', (...ends) => {
  const file = [HEADER, ...ROWS].map((line, index) => `${line}${ends[index]}`).join('');
  const { totals, earnings, why } = toStatementResult(readOrThrow(file, { mapping }));
  expect(why).toContain('separated by commas, and its lines end in different ways.');
  expect(totals).toMatchObject([{ base: '23' }]);
  expect(earnings.map(({ description }) => description)).toEqual(['a', 'b, c', 'd']);
});

it('leaves a text as it is whose cells hold the other end of line', () => {
  const quoted = `${HEADER}\r\n2026-03-01,10.00,"a\nb"\r\n`;
  const bare = `${HEADER}\r\n2026-03-01,10.00,a\nb\r\n`;
  expect([quoted, bare].map(withOneLineEnd)).toEqual([quoted, bare]);
});
