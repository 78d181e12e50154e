import { asLocalDate } from '@earntrack/domain';
import { expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import type { StatementItem } from '../statement.ts';
import { earningLines, readOrThrow } from '../testing/read-fixture.ts';

it('reads a settlement whose rows are told by two columns, with a currency in its first row alone', () => {
  const settlement = {
    name: 'Settlement',
    layouts: [
      {
        columns: {
          date: 'posted-date',
          type: 'amount-type',
          status: 'amount-description',
          reference: 'order-id',
          currency: 'currency',
          description: 'amount-description',
        },
        money: { amount: 'amount' },
        required: ['date', 'type', 'amount'],
      },
    ],
    lines: [
      { where: { status: ['* reserve amount*'] }, skip: 'a reserve that is kept back and comes later' },
      {
        types: ['ItemPrice'],
        where: { status: ['Tax'] },
        parts: [{ column: 'amount', to: 'passThroughTax' }],
      },
      { types: ['ItemWithheldTax'], parts: [{ column: 'amount', to: 'passThroughTax' }] },
      { types: ['ItemFees', 'other-transaction'], parts: [{ column: 'amount', to: 'fees', sign: -1 }] },
      { types: ['ItemPrice'], sign: 'negative', parts: [{ column: 'amount', to: 'adjustments' }] },
      { types: ['ItemPrice'], parts: [{ column: 'amount', to: 'base' }] },
    ],
    control: { column: 'amount', terms: { base: 1, adjustments: 1, fees: -1, passThroughTax: 1 } },
    sumBy: 'reference',
  };
  const rows = [
    'settlement-id,total-amount,currency,order-id,amount-type,amount-description,amount,posted-date',
    '1,48.73,USD,,,,,',
    '1,,,A-1,ItemPrice,Principal,40.00,2026-02-03',
    '1,,,A-1,ItemPrice,Tax,3.20,2026-02-03',
    '1,,,A-1,ItemWithheldTax,MarketplaceFacilitatorTax-Principal,-3.20,2026-02-03',
    '1,,,A-1,ItemFees,Commission,-6.00,2026-02-03',
    '1,,,A-2,ItemPrice,Principal,60.00,2026-02-05',
    '1,,,A-2,ItemFees,Commission,-9.00,2026-02-05',
    '1,,,A-1,ItemPrice,Principal,-40.00,2026-02-09',
    '1,,,A-1,ItemFees,Commission,4.80,2026-02-09',
    '1,,,,other-transaction,Storage Fee,-1.07,2026-02-10',
    '1,,,,other-transaction,Current Reserve Amount,-20.00,2026-02-15',
    '1,,,,other-transaction,Previous Reserve Amount Balance,20.00,2026-02-01',
  ];
  const text = `${rows.join('\n').replaceAll(',', '\t')}\n`;
  const result = toStatementResult(readOrThrow(text, { mapping: settlement }));
  expect(earningLines(result)).toEqual([
    '2026-02-03 base 40 fees 6 = 34 USD',
    '2026-02-05 base 60 fees 9 = 51 USD',
    '2026-02-09 adjustments -40 fees -4.8 = -35.2 USD',
    '2026-02-10 fees 1.07 = -1.07 USD',
  ]);
  // What the settlement came to, but for reserves that take each other back.
  expect(result.control).toEqual([{ unit: 'USD', file: '48.73', recorded: '48.73', leftOut: '0', ok: true }]);
});

it('reads a week of drivers whose parts stand beside their sum, on the day that a person says', () => {
  const week = {
    name: 'Week of drivers',
    layouts: [
      {
        columns: { reference: 'Driver UUID' },
        money: {
          earnings: 'Total earnings',
          tips: 'Total earnings:Tips',
          back: 'Refunds & expenses',
          cash: 'Payouts:Cash collected',
        },
        required: ['earnings'],
      },
    ],
    lines: [
      {
        parts: [
          { column: 'earnings', to: 'base', less: ['tips'] },
          { column: 'tips', to: 'tips' },
          { column: 'back', to: 'reimbursements' },
          { column: 'cash', to: 'cashCollected', sign: -1 },
        ],
      },
    ],
    control: { column: 'earnings', plus: ['back'], terms: { base: 1, tips: 1, reimbursements: 1 } },
  };
  const header =
    'Driver UUID,Driver first name,Total earnings,Total earnings : Tips,Refunds & expenses,Payouts,Payouts : Cash collected';
  const read = (date: string, row: string) =>
    readOrThrow(`${header}\n${row}\n`, { mapping: week, currency: 'EUR', date: asLocalDate(date) });
  const first = read('2026-03-08', 'd-1,Ana,512.40,22.30,12.00,-524.40,-84.40');
  expect(earningLines(toStatementResult(first))).toEqual([
    '2026-03-08 base 490.1 tips 22.3 reimbursements 12 cashCollected 84.4 = 524.4 EUR',
  ]);
  expect(first.control).toMatchObject([{ file: 524_400_000n, ok: true }]);
  // The driver is the same next week, and the row another.
  const next = read('2026-03-15', 'd-1,Ana,300.00,0.00,0.00,-300.00,0.00');
  const [[one], [other]] = [first, next].map(({ items }) => [...items]) as [StatementItem[], StatementItem[]];
  expect(other?.key).not.toBe(one?.key);
});
