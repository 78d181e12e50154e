import { expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const mapping = {
  name: 'Courier',
  layouts: [
    { columns: { date: 'Date' }, money: { pay: 'Pay', fee: 'Delivery fee', tip: 'Tip' }, currency: 'EUR' },
  ],
  lines: [
    {
      parts: [
        { column: 'pay', to: 'base' },
        { column: 'fee', to: 'fees' },
        { column: 'tip', to: 'tips' },
      ],
    },
  ],
  control: { column: 'pay', less: ['fee'], plus: ['tip'], terms: { base: 1, fees: -1, tips: 1 } },
};
const whyOf = (...rows: string[]) =>
  readOrThrow(`${['Date,Pay,Delivery fee,Tip', ...rows].join('\n')}\n`, { mapping }).why;

it('tells of fees beside which nothing but tips was earned', () => {
  expect(whyOf('2026-03-02,0,4.20,1.00', '2026-03-03,0,3.90,0')).toContain(
    'Warning: in 2 rows, like row 2, a fee would be taken off, and nothing but tips was earned in EUR: what is called a fee may be what was paid for the work.',
  );
  expect(whyOf('2026-03-02,0,0,1.00', '2026-03-03,0,3.90,0')).toContain('in 1 row, like row 3,');
  expect(whyOf('2026-03-02,12.00,4.20,1.00', '2026-03-03,0,3.90,0')).not.toContain('Warning');
  // A bill of what the platform takes.
  expect(whyOf('2026-03-02,0,4.20,0', '2026-03-03,0,3.90,0')).not.toContain('Warning');
});
