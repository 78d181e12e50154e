import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded.ts';

const entry = new URL('./index.ts', import.meta.url).href;

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

/** A database that ends with the test. */
export async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(options);
  onTestFinished(() => postgres.stop());
  return postgres;
}

/** Starts the database in another process, which says what it got and then waits to be killed. */
export async function startElsewhere(dataDir: string) {
  const script = `
    import { startEmbeddedPostgres } from '${entry}';
    const { url, pid } = await startEmbeddedPostgres({ dataDir: process.argv[1] });
    console.log(JSON.stringify({ url, pid }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, pid } = JSON.parse(line) as { url: string; pid: number };
  return { child, url, pid };
}

export async function killAndWait(child: ReturnType<typeof spawn>): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
