import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isUnstorableText } from './database-faults.ts';
import { createTestApi, type TestApi } from './testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

const stored = (text: string, type: string) =>
  sql`select ${text}::${sql.raw(type)}`.execute(app.services.db).catch(isUnstorableText);

test.each([
  ['a NUL in a text', 'a\u0000', 'text'],
  ['a NUL in JSON', JSON.stringify('a\u0000'), 'jsonb'],
  ['the first half of a character in JSON', JSON.stringify('a\ud83d'), 'jsonb'],
  ['the second half of a character in JSON', JSON.stringify('a\ude00'), 'jsonb'],
])('%s is a fault of the text', async (_, text, type) => {
  expect(await stored(text, type)).toBe(true);
});

test.each([
  ['an id that is none', 'zz', 'uuid'],
  ['JSON that ends too early', '{', 'jsonb'],
])('%s is a fault of ours', async (_, text, type) => {
  expect(await stored(text, type)).toBe(false);
});
