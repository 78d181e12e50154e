import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  decide,
  importFile,
  namelessFile,
  payoutInput,
  type Person,
  refusal,
  type StagedFile,
  stageFile,
  type TestApi,
} from '../../../testing/index.ts';

let app: TestApi;
let ana: Person;
let file: (...rows: string[]) => StagedFile;
let payoutId: string;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  const { id: shopId } = await addPlatform(ana, { name: 'Shop' });
  file = (...rows) => namelessFile(shopId, HEADER, rows);
  payoutId = (await ana.api.payouts.create(payoutInput(shopId, '100', { paidOn: '2026-11-04' }))).id;
});

const HEADER = 'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id';
const SENT = '2026-11-02,usd,-100.00,0,-100.00,payout,txn_2';
const SOLD = '2026-11-09,usd,7.00,0,7.00,charge,txn_9';

const commitOf = (importId: string) => ana.api.imports.commit({ importId });
const payouts = async () => (await ana.api.payouts.list({})).items.length;

test('a row is not recorded beside what was typed where another file said meanwhile that it is that', async () => {
  const importId = await stageFile(ana, file(SENT, SOLD));
  await importFile(ana, file(SENT), { position: 0, decision: 'merge', payoutId });
  const { message } = await refusal(commitOf(importId));
  expect(message).toBe(
    'You have recorded another file meanwhile, of which you said that row 2 of this one is what you typed. Start this import again.',
  );
  expect(await payouts()).toBe(1);

  const again = await stageFile(ana, file(SENT, SOLD));
  await decide(ana, again, { position: 0, decision: null });
  await commitOf(again);
  expect(await payouts()).toBe(2);
});

test('a row is not recorded that was left out of another file meanwhile', async () => {
  const importId = await stageFile(ana, file(SENT, SOLD));
  await importFile(ana, file(SOLD), { position: 0, decision: 'leaveOut' });
  expect((await refusal(commitOf(importId))).message).toContain('row 3 of this one is left out');
  await importFile(ana, file(SENT, SOLD));
  expect((await ana.api.earnings.list({})).items).toEqual([]);
});

test('what was typed is not two rows of two files that were decided at once', async () => {
  const merge = { position: 0, decision: 'merge' as const, payoutId };
  const one = await stageFile(ana, file(SENT));
  const other = await stageFile(ana, file(SENT.replace('txn_2', 'txn_3')));
  await decide(ana, one, merge);
  await decide(ana, other, merge);
  await commitOf(one);
  const { message } = await refusal(commitOf(other));
  expect(message).toContain('What you typed is a row of another file by now, and not row 2 of this one');
  await importFile(ana, file(SENT.replace('txn_2', 'txn_3'), SOLD));
  expect(await payouts()).toBe(2);
});
