import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { readMigrations, readTables } from './catalogue.ts';
import { copyStatement, settled } from './make-backup.ts';
import type { Manifest, TableEntry } from './manifest.ts';
import { Meter } from './meter.ts';
import { countWrongDays, readMoney } from './money.ts';
import type { Watch } from './progress.ts';

/**
 * What a restored database has otherwise than the backup says, a sentence each; nothing where they are equal. Every table is read
 * once more as it was read for the backup, byte by byte, and PostgreSQL adds the money up once more.
 */
export async function compareWithManifest(
  client: Client,
  manifest: Manifest,
  watch: Watch,
): Promise<string[]> {
  const faults = await compareMigrations(client, manifest);
  for (const [done, table] of manifest.tables.entries()) {
    const place = { phase: 'comparing', table: table.name, done, of: manifest.tables.length } as const;
    faults.push(
      ...(await compareTable(client, table, {
        watch,
        onBytes: (bytes) => watch.onProgress({ ...place, bytes }),
      })),
    );
  }
  faults.push(...(await compareMoney(client, manifest)));
  const names = manifest.tables.map(({ name }) => name);
  const wrongDays = names.includes('earning_day') ? await countWrongDays(client) : 0;
  if (wrongDays > 0) faults.push(`${wrongDays} sums of days are not what their earnings add up to.`);
  return faults;
}

async function compareMigrations(client: Client, manifest: Manifest): Promise<string[]> {
  const here = await readMigrations(client);
  const isEqual = here.join() === manifest.migrations.toSorted().join();
  return isEqual ? [] : ['Other migrations were applied than those of the backup.'];
}

async function compareTable(
  client: Client,
  table: TableEntry,
  { watch, onBytes }: { watch: Watch; onBytes: (bytes: number) => void },
): Promise<string[]> {
  const rows = client.query(copyTo(copyStatement(client, table)));
  const meter = new Meter(onBytes);
  await pipeline(rows, meter, nowhere(), watch.signal ? { signal: watch.signal } : {});
  await settled(client);
  if (rows.rowCount !== table.rows) {
    return [`The table ${table.name} has ${rows.rowCount} rows, and ${table.rows} were written.`];
  }
  return meter.result().sha256 === table.sha256
    ? []
    : [`Rows of the table ${table.name} came back otherwise than they were.`];
}

async function compareMoney(client: Client, manifest: Manifest): Promise<string[]> {
  const here = new Map(
    (await readMoney(client, await readTables(client))).map((entry) => [entry.table, entry]),
  );
  return manifest.money
    .filter(({ table, ofEachUser }) => here.get(table)?.ofEachUser !== ofEachUser)
    .map(({ table }) => `The money of the table ${table} does not add up, for one user at least.`);
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
