import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  importFile,
  payoutInput,
  type Person,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
let platformId: string;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  platformId = (await addPlatform(ana, { name: 'Upwork' })).id;
});

const UPWORK = [
  'Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Amount in local currency,Currency,Balance',
  '"Nov 3, 2026",501,Hourly,Invoice for 10 hours,,,,,,500.00,,,500.00',
  '"Nov 3, 2026",502,Service Fee,Service Fee for Hourly - Ref ID 501,,,,,,-50.00,,,450.00',
  '"Nov 5, 2026",503,Withdrawal,Withdrawal to bank,,,,,,-400.00,,,50.00',
].join('\n');

test('what is owed follows an import, what is typed after it, and what is deleted', async () => {
  await importFile(ana, statementFile(UPWORK, [{ name: null, target: { kind: 'existing', platformId } }]));
  const place = { platformId, currency: 'USD' };
  const imported = {
    ...place,
    earned: '450',
    paidOut: '400',
    owed: '50',
    lastPaidOn: '2026-11-05',
    earningsSince: 0,
  };
  expect(await ana.api.payouts.owed()).toEqual([imported]);

  const job = await ana.api.earnings.create(earningInput(platformId, '30', { earnedOn: '2026-11-06' }));
  const typed = await ana.api.payouts.create(payoutInput(platformId, '92', { paidOn: '2026-11-05' }));
  expect(await ana.api.payouts.owed()).toEqual([
    { ...imported, earned: '480', paidOut: '492', owed: '-12', earningsSince: 1 },
  ]);

  await ana.api.payouts.delete({ id: typed.id });
  await ana.api.earnings.delete({ id: job.id });
  expect(await ana.api.payouts.owed()).toEqual([imported]);
});

test('each currency stands for itself, the person’s own first', async () => {
  const other = (await addPlatform(ana, { name: 'Etsy', currency: 'EUR' })).id;
  await ana.api.earnings.create(earningInput(other, '88', { currency: 'EUR' }));
  await ana.api.earnings.create(earningInput(other, '7', { currency: 'USD' }));
  await ana.api.earnings.create(earningInput(platformId, '412.30'));
  await ana.api.payouts.create(payoutInput(other, '20', { currency: 'EUR' }));

  const owed = (await ana.api.payouts.owed()).map((row) => [row.platformId, row.currency, row.owed]);
  expect(owed).toEqual([
    [platformId, 'USD', '412.3'],
    [other, 'USD', '7'],
    [other, 'EUR', '68'],
  ]);
});

test('cash is in hand already, and tax that was collected for an office still has to arrive', async () => {
  const components = { base: '100', fees: '20', passThroughTax: '19', cashCollected: '35' };
  await ana.api.earnings.create(earningInput(platformId, '0', { components }));
  expect(await ana.api.payouts.owed()).toMatchObject([{ earned: '64', paidOut: '0', owed: '64' }]);
});

test('a platform that sent money before anything was recorded of it is not hidden', async () => {
  await ana.api.payouts.create(payoutInput(platformId, '12'));
  expect(await ana.api.payouts.owed()).toMatchObject([
    { platformId, earned: '0', paidOut: '12', owed: '-12', lastPaidOn: '2026-11-12', earningsSince: 0 },
  ]);
});

test('earnings since the last payout are those of the days after it, all where there was none', async () => {
  for (const earnedOn of ['2026-11-01', '2026-11-05', '2026-11-06']) {
    await ana.api.earnings.create(earningInput(platformId, '1', { earnedOn }));
  }
  expect(await ana.api.payouts.owed()).toMatchObject([{ lastPaidOn: null, earningsSince: 3 }]);
  await ana.api.payouts.create(payoutInput(platformId, '2', { paidOn: '2026-11-05' }));
  expect(await ana.api.payouts.owed()).toMatchObject([{ lastPaidOn: '2026-11-05', earningsSince: 1 }]);
});
