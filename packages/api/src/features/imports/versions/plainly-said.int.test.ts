import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  importFile,
  type Person,
  shopFile,
  type TestApi,
} from '../../../testing/index.ts';
import { StatementRecorder } from '../../../testing/statement-recorder.ts';

const recorder = new StatementRecorder();
let app: TestApi;
let ana: Person;
let shopId: string;
beforeAll(async () => {
  app = await createTestApi({ recorder });
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  shopId = (await addPlatform(ana, { name: 'Shop' })).id;
});

const sale = (id: string) => `${id},Shop,2026-11-02,USD,10.00,,${id}`;
const bring = (...rows: string[]) =>
  importFile(ana, shopFile(shopId, 'id,platform,date,currency,amount,fees,notes', rows));

async function editAll(change: { addTags: string[] } | { removeTags: string[] }) {
  const { items } = await ana.api.earnings.list({});
  const ids = items.map(({ id }) => id);
  await ana.api.earnings.bulkEdit({ id: randomUUID(), target: { ids }, change });
}

/** The statements of what was done that read what rows of files say, and not only of which earnings. */
async function readingRows(act: () => Promise<unknown>) {
  recorder.statements.clear();
  await act();
  return [...recorder.statements.keys()].filter((text) => /^select [^(]*(?:payload"|"item"\.\*)/.test(text));
}

async function whose() {
  const { items } = await ana.api.earnings.list({});
  const all = items.map(async ({ id, description }) => {
    const { typedAt } = await ana.api.imports.earningVersions({ id });
    return `${description} is ${typedAt === null ? 'of files' : 'a person’s'}`;
  });
  return (await Promise.all(all)).toSorted();
}

test('what takes the last tag of earnings reads no rows of files where files plainly say all of them', async () => {
  await bring(sale('A1'), sale('A2'), 'A3,Shop,2026-11-02,USD,10.00,2.00,A3');
  await editAll({ addTags: ['mine'] });
  expect(await readingRows(() => editAll({ removeTags: ['mine'] }))).toEqual([]);
  expect(await whose()).toEqual(['A1 is of files', 'A2 is of files', 'A3 is of files']);
});

test('of earnings that lose their last tag together those are a person’s that no file says any more, and no others', async () => {
  const gone = await bring(sale('A1'), sale('A2'));
  await bring(sale('A2'), sale('A3'), 'F1,Shop,2026-11-02,USD,,2.00,F1');
  await editAll({ addTags: ['mine'] });
  await ana.api.imports.undo({ importId: gone.id });
  const read = await readingRows(() => editAll({ removeTags: ['mine'] }));
  expect(read).not.toEqual([]);
  expect(await whose()).toEqual(['A1 is a person’s', 'A2 is of files', 'A3 is of files', 'F1 is of files']);
});
