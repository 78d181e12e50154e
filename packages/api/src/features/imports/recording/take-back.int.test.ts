import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  importFile,
  type Person,
  platformInput,
  refusal,
  stageFile,
  type StagedFile,
  statementFile,
  type TestApi,
} from '../../../testing/index.ts';

let app: TestApi;
let ana: Person;
let paypalId: string;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  paypalId = (await addPlatform(ana, { name: 'PayPal' })).id;
});

const HEADER = 'Date,Time,Type,Status,Currency,Gross,Fee,Net,Transaction ID';

function paypal(fileName: string, ...rows: string[]): StagedFile {
  const target = { kind: 'existing' as const, platformId: paypalId };
  const file = statementFile([HEADER, ...rows, ''].join('\n'), [{ name: null, target }]);
  return { ...file, open: { ...file.open, fileName } };
}

const payment = (status: string) => `05/13/2026,10:00:00,Website Payment,${status},EUR,43.00,-1.00,42.00,T1`;
const JUNE = '06/19/2026,10:00:00,Website Payment,Completed,EUR,5.00,0.00,5.00,T9';
const MAY = () => paypal('paypal-may.csv', payment('Completed'));
const CANCELED = () => paypal('paypal-june.csv', payment('Canceled'), JUNE);

async function everything() {
  const { totals } = await ana.api.dashboard.summary({ period: { kind: 'all' } });
  const earnings = (await ana.api.earnings.list({})).items.map(({ version: _, ...values }) => values);
  const payouts = (await ana.api.payouts.list({})).items.map(({ version: _, ...values }) => values);
  return { totals, earnings, payouts };
}

const nets = async () => (await ana.api.earnings.list({})).items.map(({ net }) => net);

async function theEarning() {
  const [earning] = (await ana.api.earnings.list({})).items;
  if (!earning) throw new Error('There is no earning');
  return earning;
}

/** Types another amount into the earning that was imported. */
async function edit(base: string): Promise<void> {
  const { id, platformId, currency, earnedOn, version } = await theEarning();
  const change = { id, platformId, currency, earnedOn, version, components: { base } };
  await ana.api.earnings.update({ ...change, note: 'mine', hours: { clock: 'online', seconds: 60 } });
}

const decideFirst = (importId: string, decision: 'leaveOut' | 'take' | null) =>
  ana.api.imports.decide({ importId, decisions: [{ chunk: 0, position: 0, decision }] });

async function undo(importId: string) {
  const foretold = await ana.api.imports.previewUndo({ importId });
  const { undo: done } = await ana.api.imports.undo({ importId });
  expect(done).toMatchObject(foretold);
  return foretold;
}

describe('a payment that a later file says was canceled', () => {
  test('is told beforehand, goes when that is recorded, is told then, and is there again when that is undone', async () => {
    await importFile(ana, MAY());
    const before = await everything();
    const importId = await stageFile(ana, CANCELED());
    expect(await ana.api.imports.preview({ importId })).toMatchObject({
      takenBack: 1,
      notTaken: 0,
      outcomes: { new: 1, leftOut: 1 },
      control: [{ file: '47', recorded: '5', leftOut: '42', isOk: true }],
    });
    const taken = {
      outcome: 'leftOut',
      day: '2026-05-13',
      takesBack: [
        {
          kind: 'earning',
          day: '2026-05-13',
          value: '42',
          unit: 'EUR',
          fileName: 'paypal-may.csv',
          says: 'Canceled',
          kept: null,
        },
      ],
    };
    const told = await ana.api.imports.items({ importId, outcome: 'takenBack' });
    expect(told.items).toMatchObject([taken]);

    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 1 });
    expect(await nets()).toEqual(['5']);
    const after = await ana.api.imports.items({ importId, outcome: 'takenBack' });
    expect(after.items).toMatchObject([taken]);
    expect(await ana.api.imports.get({ importId })).toMatchObject({ takenBack: 1 });

    expect(await undo(importId)).toMatchObject({ removed: 1, reverted: 1, kept: 0, held: 0 });
    expect(await everything()).toEqual(before);
  });

  test('is not recorded by the files in the other order, or by either of them again', async () => {
    const canceled = await importFile(ana, CANCELED());
    const may = await importFile(ana, MAY());
    expect(may).toMatchObject({ outcomes: { new: 0, unchanged: 1 }, notTaken: 1, takenBack: 0 });
    expect(await nets()).toEqual(['5']);
    for (const again of [CANCELED(), MAY(), CANCELED()])
      expect(await importFile(ana, again)).toMatchObject({ outcomes: { new: 0, changed: 0 }, takenBack: 0 });
    expect(await nets()).toEqual(['5']);
    const { items } = await ana.api.imports.items({ importId: canceled.id, outcome: 'takenBack' });
    expect(items).toHaveLength(1);
  });

  test('stays away while any file says so, and is of no file once that of the payment is undone', async () => {
    const may = await importFile(ana, MAY());
    const [first, again] = [await importFile(ana, CANCELED()), await importFile(ana, CANCELED())];
    expect(await undo(first.id)).toMatchObject({ reverted: 0, held: 1 });
    expect(await nets()).toEqual(['5']);
    expect(await undo(may.id)).toMatchObject({ held: 1, removed: 0 });
    expect(await undo(again.id)).toMatchObject({ reverted: 0, removed: 1 });
    expect(await nets()).toEqual([]);
  });

  test('stays where a person leaves the row out, and does so in later exports', async () => {
    await importFile(ana, MAY());
    const importId = await stageFile(ana, CANCELED());
    await decideFirst(importId, 'leaveOut');
    expect(await ana.api.imports.preview({ importId })).toMatchObject({ takenBack: 0, notTaken: 0 });
    await ana.api.imports.commit({ importId });
    expect(await nets()).toEqual(['5', '42']);
    const later = paypal(
      'later.csv',
      payment('Canceled'),
      JUNE.replace('06/19', '06/20').replace('T9', 'T8'),
    );
    expect(await importFile(ana, later)).toMatchObject({ takenBack: 0 });
    expect(await nets()).toEqual(['5', '5', '42']);
  });

  test('stays where an older file says so, is told, and goes where a person takes that', async () => {
    await importFile(ana, paypal('paypal-may.csv', payment('Completed'), JUNE));
    const importId = await stageFile(ana, paypal('old.csv', payment('Pending')));
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    expect(items).toMatchObject([{ kept: 'otherFile', takesBack: [{ kept: 'otherFile', says: 'Pending' }] }]);
    await decideFirst(importId, 'take');
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 1, notTaken: 0 });
    expect(await nets()).toEqual(['5']);
    expect(await undo(importId)).toMatchObject({ reverted: 1 });
    expect(await nets()).toEqual(['5', '42']);
  });

  test('comes back by a file that is later still, and by the row that a person takes although', async () => {
    await importFile(ana, MAY());
    await importFile(ana, CANCELED());
    const importId = await stageFile(ana, MAY());
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    expect(items).toMatchObject([{ kept: 'takenBack', outcome: 'unchanged' }]);
    await decideFirst(importId, 'take');
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ outcomes: { new: 1 } });
    expect(await nets()).toEqual(['5', '42']);
    expect(await undo(importId)).toMatchObject({ removed: 1 });
    const done = JUNE.replace('06/19', '07/21').replace('T9', 'T7');
    const july = await importFile(ana, paypal('july.csv', payment('Completed'), done));
    expect(july).toMatchObject({ outcomes: { new: 2 } });
    expect(await undo(july.id)).toMatchObject({ removed: 2 });
    expect(await nets()).toEqual(['5']);
  });

  test('that a person edited stays theirs, is told, and tells where it was taken back', async () => {
    await importFile(ana, MAY());
    await edit('40');
    const { id } = await theEarning();
    const importId = await stageFile(ana, CANCELED());
    expect(await ana.api.imports.preview({ importId })).toMatchObject({ takenBack: 0, notTaken: 1 });
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    expect(items).toMatchObject([{ kept: 'edited', takesBack: [{ id, kept: 'edited' }] }]);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 0, notTaken: 1 });
    expect(await nets()).toEqual(['5', '40']);
    expect(await ana.api.imports.earningVersions({ id })).toMatchObject({
      versions: [{ fileName: 'paypal-may.csv' }],
      takenBackBy: [{ importId, fileName: 'paypal-june.csv', says: 'Canceled', rows: [2] }],
    });
    expect(await undo(importId)).toMatchObject({ kept: 1 });
  });

  test('that a person edited goes where they take the row, and undoing gives them what they had', async () => {
    const may = await importFile(ana, MAY());
    await edit('40');
    const before = await everything();
    const importId = await stageFile(ana, CANCELED());
    await decideFirst(importId, 'take');
    expect(await ana.api.imports.preview({ importId })).toMatchObject({ takenBack: 1, notTaken: 0 });
    await ana.api.imports.commit({ importId });
    expect(await nets()).toEqual(['5']);
    expect((await ana.api.bin.list({})).items).toHaveLength(1);
    // What the row takes back may be of no file by then.
    expect(await undo(may.id)).toMatchObject({ kept: 1 });
    expect(await undo(importId)).toMatchObject({ givenBack: 1 });
    expect(await everything()).toEqual(before);
  });

  test('that a person changed after they took the row stays', async () => {
    await importFile(ana, MAY());
    await edit('40');
    const importId = await stageFile(ana, CANCELED());
    await decideFirst(importId, 'take');
    await edit('41');
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 0, notTaken: 1 });
    expect(await nets()).toEqual(['5', '41']);
  });

  test('that a person tagged stays as the files say that say anything, in either order', async () => {
    await importFile(ana, MAY());
    const { id } = await theEarning();
    const change = { addTags: ['rain'] };
    await ana.api.earnings.bulkEdit({ id: crypto.randomUUID(), target: { ids: [id] }, change });
    expect(await importFile(ana, CANCELED())).toMatchObject({ takenBack: 0, notTaken: 1 });
    expect(await nets()).toEqual(['5', '42']);
    const april = JUNE.replace('06/19', '04/20').replace('T9', 'T3');
    const older = payment('Completed')
      .replace('43.00,-1.00,42.00', '9.00,0.00,9.00')
      .replace('05/13', '04/20');
    expect(await importFile(ana, paypal('old.csv', older, april))).toMatchObject({
      outcomes: { changed: 0 },
    });
    expect(await nets()).toEqual(['5', '42', '5']);
  });

  test('that a person edits at the same moment either stays as they have it, or is gone for them too', async () => {
    await importFile(ana, MAY());
    const importId = await stageFile(ana, CANCELED());
    const [edited, recorded] = await Promise.allSettled([edit('40'), ana.api.imports.commit({ importId })]);
    const isEdited = edited.status === 'fulfilled';
    expect(recorded).toMatchObject({ status: 'fulfilled', value: { takenBack: isEdited ? 0 : 1 } });
    expect(await nets()).toEqual(isEdited ? ['5', '40'] : ['5']);
  });

  test('that a person typed, and said to be the row, stays until they take the row', async () => {
    const typed = earningInput(paypalId, '42', { earnedOn: '2026-05-13', currency: 'EUR' });
    await ana.api.earnings.create(typed);
    const may = await stageFile(ana, MAY());
    const decisions = [{ chunk: 0, position: 0, decision: 'merge' as const, earningId: typed.id }];
    await ana.api.imports.decide({ importId: may, decisions });
    await ana.api.imports.commit({ importId: may });
    const before = await everything();
    const importId = await stageFile(ana, CANCELED());
    const toldOf = async () => (await ana.api.imports.items({ importId, outcome: 'notTaken' })).items;
    expect(await toldOf()).toMatchObject([{ kept: 'edited', takesBack: [{ id: typed.id }] }]);
    for (const decision of ['leaveOut', null] as const) await decideFirst(importId, decision);
    expect(await toldOf()).toHaveLength(1);
    await decideFirst(importId, 'take');
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 1 });
    expect(await nets()).toEqual(['5']);
    expect(await undo(importId)).toMatchObject({ givenBack: 1, removed: 1 });
    expect(await everything()).toEqual(before);
  });

  test('goes by itself, and a row that nothing keeps from that is refused in words', async () => {
    await importFile(ana, MAY());
    const importId = await stageFile(ana, CANCELED());
    expect((await refusal(decideFirst(importId, 'take'))).fields).toHaveProperty('decisions');
  });

  test('needs no new platform where nothing else of the file goes there', async () => {
    const platform = platformInput();
    const file = statementFile([HEADER, payment('Canceled'), ''].join('\n'), [
      { name: null, target: { kind: 'new', platform } },
    ]);
    expect(await importFile(ana, file)).toMatchObject({ takenBack: 0, outcomes: { leftOut: 1 } });
    expect((await ana.api.platforms.list({})).map(({ id }) => id)).toEqual([paypalId]);
  });
});
