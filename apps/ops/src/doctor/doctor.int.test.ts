import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { runSql } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { earntrack } from '../testing/command-here.ts';
import { forget, type RealServer, startRealServer } from '../testing/real-server.ts';
import type { DoctorReport } from './doctor.ts';
import type { Row } from './judge.ts';

const MAIN = join(import.meta.dirname, '../main.ts');
const REQUESTS = 30;
let server: RealServer;
let database: DatabaseHandle;

beforeAll(async () => {
  server = await startRealServer();
  database = createDatabase({ connectionString: server.databaseUrl });
  vi.stubEnv('DATABASE_URL', server.databaseUrl);
  vi.stubEnv('LOG_DIR', server.logDir);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
  await server.stop();
  forget(server);
});

async function examined(): Promise<{ rows: Record<string, Row>; report: DoctorReport }> {
  const { stdout } = await earntrack('doctor', server.origin, '--seconds', '1', '--json');
  const report = JSON.parse(stdout) as DoctorReport;
  const rows = Object.fromEntries([...report.server, ...report.database].map((row) => [row.name, row]));
  return { rows, report };
}

it('measures a running server and its PostgreSQL, and says what nothing measures yet', async () => {
  for (let count = 0; count < REQUESTS; count += 1) await fetch(`${server.origin}/trpc/auth.session`);
  const { rows, report } = await examined();
  expect(report.unseen).toEqual([]);
  for (const name of [
    'processor',
    'memory',
    'event loop, p99',
    'response time, p95',
    'request queue, p95',
    'statements, p95',
    'pool in use',
  ])
    expect(rows[name]).toMatchObject({
      value: expect.any(Number),
      verdict: expect.not.stringMatching('unknown'),
    });
  expect(rows['health']).toMatchObject({ value: 0, verdict: 'well' });
  expect(rows['response time, p95']?.measured).toMatch(/between .* of \d+ since it started/);
  expect(rows['jobs, runs missed']).toMatchObject({
    verdict: 'well',
    measured: expect.stringContaining('sweep'),
  });
  expect(rows['connections']).toMatchObject({ verdict: 'well', measured: expect.stringContaining('of 200') });
  expect(rows['disk']).toMatchObject({
    verdict: 'unknown',
    measured: expect.stringContaining('the database takes'),
  });
  expect(rows['verified backup']).toMatchObject({
    verdict: 'well',
    measured: expect.stringContaining('since the first account, and none was proved'),
  });
  expect(rows['certificate']?.measured).toContain('not asked over https');
  expect(rows['slowest statement, mean']?.measured).toContain('create extension pg_stat_statements');
});

it('finds trouble, says what to do, and sees that doing it has helped', async () => {
  await runSql(server.databaseUrl, 'create extension pg_stat_statements');
  const twice = `insert into release (id, at, version, result, note)
    select gen_random_uuid(), now(), '1.0.0', 'succeeded', '' from generate_series(1, 2)`;
  await runSql(server.databaseUrl, twice);
  const unique = 'create unique index concurrently release_once on release (version)';
  await expect(runSql(server.databaseUrl, unique)).rejects.toThrow('could not create unique index');
  for (let count = 0; count < 10; count += 1)
    await database.db.selectFrom('release').select('version').where('result', '=', 'failed').execute();

  const told = await earntrack('doctor', server.origin, '--seconds', '1');
  expect(told.code).toBe(1);
  expect(told.stdout).toMatch(
    /✗ indexes not valid +1, release_once of release {2}\(act above 0\)\n +→ A build did not end/,
  );
  expect(told.stdout).toMatch(
    /\n +\S+ \w+ mean, 10 calls, .* in all: select "version" from "release" where "result" = \$1/,
  );
  expect(told.stdout).toMatch(/\nTo do now: .*indexes not valid.*\.\n$/m);

  const still = await earntrack('maintenance', 'reindex', '--table', 'release');
  expect(still.code).toBe(1);
  expect(still.stdout).toMatch(/✗ release\.release_once +PostgreSQL says: could not create unique index/);
  expect(still.stdout).toContain('release_once_ccnew');
  await runSql(server.databaseUrl, `update release set version = id::text`);
  const mended = await earntrack('maintenance', 'reindex', '--table', 'release', '--json');
  expect(mended.code).toBe(0);
  expect((await earntrack('maintenance', 'vacuum', '--tables', 'release')).code).toBe(2);
  expect((await earntrack('maintenance', 'vacuum', 'release')).code).toBe(2);
});

it('ended by Ctrl-C in the midst of an index, says so and leaves nothing half', async () => {
  const ended = await database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await tx.selectFrom('maintenance_window').selectAll().execute();
      return interrupted(['maintenance', 'reindex', '--table', 'release', '--wait', '30'], 'waiting for');
    });
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain('You ended it.');
  expect(ended.stdout).toMatch(/Ended before it was through: 1 done, 1 left\.\n$/);
  const { rows } = await examined();
  expect(rows['indexes not valid']).toMatchObject({ verdict: 'well', measured: 'none' });
});

it('says what it could not look at, and ends with 2', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody:wrong@127.0.0.1:9/none');
  const { code, stdout } = await earntrack('doctor', 'http://127.0.0.1:9', '--seconds', '1');
  expect(code).toBe(2);
  expect(stdout).toContain('Could not look: /health was not answered');
  expect(stdout).toContain('Could not look: PostgreSQL could not be looked at');
  expect(stdout).not.toContain('wrong');
});

/** Calls the command and presses Ctrl-C as soon as it tells of `phase`. */
function interrupted(args: string[], phase: string): Promise<{ code: number | null; stdout: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { HOME: '/', DATABASE_URL: server.databaseUrl },
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes(phase)) child.kill('SIGINT');
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout })));
}
