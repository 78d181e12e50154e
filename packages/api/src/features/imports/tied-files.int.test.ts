import { randomUUID } from 'node:crypto';
import type { AppError } from '@earntrack/contract';
import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  commitAsLast,
  decide,
  eachWithShop,
  importFile,
  type Person,
  sayWhichIsLater,
  shopFile,
  type StagedFile,
  stageFile,
  type TestApi,
} from '../../testing/index.ts';

let ana: Person;
let shopId: string;
let app: TestApi;
eachWithShop((made) => {
  ({ ana, shopId, app } = made);
});

/** Amounts by the ids of rows of one day. */
function file(fileName: string, amounts: Record<string, number>): StagedFile {
  const rows = Object.entries(amounts).map(([id, amount]) => `${id},Shop,2026-11-02,${amount}`);
  const { open, items } = shopFile(shopId, 'id,platform,date,amount', rows);
  return { open: { ...open, fileName }, items };
}

async function nets() {
  return (await ana.api.earnings.list({})).items.map(({ net }) => net).toSorted();
}

const tiedWith = async (importId: string) =>
  (await ana.api.imports.preview({ importId })).tiedFiles.map(({ fileName, isLater }) => [fileName, isLater]);

const FIRST = { A1: 10, A2: 1 };
const SECOND = { A1: 12, A2: 1 };

test('of two files that end on one day and say otherwise of a row it is asked which is later, and nothing is recorded or lost until a person says so', async () => {
  await importFile(ana, file('first.csv', FIRST));
  const importId = await stageFile(ana, file('second.csv', SECOND));
  expect(await tiedWith(importId)).toEqual([['first.csv', null]]);
  const refusal = ana.api.imports.commit({ importId });
  await expect(refusal).rejects.toThrow(/This file and “first\.csv” end on the same day.*exported last/);
  await expect(ana.api.imports.commit({ importId })).rejects.toMatchObject({
    cause: expect.objectContaining({ code: 'statement_tied' }) as AppError,
  });
  expect(await nets()).toEqual(['1', '10']);
  await sayWhichIsLater(ana, importId, () => false);
  expect(await ana.api.imports.preview({ importId })).toMatchObject({
    outcomes: { changed: 1, unchanged: 1 },
  });
  expect(await ana.api.imports.commit({ importId })).toMatchObject({
    outcomes: { changed: 1, unchanged: 1 },
  });
  expect(await nets()).toEqual(['1', '12']);
});

test('where the recorded file is said to be later, its rows stay, are shown as not taken, and count until it is undone', async () => {
  const first = await importFile(ana, file('first.csv', FIRST));
  const importId = await stageFile(ana, file('second.csv', SECOND));
  await sayWhichIsLater(ana, importId, () => true);
  expect(await tiedWith(importId)).toEqual([['first.csv', true]]);
  const expected = { outcomes: { changed: 0, unchanged: 2 }, notTaken: 1 };
  expect(await ana.api.imports.preview({ importId })).toMatchObject(expected);
  const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
  expect(items).toMatchObject([
    { kept: 'otherFile', differences: [{ name: 'base', before: '10', now: '12' }] },
  ]);
  const recorded = await ana.api.imports.commit({ importId });
  expect(recorded).toMatchObject({ ...expected, tiedFiles: [], control: [{ isOk: true }] });
  expect(await nets()).toEqual(['1', '10']);
  await ana.api.imports.undo({ importId: first.id });
  expect(await nets()).toEqual(['1', '12']);
});

test('a person may say otherwise before it is recorded, and is not asked again of bytes that are recorded', async () => {
  await importFile(ana, file('first.csv', FIRST));
  const importId = await stageFile(ana, file('second.csv', SECOND));
  await sayWhichIsLater(ana, importId, () => true);
  await sayWhichIsLater(ana, importId, () => false);
  await ana.api.imports.commit({ importId });
  const again = await stageFile(ana, file('first.csv', FIRST));
  expect(await tiedWith(again)).toEqual([]);
  await ana.api.imports.commit({ importId: again });
  expect(await nets()).toEqual(['1', '12']);
  await ana.api.imports.undo({ importId });
  const anew = await stageFile(ana, file('second.csv', SECOND));
  expect(await tiedWith(anew)).toEqual([['first.csv', null]]);
});

test.each([
  ['say the same of every row that they share', file.bind(null, 'same.csv'), { A1: 10, B1: 5 }],
  ['share no row', file.bind(null, 'other.csv'), { B1: 5 }],
])('nothing is asked where files of one last day %s', async (_how, fileOf, amounts) => {
  await importFile(ana, file('first.csv', FIRST));
  const importId = await stageFile(ana, fileOf(amounts));
  expect(await tiedWith(importId)).toEqual([]);
  await ana.api.imports.commit({ importId });
  expect(await nets()).toContain('5');
});

test('a file goes between two that were never compared, in whichever order they were recorded', async () => {
  const [low, high] = [file('low.csv', { A1: 1 }), file('high.csv', { A2: 3 })];
  const later = await importFile(ana, high);
  await importFile(ana, low);
  const importId = await stageFile(ana, file('middle.csv', { A1: 2, A2: 2 }));
  expect(await tiedWith(importId)).toEqual([
    ['low.csv', null],
    ['high.csv', null],
  ]);
  await sayWhichIsLater(ana, importId, (other) => other === later.id);
  expect(await ana.api.imports.preview({ importId })).toMatchObject({
    outcomes: { changed: 1, unchanged: 1 },
  });
  await ana.api.imports.commit({ importId });
  expect(await nets()).toEqual(['2', '3']);
});

test('a file that was recorded after the person said what is later is asked about as well', async () => {
  await importFile(ana, file('first.csv', FIRST));
  const importId = await stageFile(ana, file('second.csv', SECOND));
  await sayWhichIsLater(ana, importId, () => false);
  const third = await stageFile(ana, file('third.csv', { A1: 13 }));
  await commitAsLast(ana, third);
  expect(await tiedWith(importId)).toEqual([
    ['third.csv', null],
    ['first.csv', false],
  ]);
  await sayWhichIsLater(ana, importId, (other) => other === third);
  await ana.api.imports.commit({ importId });
  expect(await nets()).toEqual(['1', '13']);
});

test('what cannot be is refused: that a file is earlier than this one, and later than one that is later', async () => {
  const first = await importFile(ana, file('first.csv', FIRST));
  await importFile(ana, file('second.csv', SECOND));
  const importId = await stageFile(ana, file('third.csv', { A1: 13 }));
  const said = sayWhichIsLater(ana, importId, (other) => other === first.id);
  await expect(said).rejects.toThrow('“second.csv” counts as exported after');
  await commitAsLast(ana, importId);
  expect(await nets()).toEqual(['1', '13']);
});

test('an answer ends where another one puts the file that it is about elsewhere', async () => {
  await importFile(ana, file('first.csv', FIRST));
  const importId = await stageFile(ana, file('second.csv', SECOND));
  await sayWhichIsLater(ana, importId, () => false);
  const other = await stageFile(ana, file('third.csv', { A2: 5 }));
  await sayWhichIsLater(ana, other, () => true);
  expect(await tiedWith(importId)).toEqual([['first.csv', null]]);
});

test('a row that a person left out of a file disagrees with none', async () => {
  const earlier = await importFile(ana, file('earlier.csv', { A1: 1, A3: 1 }));
  const leaving = await stageFile(ana, file('leaving.csv', { A2: 2, A3: 2 }));
  const { items } = await ana.api.imports.items({ importId: leaving, outcome: 'changed' });
  await decide(ana, leaving, ...items.map(({ position }) => ({ position, decision: 'leaveOut' }) as const));
  await ana.api.imports.commit({ importId: leaving });
  const importId = await stageFile(ana, file('between.csv', { A1: 9, A2: 9 }));
  await sayWhichIsLater(ana, importId, (other) => other === earlier.id);
  await ana.api.imports.commit({ importId });
  expect(await nets()).toEqual(['1', '1', '9']);
});

type Item = StagedFile['items'][number];

/** The same file, which says something else of the row A3. */
function saying(staged: StagedFile, change: (item: Item) => Item): StagedFile {
  return { ...staged, items: staged.items.map((item) => (item.key.includes('A3') ? change(item) : item)) };
}

const canceled =
  (says: string) =>
  ({ key, rows }: Item): Item => {
    const takesBack = { platformName: 'Shop', on: '2026-11-02', says };
    return { kind: 'leftOut', key, rows, reason: `It is ${says}`, takesBack };
  };
const same = (item: Item) => item;

test.each([
  ['why it is left out', canceled('canceled'), canceled('refused'), ['1', '9']],
  ['a note', same, (item: Item): Item => ({ ...item, note: 'Rain' }) as Item, ['1', '1', '9']],
  [
    'what was sold, of which one is silent',
    same,
    (item: Item): Item =>
      ({ ...item, sale: { product: 'Poster', productKind: 'digital', units: 1 } }) as Item,
    ['1', '1', '9'],
  ],
])(
  'a row of which files say the same but for %s keeps no other file from going between them',
  async (_what, inEarlier, inLater, expected) => {
    const earlier = await importFile(ana, saying(file('earlier.csv', { A1: 1, A3: 1 }), inEarlier));
    await importFile(ana, saying(file('later.csv', { A2: 2, A3: 1 }), inLater));
    const importId = await stageFile(ana, file('between.csv', { A1: 9, A2: 9 }));
    await sayWhichIsLater(ana, importId, (other) => other === earlier.id);
    await ana.api.imports.commit({ importId });
    expect(await nets()).toEqual(expected);
  },
);

test('what is said of a file whose question is gone binds nobody', async () => {
  const earlier = await importFile(ana, file('earlier.csv', { A1: 1, A3: 1 }));
  const later = await importFile(ana, file('later.csv', { A2: 2, A3: 2 }));
  const importId = await stageFile(ana, file('between.csv', { A1: 9, A2: 9 }));
  await ana.api.imports.decide({ importId, ties: [{ importId: earlier.id, isLater: true }] });
  const { items } = await ana.api.imports.items({ importId });
  const ofEarlier = items.filter(({ rows }) => rows.includes(2));
  await decide(
    ana,
    importId,
    ...ofEarlier.map(({ position }) => ({ position, decision: 'leaveOut' }) as const),
  );
  await ana.api.imports.decide({ importId, ties: [{ importId: later.id, isLater: false }] });
  expect(await tiedWith(importId)).toEqual([['later.csv', false]]);
});

test('files that were recorded before any had a place keep their order whatever is answered', async () => {
  const placeless = await importFile(ana, file('placeless.csv', FIRST));
  await sql`update statement_import set rank = null where id = ${placeless.id}`.execute(
    asOperator(app.services.db, 'It is of before.'),
  );
  await importFile(ana, file('later.csv', { A1: 12 }));
  const importId = await stageFile(ana, file('asked.csv', { A2: 5 }));
  await sayWhichIsLater(ana, importId, () => true);
  await ana.api.imports.commit({ importId });
  const more = await importFile(ana, file('more.csv', { A1: 99 }));
  await ana.api.imports.undo({ importId: more.id });
  expect(await nets()).toEqual(['1', '12']);
});

test('the same hours by another clock are said otherwise', async () => {
  const { open, items } = shopFile(shopId, 'platform,date,amount,hours', ['Shop,2026-11-02,,3']);
  expect(items).toMatchObject([{ kind: 'work', clock: 'engaged' }]);
  await importFile(ana, { open: { ...open, fileName: 'engaged.csv' }, items });
  const online = items.map((item) => ({ ...item, clock: 'online' }) as (typeof items)[number]);
  const other = { ...open, id: randomUUID(), fileSha256: 'b'.repeat(64) };
  expect(await tiedWith(await stageFile(ana, { open: other, items: online }))).toEqual([
    ['engaged.csv', null],
  ]);
});
