import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  importFile,
  type Person,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';
import { exportEarnings } from './export-earnings.service.ts';

let app: TestApi;
let ana: Person;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
});

async function fileOf({ userId }: Person): Promise<string> {
  const actor = { userId, now: app.services.now() };
  const pieces: string[] = [];
  for await (const piece of exportEarnings(app.services.db, actor, {})) pieces.push(piece);
  return pieces.join('');
}

async function contents({ api }: Person) {
  const { items } = await api.earnings.list({ limit: 200 });
  return items
    .map(({ components, earnedOn, currency, hours, note, description, tags }) => ({
      components,
      earnedOn,
      currency,
      hours,
      note,
      description,
      tags,
    }))
    .sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}

async function giveAll(platformId: string) {
  const give = (base: string, given: Parameters<typeof earningInput>[2] = {}) =>
    ana.api.earnings.create(earningInput(platformId, base, given));
  await give('-12.5', { note: '=1+1', tags: ['night', '-1'] });
  await give('6.816', { note: 'two\nlines, "quoted"' });
  await give('1.234', { currency: 'KWD', hours: { clock: 'online', seconds: 13_507 } });
  await give('0', { components: { base: '0', tips: '3', fees: '-1.5', passThroughTax: '2' } });
  await give('5');
  await give('5');
}

test('what was exported and is imported again into the same account changes nothing', async () => {
  const { id: platformId } = await addPlatform(ana, { name: '+Shop' });
  await giveAll(platformId);
  const csv = 'platform,date,amount,notes,id\n+Shop,2026-11-02,10.00,Order -5,A1\n';
  const platforms = [{ name: '+Shop', target: { kind: 'existing' as const, platformId } }];
  await importFile(ana, statementFile(csv, platforms));
  const before = (await ana.api.earnings.list()).items;
  const result = await importFile(ana, statementFile(await fileOf(ana), platforms));
  expect(result.outcomes).toEqual({ new: 0, changed: 0, unchanged: 7, leftOut: 0 });
  expect((await ana.api.earnings.list()).items).toEqual(before);
});

test('what was exported makes equal earnings in another account, and the same file again changes nothing', async () => {
  const { id: platformId } = await addPlatform(ana, { name: '+Shop' });
  await giveAll(platformId);
  const file = await fileOf(ana);
  const bea = await app.signUp();
  const there = (await addPlatform(bea, { name: '+Shop' })).id;
  const platforms = [{ name: '+Shop', target: { kind: 'existing' as const, platformId: there } }];
  expect((await importFile(bea, statementFile(file, platforms))).outcomes).toMatchObject({
    new: 6,
    leftOut: 0,
  });
  expect(await contents(bea)).toEqual(await contents(ana));
  expect((await importFile(bea, statementFile(file, platforms))).outcomes).toMatchObject({ unchanged: 6 });
  expect(await contents(bea)).toEqual(await contents(ana));
});

test('an export of nothing is a header alone', async () => {
  expect((await fileOf(ana)).trim().split('\n')).toHaveLength(1);
});
