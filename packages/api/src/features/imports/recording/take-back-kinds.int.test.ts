import { readStatement, toWireItems } from '@earntrack/statements';
import { describe, expect, test } from 'vitest';
import {
  eachWithShop,
  earningInput,
  importFile,
  type Person,
  platformInput,
  shopFile,
  stageFile,
  statementFile,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

async function everything() {
  const earnings = (await ana.api.earnings.list({})).items.map(({ version: _, ...values }) => values);
  const payouts = (await ana.api.payouts.list({})).items.map(({ version: _, ...values }) => values);
  const { totals } = await ana.api.dashboard.summary({ period: { kind: 'all' } });
  return { earnings, payouts, totals };
}

const stripe = (...rows: string[]) =>
  statementFile(
    ['created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id', ...rows].join('\n'),
    [{ name: null, target: { kind: 'existing', platformId: shopId } }],
  );
const LATER = '2026-11-09,usd,7.00,0,7.00,charge,txn_9';
const INSTANT = '2026-11-02,usd,-100.00,1.00,-101.00,payout,txn_2';

describe('a fee that a payout had in an earlier file', () => {
  const FREE = INSTANT.replace('1.00,-101.00', '0.00,-100.00');

  test('goes where a later file has the payout and no fee, in either order, and is there again when that is undone', async () => {
    const first = await importFile(ana, stripe(INSTANT));
    const before = await everything();
    const importId = await stageFile(ana, stripe(FREE, LATER));
    const { items } = await ana.api.imports.items({ importId, outcome: 'takenBack' });
    expect(items).toMatchObject([
      { kind: 'payout', outcome: 'unchanged', takesBack: [{ isFee: true, value: '-1', kept: null }] },
    ]);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 1 });
    const after = await everything();
    expect(after.totals).toMatchObject([{ net: '7', fees: '0' }]);
    expect(after.payouts).toMatchObject([{ amount: '100' }]);
    expect(await ana.api.imports.undo({ importId })).toMatchObject({ undo: { reverted: 1, held: 1 } });
    expect(await everything()).toEqual(before);

    await ana.api.imports.undo({ importId: first.id });
    await importFile(ana, stripe(FREE, LATER));
    expect(await importFile(ana, stripe(INSTANT))).toMatchObject({ takenBack: 0, notTaken: 1 });
    expect((await everything()).totals).toMatchObject([{ net: '7', fees: '0' }]);
  });

  test('goes with the payout where that came to nothing, and stays where the file has no row of it', async () => {
    await importFile(ana, stripe(INSTANT));
    expect(await importFile(ana, stripe(LATER))).toMatchObject({ takenBack: 0 });
    const failed = await importFile(ana, stripe(INSTANT.replace(',payout,', ',payout (failed),'), LATER));
    expect(failed).toMatchObject({ takenBack: 2 });
    expect(await everything()).toMatchObject({ payouts: [], totals: [{ net: '7', fees: '0' }] });
  });

  test('that a person typed, and said to be it, stays theirs and is told', async () => {
    const typed = earningInput(shopId, '0', { earnedOn: '2026-11-02', components: { fees: '1' } });
    await ana.api.earnings.create(typed);
    const merged = await stageFile(ana, stripe(INSTANT));
    const decisions = [{ chunk: 0, position: 1, decision: 'merge' as const, earningId: typed.id }];
    await ana.api.imports.decide({ importId: merged, decisions });
    await ana.api.imports.commit({ importId: merged });
    const importId = await stageFile(ana, stripe(FREE, LATER));
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    expect(items).toMatchObject([{ kept: null, takesBack: [{ id: typed.id, isFee: true, kept: 'edited' }] }]);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 0, notTaken: 1 });
    expect((await everything()).totals).toMatchObject([{ fees: '1' }]);
  });

  test('stays where a person left the fee alone out of the later file', async () => {
    await importFile(ana, stripe(INSTANT));
    const importId = await stageFile(ana, stripe(INSTANT.replace('1.00,-101.00', '2.00,-102.00'), LATER));
    const decisions = [{ chunk: 0, position: 1, decision: 'leaveOut' as const }];
    await ana.api.imports.decide({ importId, decisions });
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 0 });
    expect((await everything()).totals).toMatchObject([{ fees: '1' }]);
  });
});

describe('a row that is something else by a later file', () => {
  test('is that alone: what it was before is taken back, and is there again when the file is undone', async () => {
    await importFile(ana, stripe('2026-11-02,usd,100.00,0,100.00,charge,txn_2'));
    const before = await everything();
    const importId = await stageFile(
      ana,
      stripe('2026-11-02,usd,100.00,0,100.00,payout_failure,txn_2', LATER),
    );
    const { items } = await ana.api.imports.items({ importId, outcome: 'takenBack' });
    expect(items).toMatchObject([
      {
        kind: 'payout',
        outcome: 'new',
        takesBack: [{ kind: 'earning', value: '100', says: null, kept: null }],
      },
    ]);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 1, outcomes: { new: 2 } });
    expect(await everything()).toMatchObject({ payouts: [{ amount: '-100' }], totals: [{ net: '7' }] });
    expect(await ana.api.imports.undo({ importId })).toMatchObject({ undo: { removed: 2, reverted: 1 } });
    expect(await everything()).toEqual(before);
  });

  test('leaves what a person changed of the earning, and says so', async () => {
    await importFile(ana, stripe('2026-11-02,usd,100.00,0,100.00,charge,txn_2'));
    const [earning] = (await ana.api.earnings.list({})).items;
    if (!earning) throw new Error('There is no earning');
    const { id, platformId, currency, earnedOn, version } = earning;
    const change = { id, platformId, currency, earnedOn, version, components: { base: '99' } };
    await ana.api.earnings.update({ ...change, note: '', hours: null });
    const importId = await stageFile(
      ana,
      stripe('2026-11-02,usd,100.00,0,100.00,payout_failure,txn_2', LATER),
    );
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    expect(items).toMatchObject([{ kept: null, takesBack: [{ id, kept: 'edited' }] }]);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 0, notTaken: 1 });
    expect((await everything()).earnings).toHaveLength(2);
  });

  test('is that alone where a corrected mapping reads the same file', async () => {
    const bytes = new TextEncoder().encode('Id;Day;Kind;Amount\n7;2026-11-02;Transfer;50.00\n');
    const mapped = (to: 'base' | 'payout') => {
      const mapping = {
        name: 'Bank',
        layouts: [
          {
            columns: { id: 'Id', date: 'Day', type: 'Kind' },
            money: { amount: 'Amount' },
            currency: 'EUR',
          },
        ],
        lines: [{ parts: [{ column: 'amount', to }] }],
        control: { column: 'amount', terms: { base: 1, payout: 1 } },
      };
      const outcome = readStatement(bytes, { mapping });
      if (outcome.kind !== 'read') throw new Error(outcome.message);
      const { open } = stripe(LATER);
      const own = { id: crypto.randomUUID(), presetId: 'mapping', mapping, rowCount: 1, itemCount: 1 };
      return { open: { ...open, ...own }, items: toWireItems(outcome.statement) };
    };
    await importFile(ana, mapped('base'));
    const before = await everything();
    const corrected = await importFile(ana, mapped('payout'));
    expect(corrected).toMatchObject({ takenBack: 1, outcomes: { new: 1 } });
    expect(await everything()).toMatchObject({ earnings: [], payouts: [{ amount: '50' }] });
    await ana.api.imports.undo({ importId: corrected.id });
    expect(await everything()).toEqual(before);
  });

  test('is another one where files of two forms only share a number', async () => {
    await importFile(ana, stripe('2026-11-02,usd,100.00,0,100.00,charge,12'));
    const orders = shopFile(shopId, 'id,platform,date,amount,hours', ['12,Shop,2026-11-02,,3']);
    const asWork = { ...orders, items: orders.items.map((item) => ({ ...item, key: 'id:12' })) };
    expect(await importFile(ana, asWork)).toMatchObject({ takenBack: 0, outcomes: { new: 1 } });
    expect((await everything()).earnings).toHaveLength(1);
  });

  test('is another one in files of one form, too, where neither the day nor the amount is the same', async () => {
    await importFile(ana, stripe('2026-11-02,usd,20.00,0,20.00,charge,12'));
    const payout = '2026-11-20,usd,-15.00,0,-15.00,payout,12';
    expect(await importFile(ana, stripe(payout))).toMatchObject({ takenBack: 0, outcomes: { new: 1 } });
    expect(await everything()).toMatchObject({ earnings: [{ net: '20' }], payouts: [{ amount: '15' }] });
  });
});

describe('a row that a person said is what they typed', () => {
  const HEADER = 'id,platform,date,amount,hours,notes';
  const file = (amount: string, ...rows: string[]) =>
    shopFile(shopId, HEADER, [`A1,Shop,2026-11-02,${amount},,x`, ...rows]);
  const nets = async () => (await ana.api.earnings.list({})).items.map(({ net }) => net);

  /** Types an earning and says of a file's row that it is the same. */
  async function typedAndMerged(): Promise<string> {
    const { id } = await ana.api.earnings.create(earningInput(shopId, '10', { earnedOn: '2026-11-02' }));
    const importId = await stageFile(ana, file('10.00'));
    const decisions = [{ chunk: 0, position: 0, decision: 'merge' as const, earningId: id }];
    await ana.api.imports.decide({ importId, decisions });
    await ana.api.imports.commit({ importId });
    return importId;
  }

  const decideFirst = (importId: string, decision: 'take' | null) =>
    ana.api.imports.decide({ importId, decisions: [{ chunk: 0, position: 0, decision }] });

  test('is taken where they say so, stays one earning in later files, and undoing gives back what they typed', async () => {
    await typedAndMerged();
    const before = await everything();
    const importId = await stageFile(ana, file('12.00', 'A2,Shop,2026-11-09,1.00,,y'));
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    expect(items).toMatchObject([{ decision: 'merge', kept: 'edited' }]);
    await decideFirst(importId, 'take');
    await decideFirst(importId, null);
    expect(await ana.api.imports.preview({ importId })).toMatchObject({ notTaken: 1, outcomes: { new: 1 } });
    await decideFirst(importId, 'take');
    expect(await ana.api.imports.commit({ importId })).toMatchObject({
      notTaken: 0,
      outcomes: { changed: 1 },
    });
    expect(await nets()).toEqual(['1', '12']);
    const later = await importFile(ana, file('13.00', 'A3,Shop,2026-11-10,1.00,,y'));
    expect(later).toMatchObject({ outcomes: { new: 1 }, notTaken: 1 });
    await ana.api.imports.undo({ importId: later.id });
    expect(await ana.api.imports.undo({ importId })).toMatchObject({ undo: { givenBack: 1, removed: 1 } });
    expect(await everything()).toEqual(before);
  });
});

test('a platform that an import made stays where another file, of which everything is taken back, has rows of it', async () => {
  const platform = platformInput();
  const stripeOn = (target: Parameters<typeof statementFile>[1][number]['target'], ...rows: string[]) =>
    statementFile(
      ['created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id', ...rows].join('\n'),
      [{ name: null, target }],
    );
  const there = { kind: 'existing' as const, platformId: platform.id };
  const made = await importFile(ana, stripeOn({ kind: 'new', platform }, INSTANT));
  await importFile(ana, stripeOn(there, INSTANT));
  const failed = INSTANT.replace(',payout,', ',payout (failed),');
  const later = await importFile(ana, stripeOn(there, failed));
  expect(later).toMatchObject({ takenBack: 2 });
  expect(await ana.api.imports.undo({ importId: made.id })).toMatchObject({ undo: { platforms: 0 } });
  expect(await ana.api.imports.undo({ importId: later.id })).toMatchObject({ undo: { reverted: 2 } });
  expect((await everything()).payouts).toHaveLength(1);
});
