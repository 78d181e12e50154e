import { netOf } from '@earntrack/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const centsOf = fc.integer({ min: -50_000, max: 50_000 });
const rowsOf = fc.array(
  fc.record({ type: fc.constantFrom('charge', 'payout', 'refund'), gross: centsOf, fee: centsOf }),
  { minLength: 1, maxLength: 12 },
);

const text = (cents: number) => (cents / 100).toFixed(2);
const micros = (cents: number) => BigInt(cents) * 10_000n;

it('a row is divided among its items to the last digit: one, and of a payout with a fee two', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const lines = rows.map(
        ({ type, gross, fee }, index) =>
          `txn_${index},2026-03-01,usd,${text(gross)},${text(fee)},${text(gross - fee)},${type}`,
      );
      const header = 'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category';
      const { items, control } = readOrThrow([header, ...lines, ''].join('\n'));
      const said = Map.groupBy(
        items.flatMap((item) => item.rows),
        ({ row }) => row,
      );
      for (const [index, { type, gross, fee }] of rows.entries()) {
        const parts = said.get(index + 2) ?? [];
        expect(parts).toHaveLength(type === 'payout' && fee !== 0 ? 2 : 1);
        expect(parts.reduce((sum, { value }) => sum + value, 0n)).toBe(micros(gross - fee));
      }
      let left = 0n;
      for (const item of items) {
        if (item.kind === 'earning') left += netOf(item.components);
        if (item.kind === 'payout') left -= item.amount;
      }
      expect(left).toBe(rows.reduce((sum, { gross, fee }) => sum + micros(gross - fee), 0n));
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
      expect(control.every(({ ok }) => ok)).toBe(true);
    }),
  );
});
