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
