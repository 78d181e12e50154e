import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  decide,
  importFile,
  namelessFile,
  payoutInput,
  stageFile,
  type TestApi,
} from '../../../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

const HEADER = 'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id';
const SENT = '2026-11-02,usd,-100.00,0,-100.00,payout,txn_2';
const FAILED = SENT.replace(',payout,', ',payout (failed),');
const LATER = '2026-11-09,usd,7.00,0,7.00,charge,txn_9';

test('a payout that a person typed stays where the file says that it failed, until they take that', async () => {
  const ana = await app.signUp();
  const { id: shopId } = await addPlatform(ana, { name: 'Shop' });
  const file = (...rows: string[]) => namelessFile(shopId, HEADER, rows);
  const typed = await ana.api.payouts.create(
    payoutInput(shopId, '100', { paidOn: '2026-11-04', note: 'mine' }),
  );
  await importFile(ana, file(SENT), { position: 0, decision: 'merge', payoutId: typed.id });
  const payouts = async () => (await ana.api.payouts.list({})).items;
  const before = await payouts();
  expect(before).toMatchObject([{ id: typed.id, note: 'mine' }]);

  const importId = await stageFile(ana, file(FAILED, LATER));
  const { items } = await ana.api.imports.items({ importId });
  expect(items).toMatchObject([
    { kind: 'leftOut', kept: 'edited', takesBack: [{ kind: 'payout', value: '100', kept: 'edited' }] },
    {},
  ]);
  expect(await ana.api.imports.preview({ importId })).toMatchObject({ staying: 1, takenBack: 0 });
  expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 0 });
  expect(await payouts()).toEqual(before);
  // They were told by the first file that says so.
  const told = await stageFile(ana, file(FAILED, LATER));
  expect(await ana.api.imports.preview({ importId: told })).toMatchObject({ staying: 0, notTaken: 1 });
  await ana.api.imports.undo({ importId });

  const again = await stageFile(ana, file(FAILED, LATER));
  await decide(ana, again, { position: 0, decision: 'take' });
  expect(await ana.api.imports.preview({ importId: again })).toMatchObject({ staying: 0, takenBack: 1 });
  expect(await ana.api.imports.commit({ importId: again })).toMatchObject({ takenBack: 1 });
  expect(await payouts()).toEqual([]);
  await ana.api.imports.undo({ importId: again });
  expect(await payouts()).toMatchObject([{ id: typed.id, note: 'mine', amount: '100' }]);
});

test('a fee stays away in files of before, too, where its payout is what a person typed', async () => {
  const ana = await app.signUp();
  const { id: shopId } = await addPlatform(ana, { name: 'Shop' });
  const file = (...rows: string[]) => namelessFile(shopId, HEADER, rows);
  const typed = await ana.api.payouts.create(payoutInput(shopId, '100', { paidOn: '2026-11-04' }));
  const instant = SENT.replace('0,-100.00', '1.00,-101.00');
  await importFile(ana, file(instant), { position: 0, decision: 'merge', payoutId: typed.id });
  expect(await importFile(ana, file(SENT, LATER))).toMatchObject({ takenBack: 1 });
  expect(await importFile(ana, file(instant))).toMatchObject({ outcomes: { new: 0 }, notTaken: 1 });
  expect((await ana.api.earnings.list({})).items).toHaveLength(1);
});

test('a payout that failed stays away when the file by which it was what a person typed is undone and imported again', async () => {
  const ana = await app.signUp();
  const { id: shopId } = await addPlatform(ana, { name: 'Shop' });
  const file = (...rows: string[]) => namelessFile(shopId, HEADER, rows);
  const typed = await ana.api.payouts.create(payoutInput(shopId, '100', { paidOn: '2026-11-04' }));
  const sent = await importFile(ana, file(SENT), { position: 0, decision: 'merge', payoutId: typed.id });
  await importFile(ana, file(FAILED, LATER), { position: 0, decision: 'take' });
  await ana.api.imports.undo({ importId: sent.id });
  expect(await importFile(ana, file(SENT))).toMatchObject({ outcomes: { new: 0 }, notTaken: 1 });
  expect((await ana.api.payouts.list({})).items).toEqual([]);
});
