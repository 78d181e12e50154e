import { createHash } from 'node:crypto';
import { readStatement, toWireItems } from '@earntrack/statements';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  eachWithShop,
  importFile,
  namelessFile,
  type Person,
  type StagedFile,
  stageFile,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

/** Orders and payouts of this shop are both counted from 1. */
const mapping = {
  name: 'Shop',
  layouts: [
    {
      columns: { id: 'No', date: 'Day', type: 'Kind', status: 'State' },
      money: { amount: 'Amount', fee: 'Fee' },
      currency: 'USD',
    },
  ],
  lines: [
    { where: { status: ['canceled'] }, skip: 'it came to nothing' },
    { types: ['order'], parts: [{ column: 'amount', to: 'base' }] },
    {
      types: ['payout'],
      parts: [
        { column: 'amount', to: 'payout', sign: -1 },
        { column: 'fee', to: 'fees', sign: -1 },
      ],
    },
  ],
  control: { column: 'amount', plus: ['fee'], terms: { base: 1, payout: -1, fees: -1 } },
};

function shop(...rows: string[]): StagedFile {
  const csv = `${['No,Day,Kind,State,Amount,Fee', ...rows].join('\n')}\n`;
  const outcome = readStatement(new TextEncoder().encode(csv), { mapping });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const { rowCount, items } = outcome.statement;
  const { open } = namelessFile(shopId, 'platform,date,amount', [`Shop,2026-01-01,${csv.length}`]);
  const fileSha256 = createHash('sha256').update(csv).digest('hex');
  const said = { presetId: 'mapping', mapping, rowCount, itemCount: items.length, fileSha256 };
  const platforms = open.platforms.map((each) => ({ ...each, name: null }));
  return { open: { ...open, ...said, platforms }, items: toWireItems(outcome.statement) };
}

const ORDER = '3,2026-05-02,order,done,20.00,';
const PAYOUT = '3,2026-05-09,payout,done,-15.00,-0.50';
const LATER = '9,2026-06-01,order,done,1.00,';
const canceled = (row: string) => row.replace('done', 'canceled');

async function everything() {
  const earnings = (await ana.api.earnings.list({})).items.map(({ net }) => net).toSorted();
  const payouts = (await ana.api.payouts.list({})).items.map(({ amount }) => amount);
  return { earnings, payouts };
}

const BOTH = { earnings: ['-0.5', '1', '20'], payouts: ['15'] };

describe('an order and a payout of one number', () => {
  test('are canceled each for itself', async () => {
    await importFile(ana, shop(ORDER, PAYOUT));
    const order = await importFile(ana, shop(canceled(ORDER), LATER));
    expect(order).toMatchObject({ takenBack: 1 });
    expect(await everything()).toEqual({ earnings: ['-0.5', '1'], payouts: ['15'] });
    await ana.api.imports.undo({ importId: order.id });
    const payout = await importFile(ana, shop(canceled(PAYOUT), LATER));
    expect(payout).toMatchObject({ takenBack: 2 });
    expect(await everything()).toEqual({ earnings: ['1', '20'], payouts: [] });
    await ana.api.imports.undo({ importId: payout.id });
    expect(await everything()).toEqual({ earnings: ['-0.5', '20'], payouts: ['15'] });
  });

  test('are canceled each for itself also where only one of them was ever recorded, and in the other order', async () => {
    await importFile(ana, shop(PAYOUT));
    expect(await importFile(ana, shop(canceled(ORDER), LATER))).toMatchObject({ takenBack: 0 });
    expect(await importFile(ana, shop(PAYOUT))).toMatchObject({ outcomes: { unchanged: 2 }, notTaken: 0 });
    expect(await everything()).toEqual({ earnings: ['-0.5', '1'], payouts: ['15'] });
  });

  test('say in one file what there is of each, whichever is canceled', async () => {
    await importFile(ana, shop(ORDER, PAYOUT));
    const rows = [canceled(ORDER), PAYOUT, LATER];
    expect(await importFile(ana, shop(...rows))).toMatchObject({ takenBack: 1, notTaken: 0 });
    expect(await everything()).toEqual({ earnings: ['-0.5', '1'], payouts: ['15'] });
  });

  test('of one day and amount say nothing of each other in a file that has both', async () => {
    const sameDay = '3,2026-05-02,payout,done,-20.00,';
    const first = await importFile(ana, shop(ORDER, sameDay));
    expect(await importFile(ana, shop(sameDay, ORDER, LATER))).toMatchObject({ takenBack: 0, notTaken: 0 });
    await ana.api.imports.undo({ importId: first.id });
    expect(await everything()).toEqual({ earnings: ['1', '20'], payouts: ['20'] });
  });

  test.each([
    ['both first', [ORDER, PAYOUT], [PAYOUT, LATER]],
    ['the payout first', [PAYOUT], [ORDER, PAYOUT, LATER]],
    ['an order of before the payout later', [PAYOUT, LATER], [PAYOUT, ORDER]],
  ])('are each recorded once in whatever files they are: %s', async (_name, one, other) => {
    await importFile(ana, shop(ORDER));
    const { id: importId } = await importFile(ana, shop(...one));
    await importFile(ana, shop(...other));
    expect(await everything()).toEqual(BOTH);
    await ana.api.imports.undo({ importId });
    await importFile(ana, shop(...one));
    expect(await everything()).toEqual(BOTH);
  });
});

test('a second payout of a number that a person changed is not the first one, once their file is undone', async () => {
  const second = '3,2026-05-10,payout,done,-4.00,';
  const { id: importId } = await importFile(ana, shop(PAYOUT, second));
  const changed = (await ana.api.payouts.list({})).items.find(({ amount }) => amount === '4');
  const { id = '', version = 0, platformId = '', paidOn = '', currency = '' } = changed ?? {};
  await ana.api.payouts.update({ id, version, platformId, paidOn, currency, amount: '5' });
  await ana.api.imports.undo({ importId });
  await importFile(ana, shop(PAYOUT, LATER));
  expect((await everything()).payouts.toSorted()).toEqual(['15', '5']);
});

describe('a payout that was recorded when rows of one id were counted whatever their kind', () => {
  /** The file as it was sent then: whichever was later had a number. */
  const before = (...rows: string[]) => {
    const { open, items } = shop(...rows);
    const renamed = items.map((item) => {
      const isSecond = item.kind === 'payout' || item.key.startsWith('fees:');
      return isSecond ? { ...item, key: `${item.key}#2` } : item;
    });
    return { open, items: renamed };
  };
  let firstId: string;
  beforeEach(async () => {
    firstId = (await importFile(ana, before(ORDER, PAYOUT))).id;
  });

  test('is known again with the order and without it, and with its fee', async () => {
    const both = await importFile(ana, shop(ORDER, PAYOUT, LATER));
    expect(both).toMatchObject({ outcomes: { new: 1, unchanged: 3 } });
    expect(await importFile(ana, shop(PAYOUT))).toMatchObject({ outcomes: { new: 0, unchanged: 2 } });
    expect(await everything()).toEqual(BOTH);
  });

  test('is known by what was recorded of it since, once that file is undone', async () => {
    await importFile(ana, shop(PAYOUT, LATER));
    await ana.api.imports.undo({ importId: firstId });
    expect(await importFile(ana, shop(PAYOUT))).toMatchObject({ outcomes: { new: 0, unchanged: 2 } });
    expect(await everything()).toEqual({ earnings: ['-0.5', '1'], payouts: ['15'] });
  });

  test('is known where a person changed it, so that it stayed when its file was undone', async () => {
    const [payout] = (await ana.api.payouts.list({})).items;
    const { id = '', version = 0, platformId = '', paidOn = '', currency = '' } = payout ?? {};
    await ana.api.payouts.update({ id, version, platformId, paidOn, currency, amount: '16' });
    await ana.api.imports.undo({ importId: firstId });
    await importFile(ana, shop(PAYOUT, LATER));
    expect((await everything()).payouts).toEqual(['16']);
    await importFile(ana, shop(ORDER, PAYOUT, LATER));
    expect(await everything()).toEqual({ earnings: ['-0.5', '1', '20'], payouts: ['16'] });
  });

  test('takes what a later file says, of its fee as well, and is taken back by it', async () => {
    const free = PAYOUT.replace('-0.50', '');
    const told = await importFile(ana, shop(free, LATER));
    expect(told).toMatchObject({ takenBack: 1 });
    expect(await everything()).toEqual({ earnings: ['1', '20'], payouts: ['15'] });
    await ana.api.imports.undo({ importId: told.id });
    const importId = await stageFile(ana, shop(canceled(PAYOUT), LATER));
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 2 });
    expect(await everything()).toEqual({ earnings: ['1', '20'], payouts: [] });
    await ana.api.imports.undo({ importId });
    expect(await everything()).toEqual({ earnings: ['-0.5', '20'], payouts: ['15'] });
  });

  test('is not recorded twice by a page of then that has the order as well: it says to reload', async () => {
    const undone = () => ana.api.imports.undo({ importId: firstId });
    const refused = () =>
      expect(importFile(ana, before(ORDER, PAYOUT))).rejects.toThrow(
        'Reload the page and import the file again',
      );
    const { id: importId } = await importFile(ana, shop(PAYOUT, LATER));
    await undone();
    await refused();
    await ana.api.imports.undo({ importId });
    await importFile(ana, shop(PAYOUT, LATER));
    await refused();
    expect(await everything()).toEqual({ earnings: ['-0.5', '1'], payouts: ['15'] });
  });

  test('stays what it is beside a second one of its number', async () => {
    const second = '3,2026-05-10,payout,done,-4.00,';
    await importFile(ana, shop(ORDER, PAYOUT, second));
    expect((await everything()).payouts.toSorted()).toEqual(['15', '4']);
    expect(await importFile(ana, shop(PAYOUT, second))).toMatchObject({ outcomes: { new: 0, unchanged: 3 } });
  });
});
