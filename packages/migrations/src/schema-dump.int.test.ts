import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateUp } from './runner.ts';
import { dumpSchema } from './schema-dump.ts';
import { SCHEMA_PATH, startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('is what schema.sql says (after a new migration: pnpm schema)', async () => {
  const url = await server.createDatabase();
  await migrateUp(url);
  expect(await dumpSchema(url)).toBe(await readFile(SCHEMA_PATH, 'utf8'));
});
