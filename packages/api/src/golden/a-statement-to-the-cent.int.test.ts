import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  importFile,
  type Person,
  statementFile,
  type TestApi,
} from '../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

const UPWORK = [
  'Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Amount in local currency,Currency,Balance',
  '"Nov 3, 2026",501,Hourly,Invoice for 10 hours,,,,,,500.00,,,500.00',
  '"Nov 3, 2026",502,Service Fee,Service Fee for Hourly - Ref ID 501,,,,,,-50.00,,,450.00',
  '"Nov 5, 2026",503,Withdrawal,Withdrawal to bank,,,,,,-400.00,,,50.00',
  '"Nov 5, 2026",504,Withdrawal Fee,Withdrawal fee,,,,,,-0.99,,,49.01',
].join('\n');

async function figuresOf(ana: Person) {
  const { totals, platforms } = await ana.api.dashboard.summary({ period: { kind: 'month' } });
  return { totals, platforms, earnings: (await ana.api.earnings.list()).items };
}

test('an Upwork statement is money earned less fees; what went to the bank is no income', async () => {
  const ana = await app.signUp();
  const { id: platformId } = await addPlatform(ana, { name: 'Upwork' });
  const file = () => statementFile(UPWORK, [{ name: null, target: { kind: 'existing', platformId } }]);

  const view = await importFile(ana, file());
  expect(view).toMatchObject({ presetId: 'upwork', rowCount: 4, payouts: 1 });
  expect(view.control).toEqual([{ unit: 'USD', file: '49.01', recorded: '49.01', leftOut: '0', isOk: true }]);

  const figures = await figuresOf(ana);
  expect(figures.totals).toHaveLength(1);
  expect(figures.totals[0]).toMatchObject({ currency: 'USD', gross: '500', fees: '50.99', net: '449.01' });

  expect((await importFile(ana, file())).outcomes).toMatchObject({ new: 0, changed: 0 });
  expect(await figuresOf(ana)).toEqual(figures);
});

test('whatever a file says, taking it in again in any order changes nothing', async () => {
  const row = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    cents: fc.integer({ min: -5_000, max: 500_000 }),
    hours: fc.option(fc.integer({ min: 1, max: 12 })),
    platform: fc.constantFrom('Shop', 'Stall'),
  });
  const ana = await app.signUp();
  const shop = await addPlatform(ana, { name: 'Shop' });
  const stall = await addPlatform(ana, { name: 'Stall' });
  const fileOf = (lines: readonly string[]) =>
    statementFile(`platform,date,amount,hours,notes\n${lines.join('\n')}\n`, [
      { name: 'Shop', target: { kind: 'existing', platformId: shop.id } },
      { name: 'Stall', target: { kind: 'existing', platformId: stall.id } },
    ]);
  const file = fc.array(row, { minLength: 1, maxLength: 12 }).chain((rows) => {
    const lines = rows.map(
      ({ platform, day, cents, hours }) =>
        `${platform},2026-11-${String(day).padStart(2, '0')},${(cents / 100).toFixed(2)},${hours ?? ''},note`,
    );
    const shuffled = fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length });
    return fc.record({ lines: fc.constant(lines), again: shuffled });
  });
  await fc.assert(
    fc.asyncProperty(file, async ({ lines, again }) => {
      const first = await importFile(ana, fileOf(lines));
      const figures = await figuresOf(ana);
      const second = await importFile(ana, fileOf(again));
      expect(first.control.every(({ isOk }) => isOk)).toBe(true);
      expect(second.outcomes).toMatchObject({ new: 0, changed: 0 });
      expect(await figuresOf(ana)).toEqual(figures);
    }),
    { numRuns: 15 },
  );
});
