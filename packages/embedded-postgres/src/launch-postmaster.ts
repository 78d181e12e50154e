import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { explainPostgresOutput } from './database-start-error.ts';
import { findFreePort } from './free-port.ts';
import { isPostmasterOf, readPostmasterFile, waitUntil } from './postmaster.ts';
import { childEnv, identityOf } from './run-as.ts';
import { asArguments, durableSettings, type Settings } from './settings.ts';

// Replaying the log after a crash takes minutes at most: max_wal_size bounds it.
const recoveryMs = 300_000;
const retryForMs = 15_000;
const retryPauseMs = 200;
const largestLogBytes = 10 * 1024 * 1024;

export interface Launch {
  folder: string;
  logPath: string;
  account: Account;
  binaries: Binaries;
}

interface Attempt {
  pid?: number;
  output: string;
}

/** Starts postgres in its own session, so that neither Ctrl-C nor our end reaches it, and waits until it takes connections. */
export async function launchPostmaster(launch: Launch): Promise<{ pid: number; port: number }> {
  await forgetDeadPostmaster(launch.folder);
  await rotateLog(launch.logPath);
  const deadline = Date.now() + retryForMs;
  let extras: Settings = { shared_preload_libraries: 'pg_stat_statements' };
  for (;;) {
    const port = await findFreePort();
    const { pid, output } = await attempt(launch, { ...durableSettings(port), ...extras });
    if (pid !== undefined) return { pid, port };
    const isPreloadRefused = /could not (access|load).*pg_stat_statements/.test(output);
    if (isPreloadRefused) extras = {};
    else if (!isWorthRetrying(output) || Date.now() > deadline) {
      throw explainPostgresOutput('postgres', output, launch.folder);
    } else await pause(retryPauseMs);
  }
}

// After a kill -9 the old server's children take a moment to notice; a free port may be taken by somebody quicker.
function isWorthRetrying(output: string): boolean {
  return /pre-existing shared memory block|lock file "postmaster.pid" already exists|could not bind/.test(
    output,
  );
}

async function attempt(launch: Launch, settings: Settings): Promise<Attempt> {
  const log = await open(launch.logPath, 'a+', 0o600);
  try {
    const startsAt = (await log.stat()).size;
    const child = spawn(
      join(launch.binaries.folder, 'bin', 'postgres'),
      ['-D', launch.folder, ...asArguments(settings)],
      {
        ...identityOf(launch.account),
        env: childEnv,
        cwd: '/',
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    await once(child, 'spawn');
    child.unref();
    const isEnded = () => child.exitCode !== null || child.signalCode !== null;
    const isReady = () => {
      const file = readPostmasterFile(launch.folder);
      return file?.pid === child.pid && file?.isReady === true;
    };
    await waitUntil(() => isEnded() || isReady(), recoveryMs);
    if (child.pid !== undefined && !isEnded() && isReady()) return { pid: child.pid, output: '' };
    if (!isEnded()) child.kill('SIGQUIT');
    const { size } = await log.stat();
    const { buffer } = await log.read({ buffer: Buffer.alloc(size - startsAt), position: startsAt });
    return { output: buffer.toString('utf8') };
  } finally {
    await log.close();
  }
}

// A process number that was given again to some other program would make postgres believe that it is still running.
async function forgetDeadPostmaster(folder: string): Promise<void> {
  const file = readPostmasterFile(folder);
  if (file === undefined || isPostmasterOf(file.pid, folder)) return;
  if (isAlive(file.pid)) await rm(join(folder, 'postmaster.pid'));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process, or one of another account: postgres tells these apart itself.
    return false;
  }
}

async function rotateLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > largestLogBytes) await rename(path, `${path}.1`);
}
