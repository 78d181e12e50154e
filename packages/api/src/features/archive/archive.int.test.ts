import type { FileHandle } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillAccount, type FullAccount } from '../../testing/full-account.ts';
import { createTestApi, importFile, type Person, statementFile, type TestApi } from '../../testing/index.ts';
import { makeArchiveFile, restoreArchive } from './index.ts';

let here: TestApi;
let there: TestApi;
let ana: Person;
let account: FullAccount;
const files: FileHandle[] = [];

beforeAll(async () => {
  [here, there] = await Promise.all([createTestApi(), createTestApi()]);
  ana = await here.signUp();
  account = await fillAccount(ana);
});
afterAll(async () => {
  await Promise.all(files.map((file) => file.close()));
  await Promise.all([here.close(), there.close()]);
});

async function archiveOf(app: TestApi, { userId }: Person) {
  const actor = { userId, now: app.services.now() };
  const archive = await makeArchiveFile(app.services.db, actor, { productVersion: '1.2.3' });
  files.push(archive.file);
  return archive;
}

function restoreInto(app: TestApi, { userId }: Person, file: FileHandle) {
  return restoreArchive(app.services.db, { userId, now: app.services.now() }, { file });
}

async function figuresOf({ api }: Person) {
  const kinds = ['week', 'month', 'quarter', 'year', 'taxYear', 'all'] as const;
  const periods = kinds.map((kind) => ({ kind, anchor: '2026-11-05' }));
  return {
    profile: await api.profile.get(),
    dashboards: await Promise.all(periods.map((period) => api.dashboard.summary({ period }))),
    reports: await Promise.all(periods.map((period) => api.analytics.report({ period }))),
    owed: await api.payouts.owed(),
    goals: await api.goals.list(),
    products: await api.products.list({ includeArchived: true }),
    earnings: await api.earnings.list({ limit: 200 }),
    work: await api.work.list({ limit: 200 }),
    changes: await api.earnings.bulkChanges(),
  };
}

test('an account comes out equal, to the letter, in a fresh instance and beside itself', async () => {
  const { file, manifest } = await archiveOf(here, ana);
  for (const entry of manifest.files) {
    // An empty file would prove nothing.
    if (entry.rows !== null) expect([entry.path, entry.rows > 0]).toEqual([entry.path, true]);
  }
  const figures = await figuresOf(ana);
  for (const app of [there, here]) {
    const person = await app.signUp();
    expect(await restoreInto(app, person, file)).toMatchObject({ outcome: 'restored' });
    expect(await figuresOf(person)).toEqual(figures);
    const again = await archiveOf(app, person);
    expect(again.manifest).toEqual(manifest);
    expect(await restoreInto(app, person, file)).toMatchObject({ outcome: 'alreadyThere' });
    expect((await archiveOf(app, person)).manifest).toEqual(manifest);
  }
});

test('a restored account goes on where it was: statements are recognised, changes taken back, creates not repeated', async () => {
  const bea = await there.signUp();
  const { file } = await archiveOf(here, ana);
  await restoreInto(there, bea, file);
  const { items: before } = await bea.api.earnings.list({ limit: 200 });
  const platforms = account.statement.open.platforms;
  const known = await importFile(bea, statementFile(account.csv, platforms));
  expect(known.outcomes).toEqual({ new: 0, changed: 0, unchanged: 5, leftOut: 1 });
  const typed = await bea.api.earnings.create(account.typed);
  expect(typed.id).toBe(account.typed.id);
  expect((await bea.api.earnings.list({ limit: 200 })).items).toEqual(before);
  const undone = await bea.api.earnings.undoBulk({ id: account.openChange });
  expect(undone).toMatchObject({ keptCount: 0 });
  expect((await bea.api.earnings.list({ tags: ['kept'] })).items).toEqual([]);
});
