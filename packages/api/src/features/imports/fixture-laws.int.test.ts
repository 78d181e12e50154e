import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shownOf, storedRows } from '../../testing/account-shown.ts';
import { fillAccount } from '../../testing/full-account.ts';
import {
  createTestApi,
  type Person,
  platformInput,
  type StagedFile,
  stageFile,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';
import {
  FIXTURE_NAMES,
  fixtureTable,
  partsOf,
  type StatementTable,
  withColumnsTurned,
  writtenTable,
} from '../../testing/statement-tables.ts';

let app: TestApi;
/** Has some of everything already. */
let ana: Person;
beforeAll(async () => {
  app = await createTestApi();
  ana = await app.signUp();
  await fillAccount(ana);
});
afterAll(() => app.close());

/** Some days of a file may leave open what the whole of it settles. */
const OPTIONS = { timeZone: 'Europe/Paris', dateOrder: 'monthFirst' } as const;

/** What a page sends: rows go to the platform of the name that they say, which comes with the file where it is not there. */
async function fileOf(table: StatementTable): Promise<StagedFile> {
  const { open, items } = statementFile(writtenTable(table), [], OPTIONS);
  const said = items.map((item) => (item.kind === 'leftOut' ? item.takesBack : item)?.platformName);
  const there = new Map((await ana.api.platforms.list()).map(({ id, name }) => [name.toLowerCase(), id]));
  const platforms = [...new Set(said.filter((name) => name !== undefined))].map((name) => {
    const platformId = there.get((name ?? open.presetId).toLowerCase());
    return platformId === undefined
      ? { name, target: { kind: 'new' as const, platform: platformInput({ name: name ?? open.presetId }) } }
      : { name, target: { kind: 'existing' as const, platformId } };
  });
  return { open: { ...open, platforms }, items };
}

/** In so many messages. */
async function take(table: StatementTable, messages = 1): Promise<string> {
  const file = await fileOf(table);
  const importId = await stageFile(ana, file, Math.ceil(file.items.length / messages));
  const { control } = await ana.api.imports.commit({ importId });
  expect(control.filter(({ isOk }) => !isOk)).toEqual([]);
  return importId;
}

async function undo(...importIds: readonly string[]): Promise<void> {
  for (const importId of importIds) await ana.api.imports.undo({ importId });
}

const stored = () => storedRows(app, ana);
const shown = () => shownOf(ana);

/** A page refuses a file of which nothing would be recorded. */
function isTaken(table: StatementTable): boolean {
  if (table.rows.length === 0) return false;
  return statementFile(writtenTable(table), [], OPTIONS).items.some(({ kind }) => kind !== 'leftOut');
}

/** What there is with all of some files. Afterwards they are undone, the first one first. */
async function shownWith(...tables: readonly StatementTable[]): Promise<unknown> {
  const ids: string[] = [];
  for (const table of tables) if (isTaken(table)) ids.push(await take(table));
  const found = await shown();
  await undo(...ids);
  return found;
}

describe.each(FIXTURE_NAMES)('%s', (name) => {
  const table = fixtureTable(name);

  test('again, and with its columns in another order, changes nothing; undone in whatever order, it leaves nothing', async () => {
    const [before, shownBefore] = [await stored(), await shown()];
    const first = await take(table, 2);
    const recorded = await stored();
    expect(recorded).not.toEqual(before);
    const again = await take(table);
    const turned = await take(withColumnsTurned(table, 7));
    const { outcomes } = await ana.api.imports.get({ importId: first });
    expect(outcomes).toMatchObject({ unchanged: 0, changed: 0 });
    for (const importId of [again, turned])
      expect(await ana.api.imports.get({ importId })).toMatchObject({
        outcomes: { ...outcomes, new: 0, unchanged: outcomes.new },
      });
    expect(await stored()).toEqual(recorded);
    await undo(again, first);
    expect(await stored()).toEqual(recorded);
    await undo(turned);
    expect(await stored()).toEqual(before);
    expect(await shown()).toEqual(shownBefore);
  });

  test('in parts, however they overlap and in whatever order they come, is what the whole is', async () => {
    const before = await stored();
    const whole = await shownWith(table);
    const { upToDay, fromDay, afterDay, bottom } = partsOf(table, (await fileOf(table)).items);
    expect(await shownWith(afterDay, upToDay)).toEqual(whole);
    // One may begin in the middle of a day: what has all of the day settles it.
    expect(await shownWith(bottom, fromDay, upToDay)).toEqual(whole);
    expect(await stored()).toEqual(before);
  });
});
