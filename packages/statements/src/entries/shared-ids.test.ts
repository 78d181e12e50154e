import { describe, expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const STRIPE =
  'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,automatic_payout_id';
const stripe = (...rows: string[]) => readOrThrow([STRIPE, ...rows, ''].join('\n'));

const orders = (sumBy?: 'id') => ({
  layouts: [
    {
      columns: { date: 'Day', id: 'Order', description: 'Item' },
      money: { price: 'Price' },
      currency: 'EUR',
    },
  ],
  lines: [{ parts: [{ column: 'price', to: 'base' }] }],
  control: { column: 'price', terms: { base: 1 } },
  ...(sumBy && { sumBy }),
});
const ORDERS = [
  'Order,Day,Item,Price',
  'A1,2026-03-01,Mug,5.00',
  'A1,2026-03-01,Mug,5.00',
  'A1,2026-03-01,Plate,8.00',
  'A2,2026-03-02,Mug,5.00',
  '',
].join('\n');

describe('rows of one id', () => {
  it('count once where only a column that nobody reads differs', () => {
    const { items, why, control } = stripe(
      'txn_1,2026-03-01 10:00:00,usd,100.00,3.00,97.00,charge,',
      'txn_1,2026-03-01 10:00:00,usd,100.00,3.00,97.00,charge,po_1',
    );
    expect(items.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'earning id:txn_1',
      'leftOut id:txn_1#2',
    ]);
    expect(control).toMatchObject([{ ok: true }]);
    expect(why).not.toContain('Warning');
  });

  it('leave the key of the row that counts as it is without them', () => {
    const payout = 'txn_1,2026-03-01 10:00:00,usd,-97.00,0.00,-97.00,payout,';
    const keysOf = (...rows: string[]) => stripe(...rows).items.map(({ kind, key }) => `${kind} ${key}`);
    expect(keysOf(payout)).toEqual(['payout id:txn_1']);
    expect(keysOf(payout, payout)).toEqual(['payout id:txn_1', 'leftOut id:txn_1#2']);
  });

  it('that say different things are all recorded, and the person is told', () => {
    const { items, why } = stripe(
      'txn_1,2026-03-01 10:00:00,usd,100.00,3.00,97.00,charge,',
      'txn_1,2026-03-01 10:00:00,usd,90.00,3.00,87.00,charge,',
      'txn_2,2026-03-01 10:00:00,usd,5.00,0.00,5.00,charge,',
    );
    expect(items.map(({ kind }) => kind)).toEqual(['earning', 'earning', 'earning']);
    expect(why).toContain(
      'Warning: the id “txn_1” stands in several rows that say different things (rows 2, 3), and each of them counts.',
    );
  });

  it('may be a sale and its payout, or a fee that belongs to it, and nobody is warned', () => {
    const { why } = stripe(
      'txn_1,2026-03-01 10:00:00,usd,100.00,3.00,97.00,charge,',
      'txn_1,2026-03-01 10:00:00,usd,-97.00,0.00,-97.00,payout,',
      'txn_1,2026-03-01 10:00:00,usd,-9.00,0.00,-9.00,reserve_hold,',
    );
    expect(why).not.toContain('Warning');
  });

  it('are parts of one earning where a mapping adds them up, the equal ones too', () => {
    const { items, why, control } = readOrThrow(ORDERS, { mapping: orders('id') });
    expect(items).toMatchObject([
      { kind: 'earning', externalId: 'A1', components: { base: 18_000_000n } },
      { kind: 'earning', externalId: 'A2', components: { base: 5_000_000n } },
    ]);
    expect(control).toMatchObject([{ ok: true }]);
    expect(why).not.toContain('Warning');
  });

  it('are told where a mapping takes the number of an order for the id of a row', () => {
    const { items, why } = readOrThrow(ORDERS, { mapping: orders() });
    expect(items.map(({ kind }) => kind)).toEqual(['earning', 'leftOut', 'earning', 'earning']);
    expect(why).toContain('the id “A1” stands in several rows');
  });
});
