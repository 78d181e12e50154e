import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listReleases, recordRelease, recordServing } from './releases.ts';

let database: TestDatabase;
let handle: DatabaseHandle;
beforeAll(async () => {
  database = await createTestDatabase();
  handle = createDatabase({ connectionString: database.url });
});
afterAll(async () => {
  await handle.close();
  await database.drop();
});

test('a version that serves is recorded once, however many servers begin at once or again', async () => {
  const { db } = handle;
  const told = async () => (await listReleases(db, 10)).map(({ version, result }) => `${version} ${result}`);
  await Promise.all([recordServing(db, '1.4.1'), recordServing(db, '1.4.1'), recordServing(db, '1.4.1')]);
  expect(await told()).toEqual(['1.4.1 succeeded']);
  await recordServing(db, '1.5.0');
  await recordServing(db, '1.5.0');
  expect(await told()).toEqual(['1.5.0 succeeded', '1.4.1 succeeded']);

  const failed = { id: crypto.randomUUID(), version: '1.5.0', result: 'rolled_back', note: '' } as const;
  await recordRelease(db, failed);
  await recordServing(db, '1.4.1');
  await recordServing(db, '1.4.1');
  expect((await told()).slice(0, 2)).toEqual(['1.4.1 succeeded', '1.5.0 rolled_back']);
});
