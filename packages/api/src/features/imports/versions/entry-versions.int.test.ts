import { expect, test } from 'vitest';
import {
  eachWithShop,
  importFile,
  mappedFile,
  type Person,
  refusal,
  type StagedFile,
  type TestApi,
} from '../../../testing/index.ts';

let app: TestApi;
let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ app, ana, shopId } = made);
});

const MAPPING = {
  name: 'Ledger',
  layouts: [
    {
      columns: { id: 'Id', date: 'Day', type: 'Kind', description: 'Text', hours: 'Hours' },
      money: { amount: 'Amount' },
      currency: 'USD',
    },
  ],
  lines: [
    { types: ['paid'], parts: [{ column: 'amount', to: 'payout', sign: -1 }] },
    { parts: [{ column: 'amount', to: 'base' }] },
  ],
  control: { column: 'amount', terms: { base: 1, payout: -1 } },
};

/** Two jobs, so that rows of earnings are the most common kind; then these. */
function ledger(fileName: string, ...rows: string[]): StagedFile {
  const jobs = ['J1,2026-05-01,job,Garden,,20.00', 'J2,2026-05-02,job,Fence,,30.00'];
  const lines = ['Id,Day,Kind,Text,Hours,Amount', ...jobs, ...rows];
  return mappedFile(shopId, MAPPING, { fileName, lines });
}

async function theWork() {
  const [work] = (await ana.api.work.list()).items;
  if (!work) throw new Error('There is no work');
  return work;
}

async function thePayout() {
  const [payout] = (await ana.api.payouts.list()).items;
  if (!payout) throw new Error('There is no payout');
  return payout;
}

const workVersions = async () => ana.api.imports.workVersions({ id: (await theWork()).id });
const payoutVersions = async () => ana.api.imports.payoutVersions({ id: (await thePayout()).id });

const HOURS = 'W1,2026-05-03,job,Planning,1.5,';
const LONGER = 'W1,2026-05-03,job,Planning,2,';
const PAID = 'P1,2026-05-04,paid,To the bank,,-40.00';
const MORE = 'P1,2026-05-05,paid,To the bank,,-45.00';

test('work says from which row and columns of which file each value came, and what earlier files say of it', async () => {
  const { id: importId } = await importFile(ana, ledger('may.csv', HOURS));
  await importFile(ana, ledger('june.csv', PAID, LONGER));
  const { versions, takenBackBy, typedAt } = await workVersions();
  expect(versions).toMatchObject([
    { fileName: 'june.csv', rows: [5], workedOn: '2026-05-03', clock: 'engaged', seconds: 7200 },
    { fileName: 'may.csv', rows: [4], seconds: 5400, importId, platformId: shopId, description: 'Planning' },
  ]);
  expect(versions[0]?.origins).toEqual([
    { name: 'day', row: 5, columns: ['Day'] },
    { name: 'hours', row: 5, columns: ['Hours'] },
    { name: 'description', row: 5, columns: ['Text'] },
  ]);
  expect([takenBackBy, typedAt]).toEqual([[], null]);
});

test('a payout says the same of its amount, whatever a person typed over it', async () => {
  await importFile(ana, ledger('may.csv', PAID));
  await importFile(ana, ledger('june.csv', HOURS, MORE));
  const payout = await thePayout();
  expect(payout.amount).toBe('45');
  const { platformId, currency, paidOn, note, version } = payout;
  await ana.api.payouts.update({ id: payout.id, platformId, currency, paidOn, note, version, amount: '44' });
  await importFile(ana, ledger('july.csv', MORE));
  expect((await thePayout()).amount).toBe('44');
  const { versions, typedAt } = await payoutVersions();
  expect(versions.map(({ fileName, paidOn: on, amount }) => [fileName, on, amount])).toEqual([
    ['july.csv', '2026-05-05', '45'],
    ['june.csv', '2026-05-05', '45'],
    ['may.csv', '2026-05-04', '40'],
  ]);
  expect(versions[1]?.origins).toEqual([
    { name: 'amount', row: 5, columns: ['Amount'] },
    { name: 'day', row: 5, columns: ['Day'] },
    { name: 'description', row: 5, columns: ['Text'] },
  ]);
  expect(typedAt).not.toBeNull();
});

test('what was typed over work is dated, and the file still says what it said; files that are undone are named', async () => {
  const { id: importId } = await importFile(ana, ledger('may.csv', HOURS));
  expect((await theWork()).source).toBe('statement');
  const { id, platformIds, clock, note, version } = await theWork();
  const time = { kind: 'duration' as const, workedOn: '2026-05-03', seconds: 3600 };
  await ana.api.work.update({ id, platformIds, clock, note, version, time });
  const { versions, typedAt, undone } = await workVersions();
  expect(versions).toMatchObject([{ seconds: 5400 }]);
  expect(typedAt).not.toBeNull();
  expect(undone).toEqual([]);
  const second = await importFile(ana, ledger('june.csv', PAID, LONGER));
  await ana.api.imports.undo({ importId: second.id });
  app.clock.advance(1000);
  const left = await ana.api.imports.undo({ importId });
  expect(await workVersions()).toMatchObject({
    versions: [],
    typedAt,
    undone: [
      { importId, fileName: 'may.csv', rows: [4], undoneAt: left.undoneAt },
      { importId: second.id, fileName: 'june.csv', rows: [5] },
    ],
  });
  expect((await theWork()).seconds).toEqual({ engaged: 3600 });
});

test('work and payouts of somebody else, and those that are not there, are not found', async () => {
  await importFile(ana, ledger('may.csv', HOURS, PAID));
  const bea = await app.signUp();
  const ids = [(await theWork()).id, (await thePayout()).id];
  for (const id of ids) {
    expect(await refusal(bea.api.imports.workVersions({ id }))).toMatchObject({ code: 'not_found' });
    expect(await refusal(bea.api.imports.payoutVersions({ id }))).toMatchObject({ code: 'not_found' });
  }
  const [workId = '', payoutId = ''] = ids;
  expect(await refusal(ana.api.imports.workVersions({ id: payoutId }))).toMatchObject({ code: 'not_found' });
  expect(await refusal(ana.api.imports.payoutVersions({ id: workId }))).toMatchObject({ code: 'not_found' });
});

test('imports of before such rows named their columns say none, and not those of rows of another kind', async () => {
  const { open, items } = ledger('may.csv', HOURS, PAID);
  const before = items.map((item) => ({ ...item, rows: item.rows.map(({ origin: _, ...row }) => row) }));
  await importFile(ana, { open, items: before });
  expect((await workVersions()).versions).toMatchObject([{ rows: [4], origins: null }]);
  expect((await payoutVersions()).versions).toMatchObject([{ rows: [5], origins: null }]);
});
