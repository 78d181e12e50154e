import type { TwinView } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import {
  addPlatform,
  decide,
  eachWithShop,
  earningInput,
  importFile,
  namelessFile,
  payoutInput,
  type Person,
  refusal,
  shopFile,
  type StagedFile,
  stageFile,
  workInput,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

async function everything() {
  const { api } = ana;
  const { totals, workedSeconds } = await api.dashboard.summary({ period: { kind: 'all' } });
  return {
    earnings: (await api.earnings.list()).items,
    work: (await api.work.list()).items,
    payouts: (await api.payouts.list()).items,
    owed: await api.payouts.owed(),
    totals,
    workedSeconds,
  };
}

const PAYOUTS = 'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id';
const payouts = (...rows: string[]) => namelessFile(shopId, PAYOUTS, rows);
const payoutRow = (id: string, day: string, amount = '100.00', currency = 'usd') =>
  `${day},${currency},-${amount},0,-${amount},payout,${id}`;
const table = (...rows: string[]) => shopFile(shopId, 'id,platform,date,amount,hours,notes', rows);
const hoursRow = (id: string, day: string, hours = '2') => `${id},Shop,${day},,${hours},x`;

interface KindOfEntry {
  /** Types one that a row of 2 November may be once more, and gives its id. */
  type: (platformId?: string) => Promise<string>;
  delete: (id: string) => Promise<unknown>;
  file: (...ids: string[]) => StagedFile;
  merge: (id: string) => { earningId: string } | { workId: string } | { payoutId: string };
  twin: Partial<TwinView>;
}

const KINDS: Readonly<Record<TwinView['kind'], KindOfEntry>> = {
  earning: {
    type: async (platformId = shopId) =>
      (
        await ana.api.earnings.create(
          earningInput(platformId, '10', { earnedOn: '2026-11-03', note: 'mine' }),
        )
      ).id,
    delete: (id) => ana.api.earnings.delete({ id }),
    file: (...ids) => table(...ids.map((id) => `${id},Shop,2026-11-02,10.00,,x`)),
    merge: (earningId) => ({ earningId }),
    twin: { kind: 'earning', earnedOn: '2026-11-03', currency: 'USD', net: '10', note: 'mine' },
  },
  work: {
    type: async (platformId = shopId) => {
      const time = { kind: 'duration' as const, workedOn: '2026-11-02', seconds: 7200 };
      return (await ana.api.work.create(workInput([platformId], { time, clock: 'doorToDoor', note: 'mine' })))
        .id;
    },
    delete: (id) => ana.api.work.delete({ id }),
    file: (...ids) => table(...ids.map((id) => hoursRow(id, '2026-11-02'))),
    merge: (workId) => ({ workId }),
    twin: { kind: 'work', workedOn: '2026-11-02', clock: 'doorToDoor', seconds: 7200, isOfEarning: false },
  },
  payout: {
    type: async (platformId = shopId) =>
      (await ana.api.payouts.create(payoutInput(platformId, '100', { paidOn: '2026-11-05', note: 'mine' })))
        .id,
    delete: (id) => ana.api.payouts.delete({ id }),
    file: (...ids) => payouts(...ids.map((id) => payoutRow(id, '2026-11-02'))),
    merge: (payoutId) => ({ payoutId }),
    twin: { kind: 'payout', paidOn: '2026-11-05', currency: 'USD', amount: '100', note: 'mine' },
  },
};

/** What the rows of a file that is staged may be, in their order; nothing where it is nothing that was typed. */
async function offered(importId: string): Promise<(string | null)[]> {
  const { items } = await ana.api.imports.items({ importId });
  const ids = items.map(({ twin }) => twin?.id ?? null);
  const { possibleDuplicates } = await ana.api.imports.preview({ importId });
  expect(possibleDuplicates).toBe(ids.filter(Boolean).length);
  return ids;
}

const offeredFor = async (file: StagedFile) => offered(await stageFile(ana, file));

describe.each(Object.entries(KINDS))('what was typed by hand and is in a file: %s', (_kind, of) => {
  const merge = (importId: string, typedId: string, position = 0) =>
    decide(ana, importId, { position, decision: 'merge', ...of.merge(typedId) });

  test('is told before it is recorded, and both are kept unless a person says otherwise', async () => {
    const typedId = await of.type();
    const before = await everything();
    const importId = await stageFile(ana, of.file('A1'));
    expect(await offered(importId)).toEqual([typedId]);
    const { items } = await ana.api.imports.items({ importId, outcome: 'possibleDuplicate' });
    expect(items).toMatchObject([{ outcome: 'new', twin: of.twin }]);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ outcomes: { new: 1 } });
    const both = await everything();
    expect(both.earnings.length + both.work.length + both.payouts.length).toBe(2);

    const again = await importFile(ana, of.file('A1'));
    expect(again.outcomes).toMatchObject({ new: 0, unchanged: 1 });
    for (const id of [again.id, importId]) await ana.api.imports.undo({ importId: id });
    expect(await everything()).toEqual(before);
  });

  test('is one entry, as it was typed, where a person says that it is the same: in later exports too, until that is undone', async () => {
    const typedId = await of.type();
    const before = await everything();
    const importId = await stageFile(ana, of.file('A1'));
    await merge(importId, typedId);
    expect(await offered(importId)).toEqual([null]);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({
      outcomes: { new: 0, unchanged: 1, changed: 0 },
      notTaken: 0,
    });
    expect(await everything()).toEqual(before);

    const again = await importFile(ana, of.file('A1'));
    expect(again).toMatchObject({ outcomes: { new: 0, unchanged: 1 }, notTaken: 0 });
    // What a row is already, no other one is offered for.
    expect(await offeredFor(of.file('A1', 'A2'))).toEqual([null, null]);
    expect(await offeredFor(of.file('A2'))).toEqual([null]);
    expect(await everything()).toEqual(before);

    for (const id of [again.id, importId]) {
      expect((await ana.api.imports.undo({ importId: id })).undo).toMatchObject({ kept: 1, removed: 0 });
    }
    expect(await everything()).toEqual(before);
    expect(await offeredFor(of.file('A1'))).toEqual([typedId]);
  });

  test('is kept beside the row again where a person takes back that it is the same', async () => {
    const typedId = await of.type();
    const importId = await stageFile(ana, of.file('A1'));
    await merge(importId, typedId);
    await decide(ana, importId, { position: 0, decision: null });
    expect(await offered(importId)).toEqual([typedId]);
    expect((await ana.api.imports.commit({ importId })).outcomes).toMatchObject({ new: 1 });
  });

  test('is another one in later files, too, once a person says so of one, until that is undone', async () => {
    const typedId = await of.type();
    const first = await stageFile(ana, of.file('A1'));
    await merge(first, typedId);
    await ana.api.imports.commit({ importId: first });
    const both = await importFile(ana, of.file('A1'), { position: 0, decision: null });
    expect(both.outcomes).toMatchObject({ new: 1 });
    const decisionOfNext = async () => {
      const { items } = await ana.api.imports.items({ importId: await stageFile(ana, of.file('A1')) });
      return items.map(({ decision }) => decision);
    };
    expect(await decisionOfNext()).toEqual([null]);
    await ana.api.imports.undo({ importId: both.id });
    expect(await decisionOfNext()).toEqual(['merge']);
  });

  test('is one row alone, and of two typed alike a row is one alone', async () => {
    const [first, second] = [await of.type(), await of.type()];
    expect(await offeredFor(of.file('A1'))).toEqual([expect.toBeOneOf([first, second])]);
    const importId = await stageFile(ana, of.file('A1', 'A2', 'A3'));
    const ids = await offered(importId);
    expect(new Set(ids)).toEqual(new Set([first, second, null]));

    await merge(importId, first, 2);
    expect((await offered(importId)).filter(Boolean)).toEqual([second]);
    expect((await refusal(merge(importId, first, 0))).fields).toHaveProperty('decisions');
  });

  test('is of the same platform, was typed, and is not in the bin', async () => {
    const stall = await addPlatform(ana, { name: 'Stall' });
    const elsewhere = await of.type(stall.id);
    const binned = await of.type();
    await of.delete(binned);
    await importFile(ana, of.file('A0'));
    const importId = await stageFile(ana, of.file('A0', 'A1'));
    expect(await offered(importId)).toEqual([null, null]);
    for (const id of [elsewhere, binned])
      expect((await refusal(merge(importId, id, 1))).fields).toHaveProperty('decisions');
  });
});

describe('a payout', () => {
  const type = async (amount: string, paidOn: string, currency = 'USD') =>
    (await ana.api.payouts.create(payoutInput(shopId, amount, { paidOn, currency }))).id;

  test('is the same from the day before it was sent to a week after, and to the cent', async () => {
    await type('100', '2026-11-08');
    await type('100', '2026-11-18');
    await type('99.99', '2026-11-10');
    await type('-100', '2026-11-10');
    await type('100', '2026-11-10', 'EUR');
    expect(await offeredFor(payouts(payoutRow('po_1', '2026-11-10')))).toEqual([null]);
    const late = await type('100', '2026-11-17');
    const early = await type('100', '2026-11-09');
    // The nearest one comes first.
    expect(await offeredFor(payouts(payoutRow('po_1', '2026-11-10')))).toEqual([early]);
    const rows = [payoutRow('po_1', '2026-11-10'), payoutRow('po_2', '2026-11-10')];
    expect(await offeredFor(payouts(...rows))).toEqual([early, late]);
  });

  test('of every week finds that of its own week, though each amount is the same', async () => {
    const typed = [await type('100', '2026-11-12'), await type('100', '2026-11-19')];
    const weeks = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'];
    const file = payouts(...weeks.map((day, week) => payoutRow(`po_${week}`, day)));
    expect(await offeredFor(file)).toEqual([null, ...typed, null]);
  });

  test('is what reached the bank, and what was taken for it may be typed as an earning of fees alone', async () => {
    const typed = await type('100', '2026-11-03');
    const cost = await ana.api.earnings.create({
      ...earningInput(shopId, '0', { earnedOn: '2026-11-02' }),
      components: { fees: '1' },
    });
    const row = '2026-11-02,usd,-100.00,1.00,-101.00,payout,txn_2';
    expect(await offeredFor(payouts(row))).toEqual([typed, cost.id]);
  });
});

test('a row is merged into what was typed of its own kind alone', async () => {
  const [earningId, workId, payoutId] = [
    await KINDS.earning.type(),
    await KINDS.work.type(),
    await KINDS.payout.type(),
  ];
  const importId = await stageFile(ana, KINDS.payout.file('po_1'));
  const wrong = [{ earningId }, { workId }, { workId: payoutId }];
  for (const typed of wrong) {
    const refused = decide(ana, importId, { position: 0, decision: 'merge', ...typed });
    expect((await refusal(refused)).fields).toHaveProperty('decisions');
  }
  await decide(ana, importId, { position: 0, decision: 'merge', payoutId });
});
