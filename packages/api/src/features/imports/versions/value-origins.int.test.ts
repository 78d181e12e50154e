import { asOperator } from '@earntrack/db';
import { expect, test } from 'vitest';
import {
  eachWithShop,
  importFile,
  mappedFile,
  type Person,
  shopFile,
  type TestApi,
} from '../../../testing/index.ts';

let app: TestApi;
let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ app, ana, shopId } = made);
});

const MAPPING = {
  name: 'Jobs',
  layouts: [
    {
      columns: { id: 'Id', reference: 'Job', date: 'Day', type: 'Kind', description: 'Text' },
      money: { amount: 'Amount', tip: 'Tip' },
      currency: 'USD',
    },
  ],
  lines: [
    { types: ['fee'], parts: [{ column: 'amount', to: 'fees', sign: -1 }], joins: true },
    {
      parts: [
        { column: 'amount', to: 'base' },
        { column: 'tip', to: 'tips' },
      ],
    },
  ],
  control: { column: 'amount', plus: ['tip'], terms: { base: 1, tips: 1, fees: -1 } },
};

const jobs = (fileName: string, ...rows: string[]) =>
  mappedFile(shopId, MAPPING, { fileName, lines: ['Id,Job,Day,Kind,Text,Amount,Tip', ...rows] });

const JOB = '500,J1,2026-05-02,job,Garden,20.00,3.00';
const FEE = '501,J1,2026-05-02,fee,Service fee,-2.00,';
const LATER = '900,J9,2026-06-01,job,Fence,1.00,';

async function versionsOf(net: string) {
  const earning = (await ana.api.earnings.list({})).items.find((each) => each.net === net);
  return ana.api.imports.earningVersions({ id: earning?.id ?? '' });
}

test('each value of an earning names its row and column, also that of a fee in it which has a row of its own', async () => {
  await importFile(ana, jobs('may.csv', LATER, FEE, JOB));
  const { versions, addedFees } = await versionsOf('21');
  const [version] = versions;
  expect(version).toMatchObject({ platformId: shopId, description: 'Garden', rows: [4, 3] });
  expect(version?.origins).toEqual([
    { name: 'base', row: 4, columns: ['Amount'] },
    { name: 'tips', row: 4, columns: ['Tip'] },
    { name: 'fees', row: 3, columns: ['Amount'] },
    { name: 'day', row: 4, columns: ['Day'] },
    { name: 'description', row: 4, columns: ['Text'] },
  ]);
  expect(addedFees).toEqual([]);
});

test('the kinds of rows are kept beside what an item says, of which the version before reads nothing that it does not know', async () => {
  await importFile(ana, jobs('may.csv', LATER, FEE, JOB));
  const db = asOperator(app.services.db, 'A test looks at tables as PostgreSQL has them');
  const items = await db
    .selectFrom('statement_item')
    .select(['payload', 'row_origins'])
    .where('user_id', '=', ana.userId)
    .orderBy('position')
    .execute();
  const rows = items.map(({ payload, row_origins: kinds }) => ({ rows: payload.rows, kinds }));
  expect(rows).toEqual([
    { rows: [{ row: 2, unit: 'USD', value: '1' }], kinds: null },
    {
      rows: [
        { row: 4, unit: 'USD', value: '23' },
        { row: 3, unit: 'USD', value: '-2' },
      ],
      kinds: [2, 1],
    },
  ]);
});

test('a fee that only an earlier file has is said to be in the earning by that file, and by no person', async () => {
  const earlier = await importFile(ana, jobs('may.csv', JOB, FEE));
  await importFile(ana, jobs('june.csv', JOB, LATER));
  const { versions, addedFees, typedAt } = await versionsOf('21');
  expect(typedAt).toBeNull();
  expect(versions.map(({ fileName, components: { fees } }) => `${fileName} ${fees}`)).toEqual([
    'june.csv 0',
    'may.csv 2',
  ]);
  expect(addedFees).toEqual([
    {
      name: 'fees',
      value: '2',
      importId: earlier.id,
      fileName: 'may.csv',
      rows: [3],
      columns: ['Amount'],
    },
  ]);
});

const FEES = [FEE, '502,J1,2026-05-02,fee,Payment fee,-1.00,'] as const;

test('fees that only an earlier file has are one value of that file', async () => {
  const { id: importId } = await importFile(ana, jobs('may.csv', JOB, ...FEES));
  await importFile(ana, jobs('june.csv', JOB, LATER));
  const { addedFees } = await versionsOf('20');
  const place = { importId, fileName: 'may.csv', columns: ['Amount'] };
  expect(addedFees).toEqual([{ name: 'fees', value: '3', rows: [3, 4], ...place }]);
});

test('of fees of an earlier file, those that the later one has as well are not said to be added', async () => {
  const { id: importId } = await importFile(ana, jobs('may.csv', JOB, ...FEES));
  await importFile(ana, jobs('june.csv', JOB, FEES[0], LATER));
  const { addedFees } = await versionsOf('20');
  const place = { importId, fileName: 'may.csv', columns: ['Amount'] };
  expect(addedFees).toEqual([{ name: 'fees', value: '1', rows: [4], ...place }]);
});

test('an import of a program that does not say its columns keeps none, and one that says wrong numbers shows none', async () => {
  const silent = shopFile(shopId, 'platform,date,amount', ['Shop,2026-03-01,4']);
  await importFile(ana, { ...silent, open: { ...silent.open, origins: null } });
  expect((await versionsOf('4')).versions).toMatchObject([{ origins: null, rows: [2] }]);
  const { open, items } = shopFile(shopId, 'platform,date,amount', ['Shop,2026-03-02,5']);
  const wrong = items.map((item) => ({ ...item, rows: item.rows.map((row) => ({ ...row, origin: 999 })) }));
  await importFile(ana, { open, items: wrong });
  expect((await versionsOf('5')).versions).toMatchObject([{ origins: [] }]);
});

test('opening an import again with other columns is another import', async () => {
  const { open } = shopFile(shopId, 'platform,date,amount', ['Shop,2026-03-01,4']);
  await ana.api.imports.open(open);
  await ana.api.imports.open(open);
  const other = ana.api.imports.open({ ...open, origins: [{ base: ['Other'] }] });
  await expect(other).rejects.toMatchObject({ cause: { code: 'conflict' } });
});
