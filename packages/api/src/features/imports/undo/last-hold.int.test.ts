import { randomUUID } from 'node:crypto';
import type { EarningBulkChange } from '@earntrack/contract';
import { expect, test } from 'vitest';
import {
  addPlatform,
  decide,
  earningInput,
  eachWithShop,
  importFile,
  type Person,
  shopFile,
  stageFile,
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

async function earnings() {
  return (await ana.api.earnings.list({})).items;
}

async function of(net: string) {
  const found = (await earnings()).find((each) => each.net === net);
  if (!found) throw new Error(`There is no earning of ${net}`);
  return found;
}

async function editAll(change: Partial<EarningBulkChange>, ...ids: string[]) {
  const id = randomUUID();
  await ana.api.earnings.bulkEdit({ id, target: { ids }, change });
  return id;
}

async function netOfSale() {
  return (await earnings()).find(({ net }) => net === '10' || net === '12')?.net;
}

async function typedAt(id: string) {
  return (await ana.api.imports.earningVersions({ id })).typedAt;
}

/** What comes of the sale where its file comes again, with another value, and goes again. */
async function afterItsFileCame() {
  const again = await importFile(ana, file('A1,Shop,2026-11-09,USD,12.00,,,'));
  const during = await netOfSale();
  await ana.api.imports.undo({ importId: again.id });
  return { during, after: await netOfSale() };
}

const PERSONS = { during: '10', after: '10' };
const OF_FILES = { during: '12', after: undefined };

async function tagged() {
  const first = await importFile(ana, file(SALE));
  const { id } = await of('10');
  await editAll({ addTags: ['rain', 'late'] }, id);
  return { id, undo: () => ana.api.imports.undo({ importId: first.id }) };
}

test('what a tag alone held is a person’s own once a change of many takes the last tag away', async () => {
  const { id, undo } = await tagged();
  await undo();
  await editAll({ removeTags: ['rain', 'late'] }, id);
  expect(await afterItsFileCame()).toEqual(PERSONS);
});

test('a change of many that leaves it a tag leaves it to the files that come', async () => {
  const { id, undo } = await tagged();
  await undo();
  await editAll({ removeTags: ['rain'] }, id);
  expect(await afterItsFileCame()).toEqual({ during: '12', after: '12' });
});

test('what a file holds besides the last tag stays of files', async () => {
  const { id, undo } = await tagged();
  await editAll({ removeTags: ['rain', 'late'] }, id);
  await undo();
  expect(await earnings()).toEqual([]);
  expect(await afterItsFileCame()).toEqual(OF_FILES);
});

test('taking back a change of many that took the last tag makes it what it was', async () => {
  const { id, undo } = await tagged();
  await undo();
  const before = await earnings();
  const change = await editAll({ removeTags: ['rain', 'late'] }, id);
  expect(await ana.api.earnings.undoBulk({ id: change })).toMatchObject({ count: 1, keptCount: 0 });
  expect(await earnings()).toEqual(before.map((each) => ({ ...each, version: each.version + 2 })));
  expect(await afterItsFileCame()).toEqual({ during: '12', after: '12' });
});

test('what no tag but one that is missing held is a person’s own once a change of many brings that one', async () => {
  const first = await importFile(
    ana,
    shopFile(shopId, 'id,platform,date,currency,amount,own_note,tags', [
      'A1,Shop,2026-11-02,USD,10.00,,rain',
    ]),
  );
  const { id, tags } = await of('10');
  expect(tags).toEqual(['rain']);
  await editAll({ removeTags: ['rain'] }, id);
  await ana.api.imports.undo({ importId: first.id });
  await editAll({ addTags: ['rain'] }, id);
  const before = await earnings();
  expect(before).toMatchObject([{ net: '10', tags: ['rain'] }]);
  expect(await afterItsFileCame()).toEqual(PERSONS);
  expect(await earnings()).toEqual(before);
});

/** A sale that stays for a correction alone, as its file is undone. */
async function corrected() {
  const first = await importFile(ana, file(SALE));
  const { id: adjustsId } = await of('10');
  const input = earningInput(shopId, '-4', { adjustsId });
  const correction = await ana.api.earnings.create(input);
  await ana.api.imports.undo({ importId: first.id });
  return { input, correction };
}

test('what a correction alone held is a person’s own once that corrects nothing', async () => {
  const { input, correction } = await corrected();
  await ana.api.earnings.update({
    ...input,
    version: correction.version,
    adjustsId: null,
    note: '',
    hours: null,
  });
  const [ofSale, ofCorrection] = await Promise.all([typedAt((await of('10')).id), typedAt(correction.id)]);
  expect(ofSale).toBe(ofCorrection);
  expect(await afterItsFileCame()).toEqual(PERSONS);
});

test('what a correction alone held is a person’s own once that corrects another one', async () => {
  const { input, correction } = await corrected();
  const { id: adjustsId } = await ana.api.earnings.create(earningInput(shopId, '7'));
  await ana.api.earnings.update({ ...input, version: correction.version, adjustsId, note: '', hours: null });
  expect(await afterItsFileCame()).toEqual(PERSONS);
});

test('a correction in the bin holds what it corrects, and once that is deleted for good it is a person’s own', async () => {
  const { correction } = await corrected();
  await ana.api.earnings.delete({ id: correction.id });
  expect(await afterItsFileCame()).toEqual({ during: '12', after: '12' });
  await ana.api.bin.deleteForGood({ items: [{ kind: 'earning', id: correction.id }] });
  const again = await importFile(ana, file(SALE));
  await ana.api.imports.undo({ importId: again.id });
  expect(await earnings()).toMatchObject([{ net: '12' }]);
});

test('a correction of a file that a person moved holds what it corrects until the move is taken back', async () => {
  const { id: otherId } = await addPlatform(ana);
  const first = await importFile(ana, file(SALE));
  await importFile(ana, file(REFUND));
  const refund = await of('-4');
  const { id: saleId } = await of('10');
  expect(refund.adjustsId).toBe(saleId);
  const move = await editAll({ platformId: otherId }, refund.id);
  await ana.api.imports.undo({ importId: first.id });
  expect(await earnings()).toHaveLength(2);
  await ana.api.earnings.undoBulk({ id: move });
  expect(await afterItsFileCame()).toEqual(PERSONS);
});

test('a correction that a person gives up for a row holds what it corrects no longer', async () => {
  const first = await importFile(ana, file(SALE));
  const refunds = file(REFUND);
  await importFile(ana, refunds);
  const { id, version, platformId, earnedOn, currency, adjustsId } = await of('-4');
  await ana.api.earnings.update({
    id,
    version,
    platformId,
    earnedOn,
    currency,
    adjustsId,
    components: { adjustments: '-5' },
    note: '',
    hours: null,
  });
  await ana.api.imports.undo({ importId: first.id });
  const importId = await stageFile(ana, file(REFUND, 'R2,Shop,2026-11-08,USD,1.00,,,'));
  await decide(ana, importId, { position: 0, decision: 'take' });
  await ana.api.imports.commit({ importId });
  expect((await earnings()).map(({ net }) => net).toSorted()).toEqual(['-4', '1', '10']);
  expect(await afterItsFileCame()).toEqual(PERSONS);
});
