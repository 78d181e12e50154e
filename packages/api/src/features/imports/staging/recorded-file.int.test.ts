import { BY_MAPPING } from '@earntrack/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  mappingInput,
  type Person,
  stageFile,
  statementFile,
  type TestApi,
} from '../../../testing/index.ts';

let app: TestApi;
let ana: Person;
let shopId: string;
beforeAll(async () => {
  app = await createTestApi();
  ana = await app.signUp();
  shopId = (await addPlatform(ana, { name: 'Shop' })).id;
});
afterAll(() => app.close());

function file(row = 'Shop,2026-11-02,10.00,2,first') {
  const csv = `platform,date,amount,hours,notes\n${row}\n`;
  return statementFile(csv, [{ name: 'Shop', target: { kind: 'existing', platformId: shopId } }]);
}

test('a file is known by its bytes once it is recorded, and to its owner alone', async () => {
  const ours = file();
  const { fileSha256 } = ours.open;
  await stageFile(ana, ours);
  expect(await ana.api.imports.findByHash({ fileSha256 })).toBeNull();
  const recorded = await ana.api.imports.commit({ importId: ours.open.id });
  expect(await ana.api.imports.findByHash({ fileSha256 })).toEqual(recorded);
  expect(
    await ana.api.imports.findByHash({ fileSha256: file('Shop,2026-11-03,5.25,,another').open.fileSha256 }),
  ).toBeNull();
  const eva = await app.signUp();
  expect(await eva.api.imports.findByHash({ fileSha256 })).toBeNull();
});

test('an import gives away the mapping by which it was read, and one of a preset has none', async () => {
  const byPreset = file('Shop,2026-11-04,1.00,,preset');
  await stageFile(ana, byPreset);
  expect(await ana.api.imports.mapping({ importId: byPreset.open.id })).toEqual({ mapping: null });
  const byMapping = file('Shop,2026-11-04,2.00,,mapping');
  const { mapping } = mappingInput();
  await stageFile(ana, { ...byMapping, open: { ...byMapping.open, presetId: BY_MAPPING, mapping } });
  expect(await ana.api.imports.mapping({ importId: byMapping.open.id })).toEqual({ mapping });
});

test('where rows of the last file of a kind went is known by its owner, and not of an import that is undone', async () => {
  const ada = await app.signUp();
  const [first, second] = [
    await addPlatform(ada, { name: 'First' }),
    await addPlatform(ada, { name: 'Second' }),
  ];
  const { mapping } = mappingInput();
  const recorded = async (platformId: string, row: string, name?: string) => {
    const { open, ...rest } = statementFile(`platform,date,amount,hours,notes\n${row}\n`, [
      { name: 'Shop', target: { kind: 'existing', platformId } },
    ]);
    const readBy = name === undefined ? {} : { presetId: BY_MAPPING, mapping: { ...mapping, name } };
    await stageFile(ada, { ...rest, open: { ...open, ...readBy } });
    await ada.api.imports.commit({ importId: open.id });
    return open;
  };
  const { presetId } = await recorded(first.id, 'Shop,2026-11-02,10.00,,one');
  const last = await recorded(second.id, 'Shop,2026-11-03,11.00,,two');
  await recorded(first.id, 'Shop,2026-11-04,12.00,,three', 'Rides');
  const asked = () => ada.api.imports.platformsBefore({ presetId });
  expect(await asked()).toEqual([{ name: 'Shop', platformId: second.id }]);
  await ada.api.imports.undo({ importId: last.id });
  expect(await asked()).toEqual([{ name: 'Shop', platformId: first.id }]);
  const byMapping = (mappingName: string) =>
    ada.api.imports.platformsBefore({ presetId: BY_MAPPING, mappingName });
  expect(await byMapping('Rides')).toEqual([{ name: 'Shop', platformId: first.id }]);
  expect(await byMapping('Tours')).toEqual([]);
  expect(await ana.api.imports.platformsBefore({ presetId: BY_MAPPING, mappingName: 'Rides' })).toEqual([]);
});
