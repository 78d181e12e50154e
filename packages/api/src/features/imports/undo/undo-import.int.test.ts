import { expect, test } from 'vitest';
import {
  eachWithShop,
  earningInput,
  importFile,
  type Person,
  platformInput,
  refusal,
  shopFile,
  stageFile,
  statementFile,
} from '../../../testing/index.ts';

const HEADER = 'id,platform,date,amount,hours,notes';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const file = (...rows: string[]) => shopFile(shopId, HEADER, rows);

async function everything() {
  const { api } = ana;
  const { totals, workedSeconds } = await api.dashboard.summary({ period: { kind: 'all' } });
  return {
    earnings: (await api.earnings.list({ limit: 200 })).items,
    work: (await api.work.list({ limit: 200 })).items,
    payouts: (await api.payouts.list()).items,
    owed: await api.payouts.owed(),
    platforms: await api.platforms.list(),
    products: await api.products.list(),
    totals,
    workedSeconds,
  };
}

const nets = async () => (await ana.api.earnings.list()).items.map(({ net }) => net);

test('an import that is undone leaves every entry and figure as before, and stays in the history beside its undoing', async () => {
  await ana.api.earnings.create(earningInput(shopId, '3'));
  const before = await everything();
  const { id: importId } = await importFile(
    ana,
    file('A1,Shop,2026-11-02,10.00,2,x', 'A2,Shop,2026-11-03,5.00,,y'),
  );
  expect(await ana.api.imports.previewUndo({ importId })).toMatchObject({ removed: 2, kept: 0 });

  const undone = await ana.api.imports.undo({ importId });
  expect(undone).toMatchObject({ state: 'undone', undo: { removed: 2, reverted: 0, held: 0, kept: 0 } });
  expect(await everything()).toEqual(before);
  expect((await ana.api.imports.list()).items).toEqual([{ ...undone, unreadRows: 0 }]);
  expect((await ana.api.imports.items({ importId })).items).toHaveLength(2);
  const acts = (await ana.api.audit.list({})).items.map(({ action }) => action);
  expect(acts.slice(0, 2)).toEqual(['import_undone', 'import_committed']);
});

test('undoing again, also at the same moment, answers the same and changes nothing', async () => {
  const { id: importId } = await importFile(ana, file('A1,Shop,2026-11-02,10.00,2,x'));
  const [first, second] = await Promise.all([1, 2].map(() => ana.api.imports.undo({ importId })));
  expect(second).toEqual(first);
  expect(await ana.api.imports.undo({ importId })).toEqual(first);
});

test('a file that was undone can be brought in again, and is not known as recorded', async () => {
  const ours = file('A1,Shop,2026-11-02,10.00,2,x');
  const { id: importId } = await importFile(ana, ours);
  const recorded = await everything();
  await ana.api.imports.undo({ importId });
  expect(await ana.api.imports.findByHash({ fileSha256: ours.open.fileSha256 })).toBeNull();
  expect((await refusal(ana.api.imports.commit({ importId }))).code).toBe('conflict');
  const again = await importFile(ana, file('A1,Shop,2026-11-02,10.00,2,x'));
  expect(again.outcomes).toMatchObject({ new: 1 });
  expect(await everything()).toEqual(recorded);
});

test('what an earlier file says comes back where a later one is undone, hours and all', async () => {
  await importFile(ana, file('A1,Shop,2026-11-02,10.00,2,x'));
  const before = await everything();
  const later = await importFile(ana, file('A1,Shop,2026-11-02,14.00,3,x', 'A2,Shop,2026-11-09,1.00,,y'));
  expect(later.outcomes).toMatchObject({ new: 1, changed: 1 });
  const { undo } = await ana.api.imports.undo({ importId: later.id });
  expect(undo).toMatchObject({ removed: 1, reverted: 1 });
  const { earnings, ...figures } = await everything();
  const versionless = (rows: typeof earnings) => rows.map(({ version: _, ...row }) => row);
  expect(versionless(earnings)).toEqual(versionless(before.earnings));
  expect(figures).toEqual({ ...before, earnings: undefined, work: figures.work });
  expect(figures.work.map(({ seconds }) => seconds)).toEqual(before.work.map(({ seconds }) => seconds));
});

test('of two files the one that goes on longer is the later, whichever comes first', async () => {
  await importFile(ana, file('A1,Shop,2026-11-02,14.00,,x', 'A2,Shop,2026-11-09,1.00,,y'));
  const older = await importFile(ana, file('A1,Shop,2026-11-02,10.00,,x'));
  expect(older.outcomes).toMatchObject({ unchanged: 1, changed: 0 });
  expect(await nets()).toEqual(['1', '14']);
});

test('a row stays as long as another file holds it', async () => {
  const first = await importFile(ana, file('A1,Shop,2026-11-02,10.00,,x'));
  await importFile(ana, file('A1,Shop,2026-11-02,10.00,,x', 'A2,Shop,2026-11-09,1.00,,y'));
  expect((await ana.api.imports.undo({ importId: first.id })).undo).toMatchObject({ removed: 0, held: 1 });
  expect(await nets()).toEqual(['1', '10']);
});

test('what a person changed, deleted, tagged or corrected since is kept, and said before', async () => {
  const days = ['02', '03', '04', '05', '06'];
  const view = await importFile(
    ana,
    file(...days.map((day) => `A${day},Shop,2026-11-${day},1.00,,of ${day}`)),
  );
  const byText = new Map(
    (await ana.api.earnings.list()).items.map((earning) => [earning.description, earning] as const),
  );
  const of = (day: string) => byText.get(`of ${day}`) ?? raise(`Nothing was recorded of ${day}`);
  const { id, version, platformId, earnedOn, currency } = of('02');
  await ana.api.earnings.update({ id, version, platformId, earnedOn, currency, components: { base: '2' } });
  await ana.api.earnings.delete({ id: of('03').id });
  await ana.api.earnings.bulkEdit({
    id: crypto.randomUUID(),
    target: { ids: [of('04').id] },
    change: { addTags: ['rain'] },
  });
  await ana.api.earnings.create(
    earningInput(shopId, '-0.5', { adjustsId: of('05').id, earnedOn: '2026-11-08' }),
  );

  const { id: importId } = view;
  const kept = await ana.api.imports.undoItems({ importId, effect: 'kept', limit: 3 });
  const rest = await ana.api.imports.undoItems({ importId, effect: 'kept', cursor: kept.nextCursor });
  expect([...kept.items, ...rest.items].map(({ rows, effect }) => [rows, effect])).toEqual(
    [2, 3, 4, 5].map((row) => [[row], 'kept']),
  );
  expect((await ana.api.imports.undo({ importId })).undo).toMatchObject({ removed: 1, kept: 4 });
  expect(await nets()).toEqual(['-0.5', '1', '1', '2']);
  expect((await ana.api.bin.list()).items).toHaveLength(1);
});

test('a platform and products that an import made go with it, unless something else uses them by now', async () => {
  const before = await everything();
  const stall = platformInput({ name: 'Stall' });
  const csv = [
    'id,platform,date,amount,own_note,product,product_kind,units',
    'A1,Stall,2026-11-02,10.00,,Mug,physical,1',
    'A2,Stall,2026-11-03,10.00,,Cup,physical,1',
  ];
  const staged = () =>
    statementFile(`${csv.join('\n')}\n`, [{ name: 'Stall', target: { kind: 'new', platform: stall } }]);
  const made = await importFile(ana, staged());
  expect(made.newProducts.count).toBe(2);
  expect((await ana.api.imports.undo({ importId: made.id })).undo).toMatchObject({
    platforms: 1,
    products: 2,
  });
  expect(await everything()).toEqual(before);

  const again = await importFile(ana, staged());
  const mug = (await ana.api.products.list()).find(({ name }) => name === 'Mug');
  const sale = { productId: mug?.id ?? '', units: 2 };
  await ana.api.earnings.create(earningInput(stall.id, '1', { sale }));
  expect((await ana.api.imports.undo({ importId: again.id })).undo).toMatchObject({
    platforms: 0,
    products: 1,
  });
  expect((await ana.api.platforms.list()).map(({ name }) => name)).toContain('Stall');
});

test('a platform that an import made goes with the last file that has rows for it, whichever is undone first', async () => {
  const stall = platformInput({ name: 'Stall' });
  const other = { kind: 'existing' as const, platformId: stall.id };
  const fileFor = (day: string, target: { kind: 'new'; platform: typeof stall } | typeof other) =>
    statementFile(`platform,date,amount,notes\nStall,2026-11-${day},10.00,x\n`, [{ name: 'Stall', target }]);
  const first = await importFile(ana, fileFor('02', { kind: 'new', platform: stall }));
  const second = await importFile(ana, fileFor('03', other));
  expect((await ana.api.imports.undo({ importId: first.id })).undo).toMatchObject({ platforms: 0 });
  expect((await ana.api.imports.undo({ importId: second.id })).undo).toMatchObject({ platforms: 1 });
  // What a person made stays, whatever is undone.
  const third = await importFile(ana, file('A1,Shop,2026-11-02,10.00,,x'));
  expect((await ana.api.imports.undo({ importId: third.id })).undo).toMatchObject({ platforms: 0 });
  expect((await ana.api.platforms.list()).map(({ name }) => name)).toEqual(['Shop']);
});

test('what was never recorded cannot be undone, in words', async () => {
  const importId = await stageFile(ana, file('A1,Shop,2026-11-02,10.00,,x'));
  expect((await refusal(ana.api.imports.undo({ importId }))).code).toBe('conflict');
  expect((await refusal(ana.api.imports.previewUndo({ importId }))).code).toBe('conflict');
});

test('an undo during the import of an overlapping file doubles nothing and loses nothing', async () => {
  for (const overlap of ['10.00', '14.00']) {
    const first = await importFile(ana, file('A1,Shop,2026-11-02,10.00,,x', 'B1,Shop,2026-11-02,7.00,,z'));
    const importId = await stageFile(
      ana,
      file(`A1,Shop,2026-11-02,${overlap},,x`, 'A2,Shop,2026-11-09,1.00,,y'),
    );
    await Promise.all([ana.api.imports.undo({ importId: first.id }), ana.api.imports.commit({ importId })]);
    expect(await nets()).toEqual(['1', overlap.replace('.00', '')]);
    await ana.api.imports.undo({ importId });
    expect(await nets()).toEqual([]);
  }
});

test('an earning says what each file says of it, the one that counts first, and when a person typed something else', async () => {
  const earlier = await importFile(ana, file('A1,Shop,2026-11-02,10.00,2,x'));
  const later = await importFile(ana, file('A0,Shop,2026-11-09,1.00,,y', 'A1,Shop,2026-11-02,14.00,3,x'));
  const [, earning] = (await ana.api.earnings.list()).items;
  const { id, version, platformId, earnedOn, currency } = earning ?? raise('Nothing was recorded');
  const before = await ana.api.imports.earningVersions({ id });
  expect(before).toMatchObject({
    typedAt: null,
    versions: [
      { importId: later.id, rows: [3], components: { base: '14' }, hours: { seconds: 3 * 3600 } },
      { importId: earlier.id, rows: [2], components: { base: '10' }, hours: { seconds: 2 * 3600 } },
    ],
  });
  await ana.api.earnings.update({ id, version, platformId, earnedOn, currency, components: { base: '9' } });
  const typed = await ana.api.imports.earningVersions({ id });
  expect(typed.typedAt).not.toBeNull();
  await ana.api.imports.undo({ importId: later.id });
  const left = await ana.api.imports.earningVersions({ id });
  expect(left.versions.map(({ importId }) => importId)).toEqual([earlier.id]);
});

function raise(message: string): never {
  throw new Error(message);
}

test('a correction of another file loses what it corrects when that is undone, and is tied to it again when it is recorded again', async () => {
  const withAdjusted = (...rows: string[]) => {
    const target = { kind: 'existing' as const, platformId: shopId };
    const header = 'id,platform,date,currency,amount,adjustments,adjusts,own_note';
    return statementFile(`${[header, ...rows].join('\n')}\n`, [{ name: 'Shop', target }]);
  };
  const sale = () => withAdjusted('S1,Shop,2026-11-02,USD,10.00,0,,', 'S2,Shop,2026-11-02,USD,20.00,0,,');
  const first = await importFile(ana, sale());
  const refunds = await importFile(
    ana,
    withAdjusted('R1,Shop,2026-11-09,USD,0,-4.00,S1,', 'R2,Shop,2026-11-09,USD,0,-1.00,S2,'),
  );
  const ties = async () => {
    const { items } = await ana.api.earnings.list();
    const netOf = new Map(items.map(({ id, net }) => [id, net]));
    return items.map(({ net, adjustsId }) => `${net} of ${netOf.get(adjustsId ?? '') ?? 'nothing'}`);
  };
  const tied = await ties();
  expect(tied.toSorted()).toEqual(['-1 of 20', '-4 of 10', '10 of nothing', '20 of nothing']);

  await ana.api.imports.undo({ importId: first.id });
  expect((await ties()).toSorted()).toEqual(['-1 of nothing', '-4 of nothing']);
  const [typed] = (await ana.api.earnings.list()).items.filter(({ net }) => net === '-1');
  if (!typed) throw new Error('The correction is not there');
  const { id, platformId, earnedOn, currency, version } = typed;
  const change = { id, platformId, earnedOn, currency, version, hours: null, note: 'mine' };
  await ana.api.earnings.update({ ...change, components: { adjustments: '-1' } });
  const again = await importFile(ana, sale());
  expect((await ties()).toSorted()).toEqual(['-1 of nothing', '-4 of 10', '10 of nothing', '20 of nothing']);

  await ana.api.imports.undo({ importId: refunds.id });
  await importFile(ana, sale());
  await ana.api.imports.undo({ importId: again.id });
  expect((await ties()).toSorted()).toEqual(['-1 of nothing', '10 of nothing', '20 of nothing']);
});

test('what a person gave a tag says what the files say that are left', async () => {
  await importFile(ana, file('A1,Shop,2026-11-02,10.00,,x'));
  const later = await importFile(ana, file('A1,Shop,2026-11-03,12.00,,x'));
  const [earning] = (await ana.api.earnings.list()).items;
  const target = { ids: [earning?.id ?? ''] };
  await ana.api.earnings.bulkEdit({ id: crypto.randomUUID(), target, change: { addTags: ['rain'] } });
  expect(await ana.api.imports.undo({ importId: later.id })).toMatchObject({
    undo: { reverted: 1, kept: 0 },
  });
  expect((await ana.api.earnings.list()).items).toMatchObject([{ net: '10', tags: ['rain'] }]);
});
