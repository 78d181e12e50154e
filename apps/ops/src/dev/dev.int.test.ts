import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { findRunningPostgres } from '@earntrack/embedded-postgres';
import { findFreePort } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';

import { root } from '../root.ts';
import { assertPortFree } from '../start/port.ts';

const leftOut = ['node_modules', 'dist', '.types', '.results', '.earntrack'];

/** The applications as they are in a fresh clone: installed, and nothing built. */
function makeTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-dev-test-'));
  chmodSync(folder, 0o755);
  for (const name of ['tooling', 'packages']) symlinkSync(join(root, name), join(folder, name));
  for (const app of ['apps/ops', 'apps/server', 'apps/web']) {
    cpSync(join(root, app), join(folder, app), {
      recursive: true,
      filter: (path) => !leftOut.includes(basename(path)),
    });
    // A folder of its own: Vite keeps what it prepared in there.
    const installed = join(root, app, 'node_modules');
    mkdirSync(join(folder, app, 'node_modules'));
    for (const name of readdirSync(installed).filter((entry) => entry !== '.vite'))
      symlinkSync(join(installed, name), join(folder, app, 'node_modules', name));
  }
  return folder;
}

/** A port whose next one is free as well: `dev` takes both. */
async function findFreePair(): Promise<number> {
  for (;;) {
    const port = await findFreePort();
    const isPair = await assertPortFree('127.0.0.1', port + 1, 0).then(
      () => true,
      () => false,
    );
    if (isPair) return port;
  }
}

let tree: string;
beforeAll(() => {
  tree = makeTree();
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

async function startDev() {
  const port = await findFreePair();
  const dataDir = join(tree, 'data');
  const env = { PATH: process.env['PATH'], PORT: String(port), EARNTRACK_DATA_DIR: dataDir };
  const dev = spawn(process.execPath, [join(tree, 'apps/ops/src/main.ts'), 'dev'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => void (await end(dev)));
  const words: string[] = [];
  for (const stream of [dev.stdout, dev.stderr])
    createInterface(stream).on('line', (line) => void words.push(line));
  await vi.waitFor(() => expect(words).toContain(`EarnTrack reloads at http://localhost:${port}`), 45_000);
  return { dev, port, dataDir, words };
}

async function end(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  return code;
}

function viteOf(dev: ChildProcess): number {
  const children = readFileSync(`/proc/${dev.pid}/task/${dev.pid}/children`, 'utf8').trim().split(' ');
  const isVite = (pid: string) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('vite.js');
  return Number(children.find(isVite));
}

async function ask(port: number, path: string) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { accept: 'text/html', connection: 'close' },
  });
  return { status: response.status, text: await response.text() };
}

test('dev serves pages and answers in a tree in which nothing was built, and leaves nothing behind', async () => {
  const { dev, port, dataDir } = await startDev();
  expect(await ask(port, '/')).toMatchObject({ status: 200, text: expect.stringContaining('/@vite/client') });
  expect(await ask(port, '/health/ready')).toMatchObject({ status: 200 });
  expect(await ask(port + 1, '/')).toMatchObject({ status: 404 });
  expect(await end(dev)).toBe(0);
  for (const each of [port, port + 1]) await expect(ask(each, '/')).rejects.toThrow('fetch failed');
  expect(await findRunningPostgres(dataDir)).toBeUndefined();
});

test('dev ends, and says why, when Vite ends by itself', async () => {
  const { dev, port, dataDir, words } = await startDev();
  process.kill(viteOf(dev), 'SIGKILL');
  const [code] = await once(dev, 'close');
  expect(code).toBe(1);
  expect(words.join('\n')).toContain('Vite ended by itself (signal SIGKILL)');
  await expect(ask(port + 1, '/health')).rejects.toThrow('fetch failed');
  expect(await findRunningPostgres(dataDir)).toBeUndefined();
});
