import { expect, test } from 'vitest';
import {
  decide,
  eachWithShop,
  importFile,
  type Person,
  shopFile,
  stageFile,
  type StagedFile,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const file = (...rows: string[]) =>
  shopFile(shopId, 'id,platform,date,currency,amount,adjustments,adjusts,own_note', rows);
const SALE = 'A1,Shop,2026-11-02,USD,10.00,,,';
const REFUND = 'R1,Shop,2026-11-04,USD,,-4.00,A1,';
const LATER_SALE = 'A1,Shop,2026-11-09,USD,12.00,,,';

async function shown() {
  const { items } = await ana.api.earnings.list({});
  const all = items.map(async ({ id, net, adjustsId }) => {
    const { typedAt } = await ana.api.imports.earningVersions({ id });
    const of = items.find((each) => each.id === adjustsId)?.net ?? 'nothing';
    return `${net} of ${of}, ${typedAt === null ? 'of files' : 'a person’s'}`;
  });
  return (await Promise.all(all)).toSorted();
}

/** A sale of one file, a refund of it of another, which a person changed. */
async function corrected() {
  const sale = await importFile(ana, file(SALE));
  await importFile(ana, file(REFUND));
  await editRefund('-4', '-5');
  return { undoSale: () => ana.api.imports.undo({ importId: sale.id }), saleImportId: sale.id };
}

async function editRefund(from: string, adjustments: string) {
  const refund = (await ana.api.earnings.list({})).items.find(({ net }) => net === from);
  if (!refund) throw new Error(`There is no refund of ${from}`);
  const { id, version, platformId, earnedOn, currency, adjustsId } = refund;
  const same = { id, version, platformId, earnedOn, currency, adjustsId, note: '', hours: null };
  await ana.api.earnings.update({ ...same, components: { adjustments } });
}

/** The person gives their refund up for what a file says. */
async function giveUp() {
  const importId = await stageFile(ana, file(REFUND));
  await decide(ana, importId, { position: 0, decision: 'take' });
  await ana.api.imports.commit({ importId });
  return () => ana.api.imports.undo({ importId });
}

const KEPT = ['-5 of 10, a person’s', '10 of nothing, of files'];

test('a sale whose last file is undone while its correction is given up comes back with that, and follows later files', async () => {
  const { undoSale, saleImportId } = await corrected();
  const undoTaken = await giveUp();
  expect(await ana.api.imports.previewUndo({ importId: saleImportId })).toMatchObject({
    kept: 0,
    removed: 1,
  });
  expect(await undoSale()).toMatchObject({ undo: { kept: 0, removed: 1 } });
  expect(await shown()).toEqual(['-4 of nothing, of files']);
  await undoTaken();
  expect(await shown()).toEqual(KEPT);
  await importFile(ana, file(LATER_SALE));
  expect(await shown()).toEqual(['-5 of 12, a person’s', '12 of nothing, of files']);
});

test('the sale goes with its last file where the person changed the refund once more', async () => {
  const { undoSale } = await corrected();
  await giveUp();
  const { items } = await ana.api.earnings.list({});
  const refund = items.find(({ net }) => net === '-4');
  if (!refund) throw new Error('There is no refund');
  const { id, version, platformId, earnedOn, currency } = refund;
  const same = { id, version, platformId, earnedOn, currency, adjustsId: null, note: '', hours: null };
  await ana.api.earnings.update({ ...same, components: { adjustments: '-6' } });
  expect(await undoSale()).toMatchObject({ undo: { kept: 0, removed: 1 } });
  expect(await shown()).toEqual(['-6 of nothing, a person’s']);
});

test('the refund holds the sale itself where the import is undone first for which it was given up', async () => {
  const { undoSale } = await corrected();
  const undoTaken = await giveUp();
  await undoTaken();
  expect(await undoSale()).toMatchObject({ undo: { kept: 1 } });
  expect(await shown()).toEqual(KEPT);
});

test('of two corrections that are given up for files either one that comes back finds its sale', async () => {
  const { undoSale } = await corrected();
  const undoFirst = await giveUp();
  await editRefund('-4', '-7');
  const undoSecond = await giveUp();
  await undoSale();
  await undoFirst();
  expect(await shown()).toEqual(['-4 of nothing, of files']);
  await undoSecond();
  expect(await shown()).toEqual(['-7 of 10, a person’s', '10 of nothing, of files']);
});

test('what another file says of the sale besides corrects it again once it is back', async () => {
  const { undoSale } = await corrected();
  await importFile(ana, file('R2,Shop,2026-11-05,USD,,-1.00,A1,'));
  const undoTaken = await giveUp();
  await undoSale();
  expect(await shown()).toEqual(['-1 of nothing, of files', '-4 of nothing, of files']);
  await undoTaken();
  expect(await shown()).toEqual(['-1 of 10, of files', ...KEPT]);
});

/** A file in which the sale was canceled. */
function canceled(): StagedFile {
  const { open, items } = file('A1,Shop,2026-11-02,USD,10.00,,,canceled');
  const takesBack = { platformName: 'Shop', on: '2026-11-02', says: 'Canceled' };
  const leftOut = items.map(({ key, rows }) => ({ key, rows, reason: 'it came to nothing', takesBack }));
  return { open, items: leftOut.map((item) => ({ kind: 'leftOut', ...item })) };
}

test('a sale that a later file canceled comes back with its correction, as undoing says beforehand, and follows that file again', async () => {
  await corrected();
  const undoTaken = await giveUp();
  const later = await importFile(ana, canceled());
  expect(await shown()).toEqual(['-4 of nothing, of files']);
  const { items } = await ana.api.imports.list({});
  const taken = items.find(({ id, outcomes }) => id !== later.id && outcomes.changed === 1);
  const preview = await ana.api.imports.previewUndo({ importId: taken?.id ?? '' });
  const { undo } = await undoTaken();
  expect(preview).toMatchObject({ givenBack: 1, reverted: 1 });
  expect(undo).toMatchObject(preview);
  expect(await shown()).toEqual(KEPT);
  await ana.api.imports.undo({ importId: later.id });
  expect(await shown()).toEqual(KEPT);
  await importFile(ana, file(LATER_SALE));
  expect(await shown()).toEqual(['-5 of 12, a person’s', '12 of nothing, of files']);
});
