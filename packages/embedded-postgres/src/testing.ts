import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';

/** A folder for one test that every account can pass through, as /var/lib is. */
export function makeTestFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-embedded-test-'));
  chmodSync(folder, mode);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The first column, named `answer`, of the first row. */
export async function ask(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url });
  // A killed server ends the connection; the query that was running says so itself.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: string }>(sql);
    return rows[0]?.answer ?? '';
  } finally {
    await client.end();
  }
}
