import { expect, test } from 'vitest';
import {
  addPlatform,
  decide,
  eachWithShop,
  earningInput,
  importFile,
  type Person,
  refusal,
  shopFile,
  stageFile,
} from '../../../testing/index.ts';

const HEADER = 'id,platform,date,amount,hours,notes';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const file = (...rows: string[]) => shopFile(shopId, HEADER, rows);

const nets = async () => (await ana.api.earnings.list()).items.map(({ net }) => net);

test('a row that changed says value by value what is different, before anything is recorded', async () => {
  await importFile(ana, file('A1,Shop,2026-11-02,10.00,2,x', 'A2,Shop,2026-11-03,1.00,,y'));
  const importId = await stageFile(ana, file('A1,Shop,2026-11-02,14.00,3,x', 'A2,Shop,2026-11-03,1.00,,y'));
  const { items } = await ana.api.imports.items({ importId, outcome: 'changed' });
  expect(items.map(({ differences }) => differences)).toEqual([
    [
      { name: 'base', before: '10', now: '14' },
      { name: 'seconds', before: '7200', now: '10800' },
    ],
  ]);
  expect((await ana.api.imports.items({ importId, outcome: 'unchanged' })).items).toHaveLength(1);
});

test('a row that a person leaves out is not recorded, and the control total still holds', async () => {
  const importId = await stageFile(ana, file('A1,Shop,2026-11-02,10.00,,x', 'A2,Shop,2026-11-03,1.00,,y'));
  await decide(ana, importId, { position: 0, decision: 'leaveOut' });
  await decide(ana, importId, { position: 0, decision: 'leaveOut' });
  const control = [{ unit: 'USD', file: '11', recorded: '1', leftOut: '10', isOk: true }];
  expect(await ana.api.imports.preview({ importId })).toMatchObject({
    control,
    outcomes: { new: 1, leftOut: 1 },
  });
  expect(await ana.api.imports.commit({ importId })).toMatchObject({ control, outcomes: { leftOut: 1 } });
  expect(await nets()).toEqual(['1']);
});

test('a row that a person left out stays left out of later files, until they take it or undo that', async () => {
  const row = 'A1,Shop,2026-11-02,10.00,,x';
  const first = file(row, 'A2,Shop,2026-11-03,1.00,,y');
  const { id: importId } = await importFile(ana, first, { position: 0, decision: 'leaveOut' });

  const again = await stageFile(ana, file(row, 'A3,Shop,2026-11-04,2.00,,z'));
  expect(await ana.api.imports.preview({ importId: again })).toMatchObject({
    control: [{ unit: 'USD', file: '12', recorded: '2', leftOut: '10', isOk: true }],
    outcomes: { new: 1, leftOut: 1 },
  });
  const { items } = await ana.api.imports.items({ importId: again, outcome: 'leftOut' });
  expect(items).toMatchObject([{ chunk: 0, position: 0, decision: 'leaveOut' }]);
  await ana.api.imports.commit({ importId: again });
  expect(await nets()).toEqual(['2', '1']);

  const taken = await importFile(ana, file(row), { position: 0, decision: null });
  expect(taken.outcomes).toMatchObject({ new: 1 });
  expect(await nets()).toEqual(['2', '1', '10']);

  // Once nobody leaves it out any more it is new again.
  for (const id of [taken.id, again, importId]) await ana.api.imports.undo({ importId: id });
  expect((await importFile(ana, file(row))).outcomes).toMatchObject({ new: 1, leftOut: 0 });
});

test('what changed stays as it was where a person leaves the row out, and a decision can be taken back', async () => {
  await importFile(ana, file('A1,Shop,2026-11-02,10.00,,x'));
  const importId = await stageFile(ana, file('A1,Shop,2026-11-02,14.00,,x', 'A2,Shop,2026-11-03,1.00,,y'));
  await decide(ana, importId, ...[0, 1].map((position) => ({ position, decision: 'leaveOut' }) as const));
  await decide(ana, importId, { position: 1, decision: null });
  await ana.api.imports.commit({ importId });
  expect(await nets()).toEqual(['1', '10']);
});

test('a new row that looks like something typed by hand is said to, and is recorded beside it unless a person says otherwise', async () => {
  await ana.api.earnings.create(earningInput(shopId, '10', { earnedOn: '2026-11-03', note: 'typed' }));
  const importId = await stageFile(
    ana,
    file('A1,Shop,2026-11-02,10.00,,x', 'A2,Shop,2026-11-02,10.00,,y', 'A3,Shop,2026-11-05,10.00,,z'),
  );
  expect((await ana.api.imports.preview({ importId })).possibleDuplicates).toBe(1);
  const { items } = await ana.api.imports.items({ importId, outcome: 'possibleDuplicate' });
  expect(items).toMatchObject([{ rows: [2], outcome: 'new', twin: { note: 'typed', net: '10' } }]);
  await ana.api.imports.commit({ importId });
  expect(await nets()).toEqual(['10', '10', '10', '10']);
});

test('a row that a person says to be what they typed becomes that earning, in later exports too, and undoing leaves it', async () => {
  const typed = await ana.api.earnings.create(earningInput(shopId, '10', { earnedOn: '2026-11-02' }));
  const rows = ['A1,Shop,2026-11-02,10.00,,x', 'A2,Shop,2026-11-03,1.00,,y'];
  const merge = { position: 0, decision: 'merge', earningId: typed.id } as const;
  const { id: importId, outcomes } = await importFile(ana, file(...rows), merge);
  expect(outcomes).toMatchObject({ new: 1, unchanged: 1 });
  expect(await nets()).toEqual(['1', '10']);
  const later = await importFile(ana, file(...rows, 'A3,Shop,2026-11-09,2.00,,z'));
  expect(later.outcomes).toMatchObject({ new: 1, unchanged: 2 });
  expect((await ana.api.imports.earningVersions({ id: typed.id })).versions).toHaveLength(2);
  expect(later.notTaken).toBe(0);
  // What was typed stays, and that the file says otherwise now is told.
  const dearer = await stageFile(ana, file('A1,Shop,2026-11-02,14.00,,x', 'A4,Shop,2026-11-10,3.00,,z'));
  expect(await ana.api.imports.preview({ importId: dearer })).toMatchObject({ notTaken: 1 });
  const told = await ana.api.imports.items({ importId: dearer, outcome: 'notTaken' });
  expect(told.items).toMatchObject([
    { kept: 'edited', differences: expect.arrayContaining([{ name: 'base', before: '10', now: '14' }]) },
  ]);
  await ana.api.imports.cancel({ importId: dearer });
  await ana.api.imports.undo({ importId: later.id });
  await ana.api.imports.undo({ importId });
  expect((await ana.api.earnings.list()).items).toEqual([typed]);
  expect((await importFile(ana, file(...rows))).outcomes).toMatchObject({ new: 2 });
});

test('an earning is one row alone, and one that was not typed for the same platform is refused in words', async () => {
  const typed = await ana.api.earnings.create(earningInput(shopId, '10', { earnedOn: '2026-11-02' }));
  const stall = await addPlatform(ana, { name: 'Stall' });
  const elsewhere = await ana.api.earnings.create(earningInput(stall.id, '10'));
  const importId = await stageFile(ana, file('A1,Shop,2026-11-02,10.00,,x', 'A2,Shop,2026-11-02,10.00,,y'));
  const merge = (position: number, earningId: string) =>
    decide(ana, importId, { position, decision: 'merge', earningId });
  await merge(0, typed.id);
  await merge(0, typed.id);
  expect((await refusal(merge(1, typed.id))).fields).toHaveProperty('decisions');
  expect((await refusal(merge(1, elsewhere.id))).fields).toHaveProperty('decisions');
  await ana.api.imports.commit({ importId });
  expect((await refusal(merge(1, typed.id))).code).toBe('statement_already_committed');
});

test('what was typed and is a row of another file by now is refused at once, and is free again once that is undone', async () => {
  const { id: earningId } = await ana.api.earnings.create(
    earningInput(shopId, '10', { earnedOn: '2026-11-02' }),
  );
  const merge = { position: 0, decision: 'merge', earningId } as const;
  const first = await importFile(ana, file('A1,Shop,2026-11-02,10.00,,x'), merge);
  const importId = await stageFile(ana, file('A2,Shop,2026-11-02,10.00,,y'));
  const { fields } = await refusal(decide(ana, importId, merge));
  expect(fields?.['decisions']).toContain('A row of another file is what you typed already');
  await ana.api.imports.undo({ importId: first.id });
  await decide(ana, importId, merge);
  expect((await ana.api.imports.commit({ importId })).outcomes).toMatchObject({ unchanged: 1 });
  // The row that it is may be said to be it again.
  const again = await stageFile(ana, file('A2,Shop,2026-11-02,10.00,,y', 'A3,Shop,2026-11-09,2.00,,z'));
  await decide(ana, again, { position: 0, decision: null });
  await decide(ana, again, merge);
  expect((await ana.api.imports.commit({ importId: again })).outcomes).toMatchObject({
    new: 1,
    unchanged: 1,
  });
});

test('hours with the id of a row of money stay apart from it when that is merged, and when it is left out', async () => {
  const { id: typed } = await ana.api.earnings.create(earningInput(shopId, '10', { earnedOn: '2026-11-03' }));
  const merge = { position: 0, decision: 'merge', earningId: typed } as const;
  await importFile(ana, file('A1,Shop,2026-11-02,10.00,,x'), merge);
  await importFile(ana, file('A2,Shop,2026-11-09,3.00,,y'), { position: 0, decision: 'leaveOut' });

  const time = await stageFile(ana, file('A1,Shop,2026-11-02,,2,x', 'A2,Shop,2026-11-09,,2,y'));
  const { items } = await ana.api.imports.items({ importId: time });
  expect(items.map(({ decision, outcome }) => [decision, outcome])).toEqual([
    [null, 'new'],
    [null, 'new'],
  ]);
  await ana.api.imports.commit({ importId: time });
  expect((await ana.api.work.list()).items.map(({ id }) => id)).not.toContain(typed);
});
