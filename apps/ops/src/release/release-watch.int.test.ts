import { type AppDatabase, startAppDatabase } from '@earntrack/testkit/app-database';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import packageFile from '../../package.json' with { type: 'json' };
import { BAD_RELEASES } from '../drill/bad-release/bad-releases.ts';
import { freePort } from '../drill/ground/free-port.ts';
import { root } from '../root.ts';
import { earntrack } from '../testing/command-here.ts';

let database: AppDatabase;
beforeAll(async () => {
  database = await startAppDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database?.stop();
});

/** The server as it is deployed, ready or not. */
async function startServer(nodeArgs: readonly string[] = []) {
  const port = await freePort();
  const env = { DATABASE_URL: database.url, HOST: '127.0.0.1', PORT: String(port), WEB_DIST: 'none' };
  const child = spawn(process.execPath, [...nodeArgs, join(root, 'apps/server/src/main.ts')], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', ...env },
    stdio: 'ignore',
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    [Symbol.dispose]() {
      child.kill('SIGKILL');
    },
  };
}

const recorded = async () =>
  JSON.parse((await earntrack('release', 'list', '--json')).stdout) as { version: string; result: string }[];

it('records a release that never gets ready as failed, which the next server counts, and one that does as nothing', async () => {
  {
    using bad = await startServer(BAD_RELEASES['never says that it is ready'].nodeArgs);
    // Also where the process is there and answers, as soon as it does.
    await expect
      .poll(
        () =>
          fetch(bad.origin).then(
            () => true,
            () => false,
          ),
        { timeout: 60_000 },
      )
      .toBe(true);
    const watched = await earntrack('release', 'watch', bad.origin, '--within', '1', '--version', '9.9.9');
    expect(watched).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/ failed +9\.9\.9 .*not ready within 1 s: \/health\/ready answers 503\./),
      stderr: expect.stringMatching(/^Version 9\.9\.9 at \S+ is not ready within 1 s: /),
    });
  }
  expect((await recorded())[0]).toMatchObject({ version: '9.9.9', result: 'failed' });

  using good = await startServer();
  expect(await earntrack('release', 'watch', good.origin)).toEqual({
    code: 0,
    stdout: `Version ${packageFile.version} takes requests at ${good.origin}.\n`,
    stderr: '',
  });
  const counter = async () => {
    const text = await (await fetch(`${good.origin}/metrics`)).text();
    return /^earntrack_deployments_total\{result="failed"\} (\d+)$/m.exec(text)?.[1];
  };
  await expect.poll(counter, { timeout: 30_000 }).toBe('1');

  const other = await earntrack('release', 'watch', good.origin, '--within', '1', '--version', '9.9.8');
  expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining(`/health tells of version`) });
  expect(
    (await recorded()).filter(({ result }) => result === 'failed').map(({ version }) => version),
  ).toEqual(['9.9.8', '9.9.9']);
}, 180_000);

it('records one that nobody answers for, and no call without an address', async () => {
  const port = await freePort();
  const watched = await earntrack('release', 'watch', `http://127.0.0.1:${port}`, '--within', '1');
  expect(watched).toMatchObject({ code: 1, stdout: expect.stringMatching(/ECONNREFUSED/) });
  expect((await earntrack('release', 'watch')).code).toBe(2);
});
