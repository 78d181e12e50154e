import { expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { earningLines, readOrThrow } from '../testing/read-fixture.ts';

const layout = (more: object = {}) => ({
  columns: { date: 'Date', type: 'Type', direction: 'Way', balance: 'Balance' },
  money: { amount: 'Amount', fee: 'Fee' },
  required: ['date', 'type', 'amount', 'fee'],
  currency: 'EUR',
  ...more,
});
const fees = (sign: 1 | -1) => ({ column: 'fee', to: 'fees', sign });
const mapping = ({
  refund = 1,
  fee = 1,
  turned,
}: {
  refund?: 1 | -1;
  fee?: 1 | -1;
  turned?: string[];
} = {}) => ({
  layouts: [layout()],
  lines: [
    { types: ['Sale'], parts: [{ column: 'amount', to: 'base' }, fees(fee)] },
    {
      types: ['Refund'],
      parts: [{ column: 'amount', to: 'adjustments', sign: refund }, fees(fee)],
      ...(turned && { turned }),
    },
  ],
  control: {
    column: 'amount',
    [fee === 1 ? 'less' : 'plus']: ['fee'],
    terms: { base: 1, fees: -1, adjustments: refund },
  },
});
const read = (asked: unknown, ...rows: string[]) =>
  toStatementResult(readOrThrow(`${rows.join('\n')}\n`, { mapping: asked }));

const ACCOUNT = [
  'Date,Type,Way,Amount,Fee,Balance',
  '2026-03-01,Sale,Credit,100.00,3.00,97.00',
  '2026-03-02,Sale,Credit,50.00,1.50,145.50',
  '2026-03-03,Refund,Debit,100.00,3.00,48.50',
];

it('gives back the fee of a refund where the mapping says so, in the control total and the balance too', () => {
  const result = read(mapping({ turned: ['fee'] }), ...ACCOUNT);
  expect(earningLines(result).at(-1)).toBe('2026-03-03 adjustments -100 fees -3 = -97 EUR');
  expect(result.control).toEqual([{ unit: 'EUR', file: '48.5', recorded: '48.5', leftOut: '0', ok: true }]);
  expect(result.why).toContain('The running balance agrees with the amounts of all 3 rows.');
  expect(result.why).not.toContain('Warning');
});

it('tells where no sign says whether the fee of a refund came back, until a mapping does', () => {
  const doubt = 'Warning: 1 row, like row 4, would be recorded as money that went back and a fee';
  const rows = ACCOUNT.map((row) => row.replace(/,[^,]*$/, ''));
  expect(read(mapping(), ...rows).why).toContain(doubt);
  expect(read(mapping({ turned: [] }), ...rows).why).not.toContain('Warning');
  const plain = rows.map((row) => row.replace(/,(?:Way|Credit|Debit)/, ''));
  expect(read(mapping({ refund: -1 }), ...plain).why).toContain(doubt);
  const back = read(mapping({ refund: -1, turned: ['fee'] }), ...plain);
  expect(earningLines(back).at(-1)).toBe('2026-03-03 adjustments -100 fees -3 = -97 EUR');
  expect(back.control).toMatchObject([{ ok: true }]);
  expect(back.why).not.toContain('Warning');
  const signed = plain.map((row) => row.replace('Refund,100', 'Refund,-100'));
  expect(read(mapping(), ...signed).why).not.toContain('Warning');
});

it('takes a fee with a minus for taken and one without for given back, whichever way its row went', () => {
  const rows = (fee: string) => [
    'Date,Type,Way,Amount,Fee',
    '2026-03-01,Sale,Credit,100.00,-3.00',
    `2026-03-03,Refund,Debit,100.00,${fee}`,
  ];
  const last = (fee: string) => {
    const result = read(mapping({ fee: -1 }), ...rows(fee));
    expect(result.control).toMatchObject([{ ok: true }]);
    expect(result.why).not.toContain('Warning');
    return earningLines(result).at(-1);
  };
  expect(last('3.00')).toBe('2026-03-03 adjustments -100 fees -3 = -97 EUR');
  expect(last('-3.00')).toBe('2026-03-03 adjustments -100 fees 3 = -103 EUR');
});

it('refuses a column to turn that the mapping does not name', () => {
  expect(() => read(mapping({ turned: ['charge'] }), ...ACCOUNT)).toThrow(/lines\[1\]\.turned\[0\]/);
});
