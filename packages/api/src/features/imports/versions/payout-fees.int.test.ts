import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { eachWithShop, importFile, type Person, refusal, statementFile } from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

async function everything() {
  const { totals } = await ana.api.dashboard.summary({ period: { kind: 'all' } });
  const payouts = (await ana.api.payouts.list({})).items;
  return { earnings: (await ana.api.earnings.list({})).items, payouts, totals };
}

describe('a row that is a payout and the fee for it', () => {
  const stripe = (rows: string[]) =>
    statementFile(
      ['created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id', ...rows].join('\n'),
      [{ name: null, target: { kind: 'existing', platformId: shopId } }],
    );
  const CHARGE = '2026-11-01,usd,200.00,5.90,194.10,charge,txn_1';
  const INSTANT = '2026-11-02,usd,-100.00,1.00,-101.00,payout,txn_2';

  test('is recorded as both, is known again, changes and is undone as both', async () => {
    const before = await everything();
    const first = await importFile(ana, stripe([CHARGE, INSTANT]));
    expect(first).toMatchObject({
      outcomes: { new: 3 },
      control: [{ unit: 'USD', file: '93.1', recorded: '93.1', isOk: true }],
    });
    expect((await everything()).totals).toMatchObject([{ net: '193.1', fees: '6.9' }]);
    expect((await everything()).payouts).toMatchObject([{ amount: '100' }]);

    const again = await importFile(ana, stripe([INSTANT, CHARGE]));
    expect(again.outcomes).toMatchObject({ new: 0, unchanged: 3 });
    const dearer = await importFile(
      ana,
      stripe([INSTANT.replace('1.00,-101.00', '1.50,-101.50'), '2026-11-03,usd,7.00,0,7.00,charge,txn_3']),
    );
    expect(dearer.outcomes).toMatchObject({ new: 1, unchanged: 1, changed: 1 });
    expect((await everything()).totals).toMatchObject([{ fees: '7.4' }]);

    for (const { id } of [dearer, again, first]) await ana.api.imports.undo({ importId: id });
    expect(await everything()).toEqual(before);
  });

  test('is refused where its fee arrives twice, or without the payout', async () => {
    const file = stripe([CHARGE, INSTANT]);
    const [charge, payout, fee] = file.items;
    if (!charge || !payout || !fee) throw new Error('The file has three items');
    const sent = (items: typeof file.items) => {
      const open = { ...file.open, id: randomUUID(), itemCount: items.length };
      return refusal(importFile(ana, { open, items }));
    };
    const twice = [charge, payout, fee, { ...fee, key: 'fees:id:txn_9' }];
    expect(await sent(twice)).toMatchObject({ code: 'statement_incomplete' });
    expect(await sent([charge, fee])).toMatchObject({ code: 'statement_incomplete' });
  });
});
