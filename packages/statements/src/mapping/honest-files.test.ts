import { expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

interface Given {
  columns?: Record<string, string>;
  money?: Record<string, string>;
  lines?: readonly object[];
  terms?: Record<string, 1 | -1>;
  texts?: Record<string, string>;
}

const BASE = { column: 'amount', to: 'base' };

/** What is said of a file of which, unless something else is given, `amount` is what was earned. */
function whyOf(rows: readonly string[], given: Given = {}): string {
  const { columns, money = { amount: 'amount' }, lines = [{ parts: [BASE] }], terms = { base: 1 } } = given;
  const mapping = {
    layouts: [{ columns: { date: 'date', ...columns }, money, currency: 'EUR', texts: given.texts ?? {} }],
    lines,
    control: { column: 'amount', terms },
  };
  return readOrThrow(`${rows.join('\n')}\n`, { mapping }).why;
}

it.each(['Net weight (kg)', 'Net hours', 'Net days', 'net_minutes', 'Net rate', 'Netto Stunden'])(
  'says nothing of %s, which is no amount that was left',
  (name) => {
    expect(whyOf([`date,amount,${name}`, '2026-03-01,100.00,5.50'])).not.toContain('Warning');
  },
);

it('says nothing of a net amount that is what would be recorded as earned, beside tax for a tax office', () => {
  const given = {
    money: { amount: 'gross', vat: 'vat' },
    lines: [
      {
        parts: [
          { ...BASE, less: ['vat'] },
          { column: 'vat', to: 'passThroughTax' },
        ],
      },
    ],
    terms: { base: 1, passThroughTax: 1 } as const,
  };
  expect(whyOf(['date,gross,vat,net', '2026-03-01,121.00,21.00,100.00'], given)).not.toContain('Warning');
  expect(whyOf(['date,gross,vat,net', '2026-03-01,121.00,21.00,95.00'], given)).toContain('“net” says less');
});

it.each([
  'Refundable deposit',
  'Refund window (days)',
  'Number of refunds',
  'Refund rate',
  'Refund %',
  'Rimborso spese',
  'Remboursement frais',
  'Reembolso de gastos',
])('says nothing of %s, which is no amount that went back', (name) => {
  expect(whyOf([`date,amount,${name}`, '2026-03-01,100.00,14'])).not.toContain('Warning');
});

it('says nothing of what could be given back', () => {
  expect(whyOf(['date,amount,Refundable', '2026-03-01,9.00,yes', '2026-03-02,9.00,no'])).not.toContain(
    'Warning',
  );
});

it('says nothing of whole amounts for what is minor', () => {
  const of = (name: string) => whyOf([`date,${name}`, '2026-03-01,100'], { money: { amount: name } });
  expect(of('Minor repairs')).not.toContain('Warning');
  expect(of('amount_minor')).toContain('in cents');
  expect(of('Minor units')).toContain('in cents');
});

it.each([
  ['Status', 'Paid out', 'Available'],
  ['Status', 'Withdrawn', 'In balance'],
  ['Payout method', 'Instant payout', 'Direct deposit'],
])('says nothing of a column %s that says %s, for that was earned all the same', (name, one, other) => {
  const rows = (text: string) => [
    `date,amount,${name}`,
    `2026-03-01,9.00,${text}`,
    `2026-03-02,8.00,${other}`,
  ];
  expect(whyOf(rows(one))).not.toContain('Warning');
  expect(whyOf(rows('Refund'))).toContain('“Refund” in 1 row');
});

it('says nothing of texts that each row has of its own where a rule looks at their beginning', () => {
  const titles = 'abcdefghijklm'.split('').map((name) => `2026-03-01,9.00,Work for ${name}`);
  const rows = ['date,amount,memo', '2026-03-02,8.00,Draft of a logo', ...titles, '2026-03-03,1.00,Transfer'];
  const lines = [{ where: { memo: ['Transfer*'] }, skip: 'no income' }, { parts: [BASE] }];
  expect(whyOf(rows, { texts: { memo: 'memo' }, lines })).not.toContain('Warning');
});

it('says nothing of fees that are less than the tips of which they are taken', () => {
  const given = {
    money: { amount: 'tip', fee: 'fee' },
    lines: [
      {
        parts: [
          { column: 'amount', to: 'tips' },
          { column: 'fee', to: 'fees' },
        ],
      },
    ],
    terms: { tips: 1 } as const,
  };
  expect(whyOf(['date,tip,fee', '2026-03-01,5.00,0.25', '2026-03-02,3.00,0.15'], given)).not.toContain(
    'Warning',
  );
  expect(whyOf(['date,tip,fee', '2026-03-01,5.00,3.20', '2026-03-02,0.00,3.20'], given)).toContain('tips');
});

it('says nothing of promotions that a seller gave, which are below zero', () => {
  const rows = (promotion: string) => ['date,amount,Promotions,Gross', `2026-03-01,15.00,${promotion},20.00`];
  expect(whyOf(rows('-5.00'))).not.toContain('Warning');
  expect(whyOf(rows('5.00'))).toContain('“Promotions”');
});
