import { expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const mapping = {
  name: 'Fiverr',
  layouts: [
    {
      columns: { date: 'Date', type: 'Activity', reference: 'Order', currency: 'Currency' },
      money: { amount: 'Amount' },
    },
  ],
  lines: [
    { types: ['Clearing'], skip: 'you said that these rows are left out' },
    { types: ['Earning'], parts: [{ column: 'amount', to: 'base' }] },
  ],
  control: { column: 'amount', terms: { base: 1 } },
};
const whyOf = (rows: readonly string[], lines: readonly object[] = mapping.lines) =>
  readOrThrow(`${['Date,Activity,Order,Currency,Amount', ...rows].join('\n')}\n`, {
    mapping: { ...mapping, lines },
  }).why;

it('tells of money that is clearing and would be left out, unless the file says of the same order that it was earned', () => {
  const earned = '2026-03-16,Earning,FO2,USD,160.00';
  const clearing = '2026-03-02,Clearing,FO1,USD,80.00';
  expect(whyOf([clearing, earned])).toContain(
    'Warning: 1 row, like row 2, would be left out as “Clearing”: that was earned and cannot be taken out yet.',
  );
  expect(whyOf([clearing, '2026-03-16,Earning,FO1,USD,80.00'])).not.toContain('Warning');
  expect(whyOf([earned, '2026-03-18,Clearing,FO3,USD,-40.00'])).not.toContain('Warning');
  const [, earning] = mapping.lines;
  const lines = [{ ...earning, types: ['Clearing', 'Earning'] }];
  expect(whyOf([clearing, earned], lines)).not.toContain('Warning');
});
