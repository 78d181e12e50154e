import { OPERATOR } from '@earntrack/auth';
import type { FileHandle } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillAccount, type FullAccount } from '../../testing/full-account.ts';
import {
  addPlatform,
  createTestApi,
  importFile,
  namelessFile,
  type Person,
  stageFile,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';
import { type MadeArchive, makeArchive, payoutLine, platformLine } from '../../testing/made-archive.ts';
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
  return restoreArchive(app.services.db, { userId, now: app.services.now(), origin: OPERATOR }, { file });
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
  // An empty file would prove nothing.
  expect(manifest.files.filter(({ rows }) => rows === 0)).toEqual([]);
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

test('a restored account knows which fees are in an earning', async () => {
  const [bea, bob] = [await here.signUp(), await there.signUp()];
  const { id: upworkId } = await addPlatform(bea, { name: 'Upwork' });
  const job = '2026-01-05,9001,Hourly,Logo,,,100';
  const fee = '2026-01-05,9002,Service Fee,Ref ID 9001,,,-20';
  const upwork = (...rows: string[]) =>
    namelessFile(upworkId, 'Date,Ref ID,Type,Description,Agency,Team,Amount', rows);
  await importFile(bea, upwork(job, fee));
  await restoreInto(there, bob, (await archiveOf(here, bea)).file);
  expect(await importFile(bob, upwork(fee))).toMatchObject({ notTaken: 1, outcomes: { new: 0 } });
  expect((await bob.api.earnings.list({})).items).toMatchObject([{ net: '80' }]);
});

test('a restored account knows the stays that a later export of Airbnb puts on another day', async () => {
  const [bea, bob] = [await here.signUp(), await there.signUp()];
  const { id: airbnbId } = await addPlatform(bea, { name: 'Airbnb' });
  const header = 'Date,Type,Confirmation code,Listing,Details,Currency,Amount,Paid out,Service fee';
  const paidOn = (day: number) =>
    namelessFile(airbnbId, header, [
      `10/${day}/2026,Reservation,HM1,Flat,,EUR,100.00,,3.00`,
      `10/20/2026,Reservation,HM2,Flat,,EUR,80.00,,3.00`,
    ]);
  await importFile(bea, paidOn(13));
  const { id: importId } = await importFile(bea, paidOn(16));
  await restoreInto(there, bob, (await archiveOf(here, bea)).file);
  expect(await importFile(bob, paidOn(17))).toMatchObject({ outcomes: { new: 0, changed: 1 } });
  await bob.api.imports.undo({ importId });
  const { items } = await bob.api.earnings.list({});
  expect(items.map(({ earnedOn, net }) => [earnedOn, net])).toEqual([
    ['2026-10-20', '80'],
    ['2026-10-17', '100'],
  ]);
});

async function made(wish: MadeArchive): Promise<FileHandle> {
  const file = await makeArchive(wish);
  files.push(file);
  return file;
}

const EARNING = {
  ...payoutLine(),
  earnedOn: '2026-11-12',
  note: '',
  hasOwnHours: false,
  adjustsId: null,
  productId: null,
  units: null,
  tags: [],
};

function earningLine(given: Record<string, unknown> = {}) {
  const { paidOn: _day, amount: _amount, ...line } = EARNING as Record<string, unknown>;
  const parts = ['base', 'tips', 'bonuses', 'adjustments', 'reimbursements', 'fees', 'taxesWithheld'];
  const zeros = [...parts, 'passThroughTax', 'cashCollected'].map((name) => [name, '0']);
  return { ...line, ...Object.fromEntries(zeros), ...given };
}

const twin = platformLine({ id: '00000000-0000-4000-8000-000000000009', name: 'SHOP' });
const nobody = '00000000-0000-4000-8000-00000000000f';

test.each<[string, MadeArchive['lines'], RegExp]>([
  ['a payout of a platform that is missing', { payouts: [payoutLine()] }, /payouts.ndjson.*missing/],
  ['two platforms of one name', { platforms: [platformLine(), twin] }, /platforms.ndjson.*both/],
  ['one platform twice', { platforms: [platformLine(), platformLine()] }, /platforms.ndjson.*both/],
  [
    'a refund of nothing',
    { platforms: [platformLine()], earnings: [earningLine({ adjustsId: nobody })] },
    /earnings.ndjson.*missing/,
  ],
  [
    'units of no product',
    { platforms: [platformLine()], earnings: [earningLine({ units: 2 })] },
    /earnings.ndjson.*contradicts itself/,
  ],
])('an archive with %s leaves the account as it was', async (_what, lines, sentence) => {
  const bea = await here.signUp();
  const before = await bea.api.profile.get();
  const restoring = restoreInto(here, bea, await made({ lines: { ...lines } }));
  const message: unknown = expect.stringMatching(sentence);
  await expect(restoring).rejects.toMatchObject({ name: 'AppError', code: 'invalid_input', message });
  expect(await bea.api.profile.get()).toEqual(before);
  expect(await bea.api.archive.status()).toEqual({ canRestore: true, restored: null });
  expect(await bea.api.platforms.list()).toEqual([]);
});

test('an archive is mixed into nothing, and only what was never recorded gives way', async () => {
  const { file } = await archiveOf(here, ana);
  const bea = await here.signUp();
  const platforms = [{ name: 'Shop', target: { kind: 'new' as const, platform: newShop } }];
  await stageFile(bea, statementFile('platform,date,amount,hours,notes\nShop,2026-11-02,1,,\n', platforms));
  const cyd = await here.signUp();
  const { id } = await addPlatform(cyd);
  await expect(restoreInto(here, cyd, file)).rejects.toThrow(/fresh account/);
  expect((await cyd.api.platforms.list()).map((platform) => platform.id)).toEqual([id]);

  expect(await restoreInto(here, bea, file)).toMatchObject({ outcome: 'restored' });
  const states = (await bea.api.imports.list()).items.map(({ state }) => state);
  expect(states.toSorted()).toEqual(['committed', 'committed', 'committed', 'undone']);
});

const newShop = {
  id: '00000000-0000-4000-8000-00000000000a',
  name: 'Shop',
  kind: 'other',
  colour: 1,
  currency: 'USD',
} as const;

test('an archive whose account was emptied since brings everything back, and once only', async () => {
  const dan = await here.signUp();
  const { id } = await addPlatform(dan);
  const { file } = await archiveOf(here, dan);
  const eva = await here.signUp();
  expect(await restoreInto(here, eva, file)).toMatchObject({ outcome: 'restored' });
  await eva.api.platforms.delete({ id });
  await eva.api.bin.empty();
  expect(await restoreInto(here, eva, file)).toMatchObject({ outcome: 'restored' });
  expect(await restoreInto(here, eva, file)).toMatchObject({ outcome: 'alreadyThere' });
  expect((await eva.api.platforms.list()).map((platform) => platform.id)).toEqual([id]);
});

test('of two restores at the same moment one does it, and the other finds it done', async () => {
  const { file, manifest } = await archiveOf(here, ana);
  const bea = await here.signUp();
  const both = await Promise.all([restoreInto(here, bea, file), restoreInto(here, bea, file)]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['alreadyThere', 'restored']);
  expect((await archiveOf(here, bea)).manifest).toEqual(manifest);
});
