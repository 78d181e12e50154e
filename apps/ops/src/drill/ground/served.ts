import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { OperatorError } from '../../operator-error.ts';
import { root } from '../../root.ts';
import { waitUntilReady } from '../../start/server-process.ts';
import { freePort } from './free-port.ts';

const HOST = '127.0.0.1';
/** One that is not ready so long after it was started never will be. */
const READY_WITHIN_MS = 20_000;
/** Within this a server has let go of whoever was being answered. */
const LAST_RESORT_MS = 30_000;
/** As much of its log as says why it ended. */
const LAST_WORDS = 400;

/** How a server differs from this one: what it is told, and what is loaded beside it. */
export interface Release {
  settings?: Readonly<Record<string, string>>;
  nodeArgs?: readonly string[];
}

export interface Served {
  origin: string;
  /** Asks it to end, and waits until everybody was answered. */
  leave(): Promise<void>;
  kill(): Promise<void>;
  isRunning(): boolean;
}

interface Serving {
  settings: Readonly<Record<string, string>>;
  /** Where its log goes. */
  folder: string;
  release: Release;
}

/** Starts the server and waits until it takes requests. Throws an OperatorError with its last words where it does not. */
export async function serveRelease({ settings, folder, release }: Serving): Promise<Served> {
  const port = await freePort();
  const logFile = join(folder, `server-${port}.log`);
  const log = await open(logFile, 'a');
  const child = spawn(
    process.execPath,
    [...(release.nodeArgs ?? []), join(root, 'apps/server/src/main.ts')],
    {
      cwd: folder,
      env: { ...settings, HOST, PORT: String(port), WEB_DIST: 'none', ...release.settings },
      // The closing of its channel tells it that this command is gone.
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    },
  );
  await log.close();
  try {
    await untilReady(child, port);
  } catch (err) {
    await end(child, 'SIGKILL');
    const words = (await readFile(logFile, 'utf8')).trim().slice(-LAST_WORDS);
    throw new OperatorError(`The server does not serve: ${reasonOf(err)}. ${words}`, { cause: err });
  }
  return {
    origin: `http://${HOST}:${port}`,
    leave: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
    isRunning: () => isRunning(child),
  };
}

function reasonOf(fault: unknown): string {
  if (fault instanceof Error && fault.name === 'TimeoutError')
    return `it was not ready within ${READY_WITHIN_MS / 1_000} seconds`;
  return fault instanceof Error ? fault.message : String(fault);
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  const ended = new AbortController();
  const onExit = () => ended.abort(new Error('it ended by itself'));
  child.once('exit', onExit);
  try {
    await waitUntilReady(HOST, port, AbortSignal.any([ended.signal, AbortSignal.timeout(READY_WITHIN_MS)]));
  } finally {
    child.off('exit', onExit);
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (!isRunning(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const lastResort = setTimeout(() => child.kill('SIGKILL'), LAST_RESORT_MS);
  await gone;
  clearTimeout(lastResort);
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}
