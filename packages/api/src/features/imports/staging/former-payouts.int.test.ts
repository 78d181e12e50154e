import { describe, expect, test } from 'vitest';
import {
  eachWithShop,
  importFile,
  inEveryOrder,
  type Person,
  type StagedFile,
  statementFile,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const HEADER =
  'Date,Type,Confirmation code,Listing,Details,Currency,Amount,Paid out,Service fee,Fast pay fee';

/** Payouts of one day and text, each by its amount, some with a fee for being paid at once. */
function payouts(...amounts: readonly string[]): StagedFile {
  const rows = amounts.map((amount) => {
    const [paid, fee = ''] = amount.split(' fee ');
    return `13/10/2026,Payout,,,Transfer,EUR,,${paid},,${fee}`;
  });
  const csv = `${[HEADER, ...rows].join('\n')}\n`;
  const target = { kind: 'existing' as const, platformId: shopId };
  return statementFile(csv, [{ name: null, target }], { dateOrder: 'dayFirst' });
}

/** The same as it was sent when keys did not say the amount: by their places in the file alone. */
function sentBefore({ open, items }: StagedFile): StagedFile {
  const places = new Map<string, number>();
  const renamed = items.map((item) => {
    const name = item.key.replace(/\|paid [^|]+/, '').replace(/\|\d+$/, '');
    const place = (places.get(name) ?? 0) + 1;
    places.set(name, place);
    return { ...item, key: `${name}|${place}` };
  });
  return { open, items: renamed };
}

async function everything() {
  const paid = (await ana.api.payouts.list({})).items.map(({ amount }) => amount).toSorted();
  const fees = (await ana.api.earnings.list({})).items.map(({ net }) => net).toSorted();
  return { paid, fees };
}

test('payouts of one day and text are told apart by their amounts, in whatever order and files they come', async () => {
  const files = [() => payouts('98.50', '50.00'), () => payouts('50.00', '98.50'), () => payouts('50.00')];
  expect(await inEveryOrder(ana, files, everything)).toEqual([{ paid: ['50', '98.5'], fees: [] }]);
  await importFile(ana, payouts('98.50'));
  await importFile(ana, payouts('50.00'));
  expect(await everything()).toEqual({ paid: ['50', '98.5'], fees: [] });
});

describe('payouts that were recorded when their keys did not say the amount', () => {
  test('are known again by it, in another order, alone, and those that are alike as many as they are', async () => {
    const first = await importFile(ana, sentBefore(payouts('98.50', '50.00', '50.00')));
    expect(await importFile(ana, payouts('50.00', '98.50', '50.00'))).toMatchObject({
      outcomes: { new: 0, changed: 0, unchanged: 3 },
    });
    await ana.api.imports.undo({ importId: first.id });
    expect(await importFile(ana, payouts('50.00'))).toMatchObject({ outcomes: { new: 0, unchanged: 1 } });
    expect(await importFile(ana, payouts('50.00', '50.00', '50.00'))).toMatchObject({
      outcomes: { new: 1, unchanged: 2 },
    });
    expect((await everything()).paid).toEqual(['50', '50', '50', '98.5']);
  });

  test('are known where there are many of one day, as of a host of many flats', async () => {
    const many = Array.from({ length: 30 }, (_, nth) => `${100 + nth}.00`);
    await importFile(ana, sentBefore(payouts(...many)));
    expect(await importFile(ana, payouts(...many.toReversed()))).toMatchObject({
      outcomes: { new: 0, unchanged: 30 },
    });
  });

  test('are known with what was taken for them', async () => {
    await importFile(ana, sentBefore(payouts('98.50 fee 1.50')));
    expect(await importFile(ana, payouts('98.50 fee 1.50'))).toMatchObject({
      outcomes: { new: 0, unchanged: 2 },
    });
    expect(await everything()).toEqual({ paid: ['98.5'], fees: ['-1.5'] });
    const free = await importFile(ana, payouts('98.50'));
    expect(free).toMatchObject({ takenBack: 1 });
    expect(await everything()).toEqual({ paid: ['98.5'], fees: [] });
  });

  test('are new once they are undone', async () => {
    const { id: importId } = await importFile(ana, sentBefore(payouts('98.50', '50.00')));
    await ana.api.imports.undo({ importId });
    expect(await importFile(ana, payouts('50.00'))).toMatchObject({ outcomes: { new: 1 } });
    expect((await everything()).paid).toEqual(['50']);
  });

  test('are not new where a person changed one, which stays once they are undone', async () => {
    const { id: importId } = await importFile(ana, sentBefore(payouts('98.50', '50.00', '50.00')));
    const changed = (await ana.api.payouts.list({})).items.find(({ amount }) => amount === '50');
    const { id = '', version = 0, platformId = '', paidOn = '', currency = '' } = changed ?? {};
    await ana.api.payouts.update({ id, version, platformId, paidOn, currency, amount: '55' });
    await ana.api.imports.undo({ importId });
    expect((await everything()).paid).toEqual(['55']);
    expect(await importFile(ana, payouts('50.00'))).toMatchObject({ outcomes: { new: 0, unchanged: 1 } });
    expect(await importFile(ana, payouts('50.00', '50.00'))).toMatchObject({ outcomes: { new: 1 } });
    expect((await everything()).paid).toEqual(['50', '55']);
  });
});
