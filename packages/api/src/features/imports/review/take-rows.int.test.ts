import { expect, test } from 'vitest';
import {
  addPlatform,
  eachWithShop,
  earningInput,
  importFile,
  type Person,
  refusal,
  shopFile,
  type StagedFile,
  stageFile,
} from '../../../testing/index.ts';

const HEADER = 'id,platform,date,amount,hours,notes';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const file = (...rows: string[]) => shopFile(shopId, HEADER, rows);

const ROW = 'A1,Shop,2026-11-02,10.00,2,x';
const figures = async () =>
  (await ana.api.earnings.list()).items.map(
    ({ net, hours, note, earnedOn }) => `${earnedOn} ${net} in ${hours?.seconds ?? 0} s ${note}`,
  );

async function theEarning() {
  const [earning] = (await ana.api.earnings.list()).items;
  if (!earning) throw new Error('There is no earning');
  return earning;
}

/** Types another amount, day and hours, and a note that no file has. */
async function edit(base: string): Promise<void> {
  const { id, platformId, currency, version } = await theEarning();
  await ana.api.earnings.update({
    id,
    platformId,
    earnedOn: '2026-11-04',
    currency,
    version,
    components: { base, tips: '1' },
    note: 'mine',
    hours: { clock: 'online', seconds: 60 },
  });
}

const take = async (importId: string) =>
  ana.api.imports.decide({ importId, decisions: [{ chunk: 0, position: 0, decision: 'take' }] });

/** Stages a file, takes its first row, and records it. */
async function recordTaking(...rows: string[]): Promise<string> {
  const importId = await stageFile(ana, file(...rows));
  await take(importId);
  await ana.api.imports.commit({ importId });
  return importId;
}

async function undo(importId: string) {
  const foretold = await ana.api.imports.previewUndo({ importId });
  const { undo: done } = await ana.api.imports.undo({ importId });
  expect(done).toMatchObject(foretold);
  return foretold;
}

test('a row that a person changed says why it is not taken and what the file says otherwise, and is left alone unless they take it', async () => {
  await importFile(ana, file(ROW));
  await edit('7');
  const importId = await stageFile(ana, file(ROW, 'A2,Shop,2026-11-09,1.00,,y'));
  expect(await ana.api.imports.preview({ importId })).toMatchObject({
    notTaken: 1,
    outcomes: { new: 1, unchanged: 1 },
  });
  const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
  expect(items).toMatchObject([{ rows: [2], outcome: 'unchanged', kept: 'edited' }]);
  expect(items[0]?.differences).toEqual([
    { name: 'day', before: '2026-11-04', now: '2026-11-02' },
    { name: 'base', before: '7', now: '10' },
    { name: 'tips', before: '1', now: '0' },
    { name: 'seconds', before: '60', now: '7200' },
  ]);
  expect(await ana.api.imports.commit({ importId })).toMatchObject({ notTaken: 1 });
  expect(await figures()).toEqual(['2026-11-09 1 in 0 s ', '2026-11-04 8 in 60 s mine']);
});

test('taking it gives the entry back to the files, and undoing that import gives the person what they had', async () => {
  const first = await importFile(ana, file(ROW));
  await edit('7');
  const had = await theEarning();
  const work = (await ana.api.work.list()).items;
  const importId = await stageFile(ana, file(ROW));
  await take(importId);
  await take(importId);
  const control = [{ unit: 'USD', file: '10', recorded: '10', leftOut: '0', isOk: true }];
  expect(await ana.api.imports.preview({ importId })).toMatchObject({
    notTaken: 0,
    outcomes: { changed: 1 },
    control,
  });
  await ana.api.imports.commit({ importId });
  expect(await figures()).toEqual(['2026-11-02 10 in 7200 s mine']);
  expect(await ana.api.imports.earningVersions({ id: had.id })).toMatchObject({
    typedAt: null,
    versions: [
      { importId, isChosen: true },
      { importId: first.id, isChosen: false },
    ],
  });
  const later = await importFile(ana, file('A1,Shop,2026-11-02,11.00,2,x', 'A2,Shop,2026-11-09,1.00,,y'));
  expect(later).toMatchObject({ notTaken: 1, outcomes: { changed: 0 } });
  await undo(later.id);

  expect(await undo(importId)).toMatchObject({ givenBack: 1, reverted: 0, removed: 0 });
  const { version: _then, ...values } = had;
  expect(await theEarning()).toMatchObject(values);
  expect((await theEarning()).version).toBeGreaterThan(had.version);
  const versionless = (rows: typeof work) => rows.map(({ version: _, ...row }) => row);
  expect(versionless((await ana.api.work.list()).items)).toEqual(versionless(work));
  expect(await undo(first.id)).toMatchObject({ kept: 1 });
});

test('what a person deleted comes back where they take the row, and is in the bin again once that is undone', async () => {
  await importFile(ana, file(ROW));
  const { id } = await theEarning();
  await ana.api.earnings.delete({ id });
  const staged = await stageFile(ana, file(ROW));
  const { items } = await ana.api.imports.items({ importId: staged, outcome: 'notTaken' });
  expect(items).toMatchObject([{ kept: 'deleted', differences: [] }]);
  await take(staged);
  await ana.api.imports.commit({ importId: staged });
  expect(await figures()).toEqual(['2026-11-02 10 in 7200 s ']);
  await undo(staged);
  expect(await figures()).toEqual([]);
  expect((await ana.api.bin.list({})).items).toHaveLength(1);
});

test('a person may take what an older file says; undoing that has the later one count again', async () => {
  await importFile(ana, file('A1,Shop,2026-11-02,14.00,,x', 'A2,Shop,2026-11-09,1.00,,y'));
  const importId = await stageFile(ana, file(ROW));
  const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
  expect(items).toMatchObject([{ kept: 'otherFile' }]);
  await take(importId);
  await ana.api.imports.commit({ importId });
  expect((await figures())[1]).toBe('2026-11-02 10 in 7200 s ');
  const once = await importFile(ana, file('A1,Shop,2026-11-02,14.00,,x', 'A2,Shop,2026-11-09,1.00,,y'));
  expect(once).toMatchObject({ outcomes: { unchanged: 2 }, notTaken: 1 });
  expect(await undo(importId)).toMatchObject({ reverted: 1 });
  expect((await figures())[1]).toBe('2026-11-02 14 in 0 s ');
});

test('of two imports that a person took the row of, undoing the first leaves what they had to the second', async () => {
  await importFile(ana, file(ROW));
  await edit('7');
  const mine = await figures();
  const first = await recordTaking('A1,Shop,2026-11-02,11.00,,x', 'A2,Shop,2026-11-09,1.00,,y');
  const second = await recordTaking(ROW);
  expect((await figures())[1]).toBe('2026-11-02 10 in 7200 s mine');
  await undo(first);
  expect(await figures()).toEqual(['2026-11-02 10 in 7200 s mine']);
  expect(await undo(second)).toMatchObject({ givenBack: 1 });
  expect(await figures()).toEqual(mine);
});

test('what a person changed after they took the row is theirs: it is kept when the file is recorded, and when it is undone', async () => {
  await importFile(ana, file(ROW));
  await edit('7');
  const importId = await stageFile(ana, file(ROW));
  await take(importId);
  await edit('8');
  expect(await ana.api.imports.commit({ importId })).toMatchObject({ outcomes: { changed: 0 }, notTaken: 1 });
  expect(await figures()).toEqual(['2026-11-04 9 in 60 s mine']);
  const taken = await recordTaking(ROW);
  await edit('9');
  expect(await undo(taken)).toMatchObject({ kept: 1, givenBack: 0 });
  expect(await figures()).toEqual(['2026-11-04 10 in 60 s mine']);
});

test('of two staged files that take the same, undoing the later one leaves what the other took', async () => {
  await importFile(ana, file(ROW));
  await edit('7');
  const mine = await figures();
  const staged = [await stageFile(ana, file(ROW)), await stageFile(ana, file('A1,Shop,2026-11-02,12.00,,x'))];
  for (const importId of staged) await take(importId);
  for (const importId of staged) await ana.api.imports.commit({ importId });
  const [first = '', second = ''] = staged;
  expect(await figures()).toEqual(['2026-11-02 12 in 0 s mine']);
  await undo(second);
  expect(await figures()).toEqual(['2026-11-02 10 in 7200 s mine']);
  await undo(first);
  expect(await figures()).toEqual(mine);
});

test('a row that is taken anyway, or that a person moved to another platform, is refused in words', async () => {
  const importId = await stageFile(ana, file(ROW));
  expect((await refusal(take(importId))).fields).toHaveProperty('decisions');
  await ana.api.imports.commit({ importId });
  const stall = await addPlatform(ana, { name: 'Stall' });
  const { id, earnedOn, currency, version } = await theEarning();
  const moved = earningInput(stall.id, '10', { earnedOn });
  await ana.api.earnings.update({ ...moved, id, currency, version });
  const again = await stageFile(ana, file(ROW));
  const { items } = await ana.api.imports.items({ importId: again, outcome: 'notTaken' });
  expect(items).toMatchObject([{ kept: 'moved' }]);
  expect((await refusal(take(again))).fields).toHaveProperty('decisions');
});

/** A file of one stretch of work and one payout, in the form in which a browser sends them. */
function workAndPayout(seconds: number, amount: string): StagedFile {
  const place = { platformName: 'Shop', description: 'of the file' };
  const { open } = file(`A1,Shop,2026-11-02,${amount}.${seconds},,x`);
  return {
    open: { ...open, presetId: 'gumroad', rowCount: 2, itemCount: 2 },
    items: [
      {
        ...place,
        kind: 'work',
        key: 'work',
        rows: [{ row: 2, unit: 's', value: String(seconds) }],
        workedOn: '2026-11-02',
        clock: 'engaged',
        seconds,
      },
      {
        ...place,
        kind: 'payout',
        key: 'payout',
        rows: [{ row: 3, unit: 'USD', value: `-${amount}` }],
        externalId: null,
        paidOn: '2026-11-03',
        currency: 'USD',
        amount,
      },
    ],
  };
}

test('work and payouts are taken and given back as earnings are, with the span and the platforms of the work', async () => {
  await importFile(ana, workAndPayout(60, '5'));
  const stall = await addPlatform(ana, { name: 'Stall' });
  const there = async () => {
    const [work] = (await ana.api.work.list()).items;
    const [payout] = (await ana.api.payouts.list()).items;
    if (!work || !payout) throw new Error('There is no work, or no payout');
    const { version: _work, ...workValues } = work;
    const { version: _payout, ...payoutValues } = payout;
    return { work, payout, values: [workValues, payoutValues] };
  };
  const { work, payout } = await there();
  await ana.api.work.update({
    id: work.id,
    version: work.version,
    platformIds: [stall.id],
    note: work.note,
    clock: 'online',
    time: { kind: 'span', startedAt: '2026-11-05T09:00:00.000Z', endedAt: '2026-11-05T10:30:00.000Z' },
    distanceMetres: 12,
  });
  const { platformId, currency } = payout;
  const typed = { platformId, currency, paidOn: '2026-11-06', amount: '6', note: 'typed' };
  await ana.api.payouts.update({ ...typed, id: payout.id, version: payout.version });
  const mine = await there();

  const importId = await stageFile(ana, workAndPayout(60, '5'));
  const kept = await ana.api.imports.items({ importId, outcome: 'notTaken' });
  expect(kept.items.map((item) => item.kept)).toEqual(['edited', 'edited']);
  const decisions = [0, 1].map((position) => ({ chunk: 0, position, decision: 'take' as const }));
  await ana.api.imports.decide({ importId, decisions });
  await ana.api.imports.commit({ importId });
  const taken = await there();
  expect(taken.payout).toMatchObject({ amount: '5', paidOn: '2026-11-03' });
  expect(taken.work).toMatchObject({ clock: 'engaged', seconds: { engaged: 60 }, workedOn: '2026-11-02' });
  expect(await undo(importId)).toMatchObject({ givenBack: 2 });
  expect((await there()).values).toEqual(mine.values);
});
