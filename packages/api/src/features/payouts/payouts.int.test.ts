import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  importFile,
  payoutInput,
  type Person,
  refusal,
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

test('a payout that is sent twice is recorded once; another one under its id is refused', async () => {
  const input = payoutInput(platformId, '412.30', { note: 'to the bank' });
  const first = await ana.api.payouts.create(input);
  expect(first).toEqual({ ...input, amount: '412.3', source: 'typed', version: 1 });
  expect(await ana.api.payouts.create(input)).toEqual(first);
  expect(await ana.api.payouts.get({ id: input.id })).toEqual(first);
  expect((await refusal(ana.api.payouts.create({ ...input, amount: '1' }))).code).toBe('conflict');
});

test('a payout of nothing is refused at its amount', async () => {
  const { code, fields } = await refusal(ana.api.payouts.create(payoutInput(platformId, '0')));
  expect(code).toBe('invalid_input');
  expect(fields).toEqual({ amount: 'Write how much arrived' });
});

test('a change whose answer was lost can be sent again, and an older version is refused', async () => {
  const input = payoutInput(platformId, '10');
  await ana.api.payouts.create(input);
  const other = (await addPlatform(ana)).id;
  const change = { ...input, version: 1, platformId: other, paidOn: '2026-11-11', amount: '12.5' };
  const changed = await ana.api.payouts.update(change);
  expect(changed).toMatchObject({ platformId: other, paidOn: '2026-11-11', amount: '12.5', version: 2 });
  expect(await ana.api.payouts.update(change)).toEqual(changed);
  expect((await refusal(ana.api.payouts.update({ ...change, amount: '13' }))).code).toBe('changed_elsewhere');
});

test('a payout goes into the bin and comes back', async () => {
  const { id } = await ana.api.payouts.create(payoutInput(platformId, '10'));
  await ana.api.payouts.delete({ id });
  await ana.api.payouts.delete({ id });
  expect((await ana.api.payouts.list()).items).toEqual([]);
  expect((await refusal(ana.api.payouts.get({ id }))).code).toBe('already_deleted');
  expect(await ana.api.payouts.restore({ id })).toMatchObject({ id, amount: '10', version: 3 });
  expect(await ana.api.payouts.restore({ id })).toMatchObject({ version: 3 });
});

test('pages go from the newest day to the oldest, each payout once, and can be narrowed', async () => {
  const other = (await addPlatform(ana)).id;
  const days = ['2026-11-01', '2026-11-03', '2026-11-03', '2026-11-05'];
  for (const paidOn of days) await ana.api.payouts.create(payoutInput(platformId, '1', { paidOn }));
  await ana.api.payouts.create(payoutInput(other, '2', { paidOn: '2026-11-04' }));

  const first = await ana.api.payouts.list({ limit: 3 });
  const second = await ana.api.payouts.list({ limit: 3, cursor: first.nextCursor });
  const all = [...first.items, ...second.items];
  expect(all.map(({ paidOn }) => paidOn)).toEqual([...days, '2026-11-04'].toSorted().toReversed());
  expect(new Set(all.map(({ id }) => id)).size).toBe(5);
  expect(second.nextCursor).toBeNull();

  const narrowed = await ana.api.payouts.list({ from: '2026-11-02', to: '2026-11-04', platformId });
  expect(narrowed.items.map(({ paidOn }) => paidOn)).toEqual(['2026-11-03', '2026-11-03']);
});

test('a payout is never income', async () => {
  await ana.api.payouts.create(payoutInput(platformId, '400'));
  expect((await ana.api.dashboard.summary({ period: { kind: 'all' } })).totals).toEqual([]);
});

describe('a payout of a statement', () => {
  const statement = (amount: string) =>
    statementFile(
      [
        'Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Amount in local currency,Currency,Balance',
        `"Nov 5, 2026",503,Withdrawal,Withdrawal to bank,,,,,,${amount},,,`,
      ].join('\n'),
      [{ name: null, target: { kind: 'existing', platformId } }],
    );
  const only = async () => {
    const { items } = await ana.api.payouts.list();
    expect(items).toHaveLength(1);
    return items[0] ?? { id: randomUUID(), version: 0 };
  };

  test('takes the value of a later export', async () => {
    await importFile(ana, statement('-400.00'));
    expect((await importFile(ana, statement('-410.00'))).outcomes).toMatchObject({ changed: 1 });
    expect(await only()).toMatchObject({ amount: '410', source: 'statement', version: 2 });
  });

  test('that a person changed is never overwritten', async () => {
    await importFile(ana, statement('-400.00'));
    const { id, version } = await only();
    const mine = { ...payoutInput(platformId, '395.00', { paidOn: '2026-11-06', note: 'less a fee' }), id };
    await ana.api.payouts.update({ ...mine, version });

    expect((await importFile(ana, statement('-410.00'))).outcomes).toMatchObject({
      unchanged: 1,
      changed: 0,
    });
    expect(await only()).toMatchObject({ amount: '395', paidOn: '2026-11-06', note: 'less a fee' });
  });

  test('that a person deleted stays deleted', async () => {
    await importFile(ana, statement('-400.00'));
    await ana.api.payouts.delete({ id: (await only()).id });
    expect((await importFile(ana, statement('-410.00'))).outcomes).toMatchObject({ new: 0, changed: 0 });
    expect((await ana.api.payouts.list()).items).toEqual([]);
  });
});
