import type { FeatureNames } from './feature.ts';

export function testFile({ many, one }: FeatureNames): string {
  const api = `ana.api.${many.camel}`;
  return `import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApi, type Person, refusal, type TestApi } from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
});

const input = () => ({ id: randomUUID(), name: 'First', note: 'As typed' });

test('what is sent twice is made once; something else under its id is refused', async () => {
  const given = input();
  const first = await ${api}.create(given);
  expect(first).toEqual({ ...given, version: 1 });
  expect(await ${api}.create(given)).toEqual(first);
  expect((await refusal(${api}.create({ ...given, name: 'Other' }))).code).toBe('conflict');
  expect(await ${api}.list()).toEqual([first]);
});

test('a change is made once, and an older version overwrites nothing', async () => {
  const { id } = await ${api}.create(input());
  const change = { id, version: 1, name: 'Second', note: '' };
  const changed = await ${api}.update(change);
  expect(changed).toEqual({ id, name: 'Second', note: '', version: 2 });
  expect(await ${api}.update(change)).toEqual(changed);
  expect((await refusal(${api}.update({ ...change, name: 'Third' }))).code).toBe('conflict');
});

test('a deleted ${one.words} is in no list, refuses changes, and comes back as it was', async () => {
  const made = await ${api}.create(input());
  const { id } = made;
  await ${api}.delete({ id });
  expect(await ${api}.delete({ id })).toEqual({ id });
  expect(await ${api}.list()).toEqual([]);
  const change = { ...made, name: 'Second' };
  expect((await refusal(${api}.update(change))).code).toBe('already_deleted');
  expect(await ${api}.restore({ id })).toMatchObject({ id, name: made.name });
  expect(await ${api}.list()).toHaveLength(1);
});

test('nobody sees what somebody else recorded', async () => {
  await ${api}.create(input());
  expect(await (await app.signUp()).api.${many.camel}.list()).toEqual([]);
});

test('an empty name is refused at its field', async () => {
  const refused = await refusal(${api}.create({ ...input(), name: ' ' }));
  expect(refused).toMatchObject({ code: 'invalid_input', fields: { name: 'Give the ${one.words} a name' } });
});
`;
}
