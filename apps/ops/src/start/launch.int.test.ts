import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

import { root } from '../root.ts';

/** What a clone holds before anything is installed, with an npx that never comes to an end by itself. */
function makeClone() {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-launch-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['tooling/launch', 'package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const programs = join(folder, 'programs');
  const pidPath = join(folder, 'npx.pid');
  mkdirSync(programs);
  writeFileSync(join(programs, 'npx'), `#!/bin/sh\necho $$ > '${pidPath}'\nexec tail -f /dev/null\n`);
  chmodSync(join(programs, 'npx'), 0o755);
  const lockPath = join(folder, '.earntrack/install.lock');
  return {
    folder,
    lockPath,
    env: { PATH: `${programs}:${process.env['PATH']}`, npm_lifecycle_event: 'start' },
    installer: () => (existsSync(pidPath) ? Number(readFileSync(pidPath, 'utf8')) : 0),
  };
}

type Clone = ReturnType<typeof makeClone>;

function start(clone: Clone, command: string[]): ChildProcess {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: clone.folder,
    env: clone.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => {
    for (const pid of [child.pid, clone.installer()]) if (pid && isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  return child;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // Nobody has this number any more.
    return false;
  }
}

const launcher = (clone: Clone) => [process.execPath, join(clone.folder, 'tooling/launch/start.mjs')];

async function untilInstalling(clone: Clone): Promise<void> {
  await vi.waitFor(() => expect(clone.installer()).toBeGreaterThan(0), 10_000);
}

test('an end that comes during the installation ends it, and nothing is left behind', async () => {
  const clone = makeClone();
  const launch = start(clone, launcher(clone));
  await untilInstalling(clone);
  launch.kill('SIGTERM');
  expect(await once(launch, 'exit')).toEqual([143, null]);
  expect(isAlive(clone.installer())).toBe(false);
  expect(existsSync(clone.lockPath)).toBe(false);
});

test('an installation ends when what started it is killed', async () => {
  const clone = makeClone();
  const shell = start(clone, ['/bin/sh', '-c', `'${launcher(clone).join("' '")}'; true`]);
  await untilInstalling(clone);
  shell.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(clone.installer())).toBe(false), 10_000);
  await vi.waitFor(() => expect(existsSync(clone.lockPath)).toBe(false), 10_000);
});

test('a lock that a killed installation left behind does not keep the next one waiting', async () => {
  const clone = makeClone();
  mkdirSync(join(clone.lockPath, '..'));
  writeFileSync(clone.lockPath, '1');
  const aMinuteAgo = new Date(Date.now() - 60_000);
  utimesSync(clone.lockPath, aMinuteAgo, aMinuteAgo);
  const launch = start(clone, launcher(clone));
  await untilInstalling(clone);
  launch.kill('SIGTERM');
  expect(await once(launch, 'exit')).toEqual([143, null]);
});

test('while another installation is alive nobody installs as well', async () => {
  const clone = makeClone();
  const first = start(clone, launcher(clone));
  await untilInstalling(clone);
  const installer = clone.installer();
  const second = start(clone, launcher(clone));
  const words: string[] = [];
  second.stderr?.on('data', (data: Buffer) => words.push(String(data)));
  await vi.waitFor(() => expect(words.join('')).toContain('Waiting for another installation'), 10_000);
  second.kill('SIGTERM');
  await once(second, 'exit');
  expect(clone.installer()).toBe(installer);
  expect(existsSync(clone.lockPath)).toBe(true);
  first.kill('SIGTERM');
  await once(first, 'exit');
});
