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
/** Without a word of theirs, while something of theirs holds it. */
const HELD = { during: '12', after: '10' };
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
  expect(await afterItsFileCame()).toEqual(HELD);
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
  expect(await afterItsFileCame()).toEqual(HELD);
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
  expect(await afterItsFileCame()).toEqual(HELD);
  await ana.api.bin.deleteForGood({ items: [{ kind: 'earning', id: correction.id }] });
  expect(await afterItsFileCame()).toEqual(PERSONS);
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

/** A correction of a file that a person changed holds alone what it corrects; they give it up for what the file says. */
async function givenUp(...besides: string[]) {
  const first = await importFile(ana, file(SALE));
  await importFile(ana, file(REFUND));
  const { id, version, platformId, earnedOn, currency, adjustsId } = await of('-4');
  const kept = { id, platformId, earnedOn, currency, adjustsId, note: '', hours: null };
  await ana.api.earnings.update({ ...kept, version, components: { adjustments: '-5' } });
  await ana.api.imports.undo({ importId: first.id });
  const before = await shown();
  const importId = await stageFile(ana, file(REFUND, ...besides));
  await decide(ana, importId, { position: 0, decision: 'take' });
  await ana.api.imports.commit({ importId });
  return { before, importId, saleId: adjustsId ?? '', undo: () => ana.api.imports.undo({ importId }) };
}

/** What stands, what corrects what, and whose it is. */
async function shown() {
  const { items } = await ana.api.earnings.list({});
  const all = items.map(async ({ id, net, adjustsId, tags }) => ({
    id,
    net,
    adjustsId,
    tags,
    isTyped: (await typedAt(id)) !== null,
  }));
  return (await Promise.all(all)).toSorted((one, other) => one.id.localeCompare(other.id));
}

const nets = async () => (await earnings()).map(({ net }) => net).toSorted();

test('a correction that a person gives up for a row holds what it corrects no longer', async () => {
  const { saleId, importId } = await givenUp('R2,Shop,2026-11-08,USD,1.00,,,');
  expect(await nets()).toEqual(['-4', '1', '10']);
  const { committedAt } = await ana.api.imports.get({ importId });
  expect(await typedAt(saleId)).toBe(committedAt);
  expect(await afterItsFileCame()).toEqual(PERSONS);
});

test('what a correction held that comes back is of files again', async () => {
  const { before, undo } = await givenUp();
  await undo();
  expect(await shown()).toEqual(before);
  expect(await afterItsFileCame()).toEqual(HELD);
});

test('what a correction held stays where its file has it too for which that was given up', async () => {
  const { before, undo } = await givenUp(SALE);
  await undo();
  expect(await shown()).toEqual(before);
});

test('what a correction held that comes back says what a file says that came meanwhile', async () => {
  const { undo } = await givenUp();
  await importFile(ana, file('A1,Shop,2026-11-09,USD,12.00,,,'));
  expect(await netOfSale()).toBe('10');
  await undo();
  expect(await netOfSale()).toBe('12');
});

test('what a person made of it since stays theirs', async () => {
  const { saleId, undo } = await givenUp();
  const { id, version, platformId, earnedOn, currency } = await of('10');
  const same = { id, platformId, earnedOn, currency, note: '', hours: null };
  await ana.api.earnings.update({ ...same, version, components: { base: '11' } });
  await undo();
  expect(await typedAt(saleId)).not.toBeNull();
  expect(await nets()).toEqual(['-5', '11']);
});

test('where they moved it since it stays theirs until the move is taken back', async () => {
  const { id: otherId } = await addPlatform(ana);
  const { before, saleId, undo } = await givenUp();
  const move = await editAll({ platformId: otherId }, saleId);
  await undo();
  expect(await typedAt(saleId)).not.toBeNull();
  await ana.api.earnings.undoBulk({ id: move });
  expect(await shown()).toEqual(before);
});

test('a tag that it got since is no word of what it says, also once that is taken back', async () => {
  const { before, saleId, importId, undo } = await givenUp();
  const tag = await editAll({ addTags: ['rain'] }, saleId);
  const { committedAt } = await ana.api.imports.get({ importId });
  expect(await typedAt(saleId)).toBe(committedAt);
  await undo();
  expect(await shown()).toEqual(
    before.map((each) => (each.id === saleId ? { ...each, tags: ['rain'] } : each)),
  );
  await ana.api.earnings.undoBulk({ id: tag });
  expect(await shown()).toEqual(before);
});

test('what lies in the bin meanwhile comes back as it was before', async () => {
  const { before, saleId, undo } = await givenUp();
  await ana.api.earnings.delete({ id: saleId });
  await undo();
  await ana.api.bin.restore({ items: [{ kind: 'earning', id: saleId }] });
  expect(await shown()).toEqual(before);
});

test('where another row was taken next, it is a person’s own since that, until its file is undone too', async () => {
  const { before, saleId, undo } = await givenUp();
  const next = await stageFile(ana, file('R1,Shop,2026-11-03,USD,,-6.00,A1,'));
  await decide(ana, next, { position: 0, decision: 'take' });
  const { committedAt } = await ana.api.imports.commit({ importId: next });
  await undo();
  expect(await nets()).toEqual(['-6', '10']);
  expect(await typedAt(saleId)).toBe(committedAt);
  await ana.api.imports.undo({ importId: next });
  expect(await shown()).toEqual(before);
});

test('of two corrections that are given up the first that comes back holds it again', async () => {
  const { saleId, undo } = await givenUp('R2,Shop,2026-11-05,USD,,-1.00,A1,');
  const { id, version, platformId, earnedOn, currency } = await of('-1');
  const same = { id, platformId, earnedOn, currency, adjustsId: saleId, note: '', hours: null };
  await ana.api.earnings.update({ ...same, version, components: { adjustments: '-2' } });
  const importId = await stageFile(ana, file('R2,Shop,2026-11-06,USD,,-1.00,A1,'));
  await decide(ana, importId, { position: 0, decision: 'take' });
  await ana.api.imports.commit({ importId });
  expect(await typedAt(saleId)).not.toBeNull();
  await ana.api.imports.undo({ importId });
  expect(await typedAt(saleId)).not.toBeNull();
  await undo();
  expect(await nets()).toEqual(['-2', '-5', '10']);
  expect(await typedAt(saleId)).toBeNull();
});
