import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MigrationError } from '../migration-error.ts';
import { migrateDown, migrateUp, migrationStatus } from '../runner.ts';
import { emptyTables, fillTables } from '../testing/any-rows.ts';
import { readCatalogue } from '../testing/catalogue.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { MIGRATIONS } from './index.ts';

/** What nobody entered, and may go with the migration that brought it. Everything else has to come back, or the way back is refused. */
const NOT_ENTERED: Readonly<Record<string, string>> = {
  live_event: 'that something has changed, told within minutes and swept away',
  idempotency_key: 'the answer to a request, for whoever sends it again within a day',
  'payout.request_hash': 'by which a create that is sent again is recognised',
  'statement_item.is_unread':
    'that an amount could not be read: the reason of the row stays, and no figure depends on it',
  'account.entrance': 'counts the ends of all sign-ins, for one that is under way at that moment',
};

const TEST_MS = 120_000;

/** What the database makes of other rows: it is not filled here, and has to be the same when it was made anew. */
const MADE = new Set(['earning_day', 'work.platform_ids', 'work.own_currency']);

let server: TestServer;
let url: string;
let client: Client;

beforeAll(async () => {
  server = await startTestServer();
  url = await server.createDatabase();
  client = new Client({ connectionString: url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await server?.stop();
});

/** Every row of every table, as text that can be compared. */
async function everything(): Promise<string[]> {
  const { tables } = await readCatalogue(client);
  const rowsOf = tables
    .filter((table) => NOT_ENTERED[table] === undefined)
    .map((table) => {
      const left = Object.keys(NOT_ENTERED).flatMap((name) => name.split(`${table}.`)[1] ?? []);
      return `select '${table} ' || (to_jsonb(t) - '{${left.join(',')}}'::text[])::text as row from ${table} as t`;
    });
  const { rows } = await client.query<{ row: string }>(`${rowsOf.join(' union all ')} order by 1`);
  return rows.map(({ row }) => row);
}

/** Goes one back and up again, or is refused and has changed nothing. Gives the words of a refusal. */
async function thereAndBack(name: string, migrations: typeof MIGRATIONS): Promise<string | null> {
  const before = await everything();
  const refusal = await migrateDown(url, { steps: 1, migrations }).then(
    () => null,
    (err: unknown) => (err instanceof MigrationError ? err.message : 'no MigrationError'),
  );
  if (refusal === null) await migrateUp(url, { migrations });
  expect((await migrationStatus(url, { migrations })).pending).toEqual([]);
  expect([name, ...(await everything())]).toEqual([name, ...before]);
  return refusal;
}

test(
  'going back over any migration and up again loses nothing that a person entered, or is refused in words',
  async () => {
    const refusals: (string | null)[] = [];
    for (const [at, { name }] of MIGRATIONS.entries()) {
      const migrations = MIGRATIONS.slice(0, at + 1);
      const { tables: before } = await readCatalogue(client);
      // Over the rows of the migration before.
      await migrateUp(url, { migrations });
      const catalogue = await readCatalogue(client);
      const made = catalogue.tables.filter((table) => !before.includes(table));
      // With its own tables empty a migration may go back, and must not take columns of others with it that hold something.
      for (const left of made.length > 0 ? [[], made] : [[]]) {
        await emptyTables(client, catalogue);
        await fillTables(client, catalogue, { left, kept: MADE });
        refusals.push(await thereAndBack(name, migrations));
      }
    }
    const said = refusals.filter((refusal) => refusal !== null);
    const inWords = /^Migration \S+ (?:was not taken back: [A-Z]|cannot be taken back: ).+\.$/;
    expect(said.filter((refusal) => !inWords.test(refusal))).toEqual([]);
    // Else nothing was there that could have been lost.
    expect(said.length).toBeGreaterThan(10);
    expect(refusals.length - said.length).toBeGreaterThan(10);
  },
  TEST_MS,
);
