import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { MigrationError } from '../migration-error.ts';
import { migrateDown, migrateUp } from '../runner.ts';
import { addOwners } from '../testing/kept-copies.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { MIGRATIONS } from './index.ts';

const WAIT_MS = 20_000;

let server: TestServer;
let url: string;
let writer: Client;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.createDatabase();
  writer = new Client({ connectionString: url });
  await writer.connect();
  return () => writer.end();
});

/** Migrations up to this one. */
function upTo(name: string) {
  return MIGRATIONS.slice(0, MIGRATIONS.findIndex((migration) => migration.name === name) + 1);
}

async function isWaitedFor(): Promise<boolean> {
  const { rows } = await writer.query(
    `select 1 from pg_locks join pg_stat_activity using (pid)
     where not granted and application_name = 'earntrack-migrate' and datname = current_database()`,
  );
  return rows.length > 0;
}

test.each([
  ['0041-tie-answers', `tie_answers = '{}'`],
  ['0042-row-origins', `origins = '[]'`],
])(
  'going back over %s waits for whoever has written what it would forget, and is refused',
  async (name, written) => {
    const migrations = upTo(name);
    await migrateUp(url, { migrations });
    const [owner] = await addOwners(url);
    await writer.query(
      `insert into statement_import (user_id, id, preset_id, file_name, file_sha256, state, row_count, item_count, why, platforms, counts)
     values ($1, gen_random_uuid(), 'generic', 'a.csv', repeat('a', 64), 'staged', 1, 1, '', '[]', '{}')`,
      [owner?.userId],
    );
    await writer.query(`begin; update statement_import set ${written}`);
    const outcome = migrateDown(url, { steps: 1, migrations, lockTimeoutMs: WAIT_MS }).catch(
      (err: unknown) => err,
    );
    await vi.waitFor(async () => expect(await isWaitedFor()).toBe(true), { timeout: WAIT_MS, interval: 5 });
    await writer.query('commit');
    expect(await outcome).toBeInstanceOf(MigrationError);
    expect(await outcome).toMatchObject({
      message: expect.stringContaining('going back would forget') as string,
    });
  },
);
