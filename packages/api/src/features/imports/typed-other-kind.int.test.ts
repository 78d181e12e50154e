import { expect, test } from 'vitest';
import {
  eachWithShop,
  earningInput,
  importFile,
  namelessFile,
  payoutInput,
  type Person,
  stageFile,
} from '../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const HEADER = 'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id';
const file = (...rows: string[]) => namelessFile(shopId, HEADER, rows);
const SOLD = '2026-11-02,usd,100.00,0,100.00,charge,txn_2';
const PAYOUT = SOLD.replace(',charge,', ',payout_failure,');
const LATER = '2026-11-09,usd,7.00,0,7.00,charge,txn_9';

async function everything() {
  const earnings = (await ana.api.earnings.list({})).items.map(({ version: _, ...values }) => values);
  const payouts = (await ana.api.payouts.list({})).items;
  return { earnings, payouts };
}

test('an earning goes where its row is a payout now, also where that is what a person typed', async () => {
  const typed = await ana.api.payouts.create(payoutInput(shopId, '-100', { paidOn: '2026-11-02' }));
  await importFile(ana, file(SOLD));
  const before = await everything();
  const merge = { position: 0, decision: 'merge' as const, payoutId: typed.id };
  const later = await importFile(ana, file(PAYOUT, LATER), merge);
  expect(later).toMatchObject({ takenBack: 1 });
  const after = await everything();
  expect(after).toMatchObject({ earnings: [{ net: '7' }], payouts: [{ id: typed.id }] });

  const older = await importFile(ana, file(SOLD));
  expect(older).toMatchObject({ notTaken: 1, outcomes: { new: 0 } });
  expect(await everything()).toEqual(after);
  await ana.api.imports.undo({ importId: older.id });
  expect(await everything()).toEqual(after);
  await ana.api.imports.undo({ importId: later.id });
  expect(await everything()).toEqual(before);
});

test('an earning that a person typed stays where its row is a payout now, and is told', async () => {
  const { id } = await ana.api.earnings.create(earningInput(shopId, '100', { earnedOn: '2026-11-02' }));
  await importFile(ana, file(SOLD), { position: 0, decision: 'merge', earningId: id });
  const importId = await stageFile(ana, file(PAYOUT, LATER));
  const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
  expect(items).toMatchObject([{ kind: 'payout', takesBack: [{ kind: 'earning', id, kept: 'edited' }] }]);
  expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 0, notTaken: 1 });
  expect(await ana.api.imports.earningVersions({ id })).toMatchObject({ takenBackBy: [{ importId }] });
});

test('an earning stays away while any file says that it is a payout, also one by which that is what a person typed', async () => {
  const typed = await ana.api.payouts.create(payoutInput(shopId, '-100', { paidOn: '2026-11-02' }));
  await importFile(ana, file(PAYOUT, LATER), { position: 0, decision: 'merge', payoutId: typed.id });
  const before = await everything();
  const last = file(PAYOUT, LATER.replaceAll('9', '8'));
  const both = await importFile(ana, last, { position: 0, decision: null });
  expect((await everything()).payouts).toHaveLength(2);
  await importFile(ana, file(SOLD));
  await ana.api.imports.undo({ importId: both.id });
  expect(await everything()).toEqual(before);
});
