import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  commitAsLast,
  createTestApi,
  importFile,
  type Person,
  shopFile,
  stageFile,
  type TestApi,
} from '../../testing/index.ts';
import { StatementRecorder } from '../../testing/statement-recorder.ts';

const recorder = new StatementRecorder();
let app: TestApi;
let ana: Person;
let shopId: string;
beforeAll(async () => {
  app = await createTestApi({ recorder });
  ana = await app.signUp();
  shopId = (await addPlatform(ana, { name: 'Shop' })).id;
});
afterAll(() => app.close());

const file = (amount: number) =>
  shopFile(shopId, 'id,platform,date,amount', [`A1,Shop,2026-11-02,${amount}`]);

/** Statements that have the database send the names of columns of an import, or all that there is of one. */
function reading(): string[] {
  return [...recorder.statements.values()].flatMap(({ sql, tables }) => {
    const [selected = ''] = sql.split(' from ');
    const [, returned = ''] = sql.split(' returning ');
    const asked = sql.startsWith('select') ? selected : `returning ${returned}`;
    const isReading = /"origins"|(?:select|returning) \*|"file"\.\*/.test(asked);
    return tables.includes('statement_import') && isReading ? [sql] : [];
  });
}

test('the names of columns of a file, which may be long, are read where somebody asks for them, and nowhere else', async () => {
  const { api } = ana;
  const first = file(10);
  await importFile(ana, first);
  const second = file(12);
  const importId = await stageFile(ana, second);
  await commitAsLast(ana, importId);
  await api.imports.list({});
  await api.imports.get({ importId });
  await api.imports.mapping({ importId });
  await api.imports.items({ importId });
  await api.imports.findByHash({ fileSha256: second.open.fileSha256 });
  await api.imports.previewUndo({ importId });
  await api.imports.undoItems({ importId });
  await api.imports.undo({ importId });
  const third = await stageFile(ana, file(13));
  await api.imports.cancel({ importId: third });
  // Whoever opens an import with other columns under the same id is refused.
  expect(reading()).toEqual(['select "origins" from "statement_import" where "user_id" = $1 and "id" = $2']);

  const [earning] = (await api.earnings.list({})).items;
  await api.imports.earningVersions({ id: earning?.id ?? '' });
  expect(reading()).toHaveLength(2);
});
