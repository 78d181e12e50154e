import { createHash, randomUUID } from 'node:crypto';
import { readStatement, toWireItems } from '@earntrack/statements';
import { describe, expect, test } from 'vitest';
import {
  addPlatform,
  decide,
  eachWithShop,
  earningInput,
  importFile,
  inEveryOrder,
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

const mapping = (id: 'Id' | null, joins: boolean) => ({
  name: 'Jobs',
  layouts: [
    {
      columns: { ...(id && { id }), reference: 'Job', date: 'Day', type: 'Kind', description: 'Text' },
      money: { amount: 'Amount' },
      currency: 'USD',
    },
  ],
  lines: [
    { types: ['fee'], parts: [{ column: 'amount', to: 'fees', sign: -1 }], ...(joins && { joins }) },
    { parts: [{ column: 'amount', to: 'base' }] },
  ],
  control: { column: 'amount', terms: { base: 1, fees: -1 } },
});

function file(rows: readonly string[], id: 'Id' | null = 'Id', joins = true): StagedFile {
  return mapped(`${['Id,Job,Day,Kind,Text,Amount', ...rows].join('\n')}\n`, mapping(id, joins));
}

function mapped(csv: string, by: Record<string, unknown>): StagedFile {
  const outcome = readStatement(new TextEncoder().encode(csv), { mapping: by });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const { rowCount, items, origins } = outcome.statement;
  const { open } = namelessFile(shopId, 'platform,date,amount', ['Shop,2026-01-01,1']);
  const fileSha256 = createHash('sha256').update(csv).digest('hex');
  const said = { presetId: 'mapping', mapping: by, rowCount, itemCount: items.length, fileSha256, origins };
  return { open: { ...open, ...said, fileName: 'jobs.csv' }, items: toWireItems(outcome.statement) };
}

const JOB = '500,J1,2026-05-02,job,Garden,20.00';
const FEE = '501,J1,2026-05-02,fee,Service fee,-2.00';
const LATER = '900,J9,2026-06-01,job,Fence,1.00';
const typedSale = () => ana.api.earnings.create(earningInput(shopId, '7', { earnedOn: '2026-05-01' }));
const LATER_FEE = '950,J8,2026-06-09,fee,Service fee,-0.50';

async function everything() {
  const { totals } = await ana.api.dashboard.summary({ period: { kind: 'all' } });
  const earnings = (await ana.api.earnings.list({})).items.map(({ version: _, ...values }) => values);
  return { totals, earnings };
}

const nets = async () => (await ana.api.earnings.list({})).items.map(({ net }) => net).toSorted();

describe('a fee that a file has alone and another one in its earning', () => {
  test('counts once: the one that was alone is told, goes, and is there again when that is undone', async () => {
    await importFile(ana, file([FEE]));
    const before = await everything();
    const importId = await stageFile(ana, file([JOB, FEE, LATER]));
    expect(await ana.api.imports.preview({ importId })).toMatchObject({ takenBack: 1, notTaken: 0 });
    const told = [
      { kind: 'earning', takesBack: [{ kind: 'earning', value: '-2', isFee: false, kept: null }] },
    ];
    expect((await ana.api.imports.items({ importId, outcome: 'takenBack' })).items).toMatchObject(told);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 1 });
    expect(await nets()).toEqual(['1', '18']);
    expect((await ana.api.imports.items({ importId, outcome: 'takenBack' })).items).toMatchObject(told);
    const again = await importFile(ana, file([JOB, FEE, LATER]));
    expect(again).toMatchObject({ takenBack: 0 });
    const foretold = await ana.api.imports.previewUndo({ importId });
    expect(foretold).toMatchObject({ reverted: 0 });
    await ana.api.imports.undo({ importId });
    expect(await nets()).toEqual(['1', '18']);
    const undone = await ana.api.imports.undo({ importId: again.id });
    expect(undone).toMatchObject({ undo: { removed: 2, reverted: 1 } });
    expect(await everything()).toEqual(before);
  });

  test.each([
    ['of the same days', [FEE]],
    ['that is later', [FEE, LATER_FEE]],
  ])('counts once where the file with the fee alone comes after the other: one %s', async (_name, rows) => {
    const whole = await importFile(ana, file([JOB, FEE]));
    const others = rows.slice(1).map(() => '-0.5');
    const importId = await stageFile(ana, file(rows));
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    expect(items).toMatchObject([{ kept: 'takenBack', rows: [2] }]);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ notTaken: 1 });
    expect(await nets()).toEqual([...others, '18']);
    await ana.api.imports.undo({ importId: whole.id });
    expect(await nets()).toEqual([...others, '-2']);
    await importFile(ana, file([JOB, FEE]));
    await ana.api.imports.undo({ importId });
    expect(await nets()).toEqual(['18']);
  });

  test('counts once where the two have no id', async () => {
    await importFile(ana, file([FEE], null));
    expect(await importFile(ana, file([JOB, FEE, LATER], null))).toMatchObject({ takenBack: 1 });
    expect(await nets()).toEqual(['1', '18']);
  });

  test('stays where a person changed it, is told, and stays alone where they leave the earning out', async () => {
    await importFile(ana, file([FEE]));
    const left = await importFile(ana, file([JOB, FEE, LATER]), { position: 0, decision: 'leaveOut' });
    expect(left).toMatchObject({ takenBack: 0 });
    expect(await nets()).toEqual(['-2', '1']);
    await ana.api.imports.undo({ importId: left.id });
    const [fee] = (await ana.api.earnings.list({})).items;
    if (!fee) throw new Error('There is no fee');
    const { id, platformId, currency, earnedOn, version } = fee;
    const change = { id, platformId, currency, earnedOn, version, components: { fees: '3' } };
    await ana.api.earnings.update({ ...change, note: '', hours: null });
    const importId = await stageFile(ana, file([JOB, FEE, LATER]));
    await decide(ana, importId, { position: 0, decision: null });
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    expect(items).toMatchObject([{ kept: null, takesBack: [{ id, kept: 'edited' }] }]);
    await ana.api.imports.commit({ importId });
    expect(await nets()).toEqual(['-3', '1', '18']);
    expect(await ana.api.imports.earningVersions({ id })).toMatchObject({ takenBackBy: [{ importId }] });
  });

  /** By what tells of no fee whose it is. */
  const apart = (rows: readonly string[]) => file(rows, 'Id', false);

  test('stays alone where a later file has the earning without it, or the person changed that', async () => {
    const later = await importFile(ana, apart([JOB, FEE, LATER]));
    const before = await everything();
    const importId = await stageFile(ana, file([JOB, FEE]));
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    expect(items).toMatchObject([{ kept: 'otherFile', takesBack: [] }]);
    expect(await ana.api.imports.commit({ importId })).toMatchObject({ takenBack: 0 });
    expect((await ana.api.imports.items({ importId, outcome: 'takenBack' })).items).toEqual([]);
    expect(await everything()).toEqual(before);
    await ana.api.imports.undo({ importId: later.id });
    expect(await nets()).toEqual(['18']);
    await ana.api.imports.undo({ importId });
    await importFile(ana, apart([JOB, FEE]));
    const job = (await ana.api.earnings.list({})).items.find(({ net }) => net === '20');
    if (!job) throw new Error('There is no earning');
    const { id, platformId, currency, earnedOn, version } = job;
    const change = { id, platformId, currency, earnedOn, version, components: { base: '20' } };
    await ana.api.earnings.update({ ...change, note: 'In May', hours: null });
    const other = await importFile(ana, file([JOB, FEE, LATER]));
    expect(other).toMatchObject({ takenBack: 0, notTaken: 1 });
    expect(await nets()).toEqual(['-2', '1', '20']);
    await ana.api.imports.undo({ importId: other.id });
    expect(await nets()).toEqual(['-2', '20']);
  });

  test('is alone again where a later file has both apart, in either order, until that is undone', async () => {
    const both = [JOB, FEE, LATER];
    await importFile(ana, file([JOB, FEE]));
    const joined = await everything();
    const importId = await stageFile(ana, apart(both));
    expect(await ana.api.imports.preview({ importId })).toMatchObject({ notTaken: 0 });
    await ana.api.imports.commit({ importId });
    expect(await nets()).toEqual(['-2', '1', '20']);
    await ana.api.imports.undo({ importId });
    expect(await everything()).toEqual(joined);
    const again = await importFile(ana, apart(both));
    const fees = await importFile(ana, file([FEE]));
    expect(fees).toMatchObject({ notTaken: 0 });
    await ana.api.imports.undo({ importId: again.id });
    expect(await nets()).toEqual(['18']);
    await importFile(ana, apart(both));
    expect(await nets()).toEqual(['-2', '1', '20']);
  });

  test('is another one where an earning has its number, or the day is another', async () => {
    await importFile(ana, file([FEE.replace('fee,Service fee,-2.00', 'job,Shed,7.00')]));
    await importFile(ana, file([FEE.replace('05-02', '05-04').replace('501', '502')]));
    const rows = [JOB, FEE, FEE.replace('501', '502'), LATER];
    expect(await importFile(ana, file(rows))).toMatchObject({ takenBack: 0 });
    expect(await nets()).toEqual(['-2', '1', '16', '7']);
  });
});

describe('a fee that is in its earning in one file', () => {
  const whole = () => file([JOB, FEE]);
  const later = () => file([JOB, LATER]);
  const fee = () => file([FEE, LATER_FEE]);

  test('counts once where a later file has the earning without it and a third one the fee alone, whichever comes first', async () => {
    expect(await inEveryOrder(ana, [whole, later, fee], nets)).toEqual([['-0.5', '1', '18']]);
    expect(await nets()).toEqual([]);
  });

  test('counts once where a person moved the earning before the file with the fee in it came, and takes that back', async () => {
    await importFile(ana, later());
    const job = (await ana.api.earnings.list({})).items.find(({ net }) => net === '20');
    const { id: platformId } = await addPlatform(ana);
    const id = randomUUID();
    await ana.api.earnings.bulkEdit({ id, target: { ids: [job?.id ?? ''] }, change: { platformId } });
    await importFile(ana, fee());
    await importFile(ana, whole());
    expect(await nets()).toEqual(['-0.5', '-2', '1', '20']);
    expect(await ana.api.earnings.undoBulk({ id })).toMatchObject({ keptCount: 0 });
    expect(await nets()).toEqual(['-0.5', '1', '18']);
  });

  test('is for what it was for where it stands alone once more', async () => {
    const { id: adjustsId } = await typedSale();
    const { open, items } = file([FEE]);
    const isFor = (item: StagedFile['items'][number]) =>
      item.kind === 'earning' ? { ...item, adjusts: adjustsId } : item;
    await importFile(ana, { open, items: items.map(isFor) });
    const alone = await everything();
    expect(alone.earnings.find(({ net }) => net === '-2')).toMatchObject({ adjustsId });
    await importFile(ana, whole());
    const job = (await ana.api.earnings.list({})).items.find(({ net }) => net === '18');
    if (!job) throw new Error('There is no earning with its fee in it');
    const { id, platformId, currency, earnedOn, version } = job;
    const change = { id, platformId, currency, earnedOn, version, components: { base: '20' } };
    await ana.api.earnings.update({ ...change, note: '', hours: null });
    const again = await everything();
    expect(again.earnings.find(({ net }) => net === '-2')).toMatchObject({ adjustsId });
  });

  test('stays in it where a later file has the earning alone, which says nothing new', async () => {
    await importFile(ana, whole());
    const told = await importFile(ana, later());
    expect(told).toMatchObject({ outcomes: { new: 1, unchanged: 1 }, notTaken: 0 });
    const { id: importId } = await importFile(ana, whole());
    expect(await nets()).toEqual(['1', '18']);
    await ana.api.imports.undo({ importId });
    expect(await nets()).toEqual(['1', '18']);
  });

  test('is beside it where the latest file that has the fee has both apart, whichever comes first', async () => {
    const both = () => file([JOB, FEE, '800,J7,2026-05-20,job,Hedge,3.00'], 'Id', false);
    expect(await inEveryOrder(ana, [whole, fee, both], nets)).toEqual([['-0.5', '-2', '20', '3']]);
    expect(await nets()).toEqual([]);
  });

  test('is not taken off twice where a later file says fees of the earning in its own row', async () => {
    const ownFees = {
      name: 'Jobs',
      layouts: [
        {
          columns: { id: 'Id', date: 'Day', description: 'Text' },
          money: { amount: 'Amount', fee: 'Fee' },
          currency: 'USD',
        },
      ],
      lines: [
        {
          parts: [
            { column: 'amount', to: 'base' },
            { column: 'fee', to: 'fees', sign: -1 },
          ],
        },
      ],
      control: { column: 'amount', plus: ['fee'], terms: { base: 1, fees: -1 } },
    };
    const rows = [
      'Id,Day,Text,Amount,Fee',
      '500,2026-05-02,Garden,20.00,-2.50',
      '900,2026-06-01,Fence,1.00,',
    ];
    const other = () => mapped(`${rows.join('\n')}\n`, ownFees);
    expect(await inEveryOrder(ana, [whole, other, fee], nets)).toEqual([['-0.5', '1', '17.5']]);
  });
});
