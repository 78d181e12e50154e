import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  type Person,
  platformInput,
  refusal,
  type TestApi,
  workInput,
} from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
});

test('a platform that is sent twice is made once; another one under its id is refused', async () => {
  const input = platformInput({ expectedHourly: '35.5', dayCutoffMinutes: 240 });
  const first = await ana.api.platforms.create(input);
  expect(first).toMatchObject({
    expectedHourly: '35.5',
    dayCutoffMinutes: 240,
    isArchived: false,
    version: 1,
  });
  expect(await ana.api.platforms.create(input)).toEqual(first);
  expect((await refusal(ana.api.platforms.create({ ...input, colour: 2 }))).code).toBe('conflict');
});

test('a name is taken whatever its case, and free again once its platform is archived', async () => {
  const { id } = await addPlatform(ana, { name: 'Uber' });
  const taken = await refusal(addPlatform(ana, { name: 'UBER' }));
  expect(taken).toMatchObject({ code: 'conflict', fields: { name: expect.stringContaining('already') } });

  await ana.api.platforms.archive({ id });
  await addPlatform(ana, { name: 'UBER' });
  expect((await refusal(ana.api.platforms.unarchive({ id }))).code).toBe('conflict');
});

test('two people may each have a platform of the same name', async () => {
  await addPlatform(ana, { name: 'Upwork' });
  await expect(addPlatform(await app.signUp(), { name: 'Upwork' })).resolves.toBeDefined();
});

test('only what is given is changed, and an older version is refused', async () => {
  const { id, name } = await addPlatform(ana, { expectedHourly: '10' });
  const changed = await ana.api.platforms.update({
    id,
    version: 1,
    expectedHourly: null,
    timeZone: 'Asia/Tokyo',
  });
  expect(changed).toMatchObject({ name, expectedHourly: null, timeZone: 'Asia/Tokyo', version: 2 });
  expect((await refusal(ana.api.platforms.update({ id, version: 1, name: 'Other' }))).code).toBe(
    'changed_elsewhere',
  );
});

test('a change whose answer was lost can be sent again', async () => {
  const { id } = await addPlatform(ana);
  const change = { id, version: 1, expectedHourly: '12.5', dayCutoffMinutes: 240 };
  const first = await ana.api.platforms.update(change);
  expect(await ana.api.platforms.update(change)).toEqual(first);
});

describe('deleting', () => {
  test('takes away a platform that nothing names', async () => {
    const { id } = await addPlatform(ana);
    expect(await ana.api.platforms.delete({ id })).toEqual({ outcome: 'deleted' });
    expect(await ana.api.platforms.list({ includeArchived: true })).toEqual([]);
  });

  test('archives a platform with earnings, and keeps them', async () => {
    const { id } = await addPlatform(ana);
    await ana.api.earnings.create(earningInput(id, '1'));
    expect(await ana.api.platforms.delete({ id })).toEqual({ outcome: 'archived' });
    expect(await ana.api.platforms.list()).toEqual([]);
    const [archived] = await ana.api.platforms.list({ includeArchived: true });
    expect(archived).toMatchObject({ id, isArchived: true, earningCount: 1 });
  });

  test('archives a platform whose only earning lies in the bin, so that it can come back', async () => {
    const { id } = await addPlatform(ana);
    const earning = await ana.api.earnings.create(earningInput(id, '1'));
    await ana.api.earnings.delete({ id: earning.id });
    expect(await ana.api.platforms.delete({ id })).toEqual({ outcome: 'archived' });
    await expect(ana.api.earnings.restore({ id: earning.id })).resolves.toBeDefined();
  });

  test('archives a platform with work', async () => {
    const { id } = await addPlatform(ana);
    await ana.api.work.create(workInput([id]));
    expect(await ana.api.platforms.delete({ id })).toEqual({ outcome: 'archived' });
  });
});
