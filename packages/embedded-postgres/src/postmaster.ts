import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { DatabaseStartError } from './database-start-error.ts';

const pollMs = 15;
const politeStopMs = 30_000;
const abruptStopMs = 10_000;

/** What a running server writes about itself into postmaster.pid. */
export interface PostmasterFile {
  pid: number;
  folder: string;
  port: number;
  isReady: boolean;
}

/** The server's own note in its data folder; undefined when there is none or it is only half written. */
export function readPostmasterFile(folder: string): PostmasterFile | undefined {
  const path = join(folder, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, folder: lines[1] ?? '', port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/** Whether `pid` is alive and a postgres that was started on exactly this folder: numbers of dead processes are given again. */
export function isPostmasterOf(pid: number, folder: string): boolean {
  const words = commandOf(pid);
  return basename(words[0] ?? '') === 'postgres' && words.includes(folder);
}

function commandOf(pid: number): string[] {
  try {
    // A zombie has an empty command line, and so counts as gone.
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch {
    // No such process.
    return [];
  }
}

/** Waits until `isTrue` holds; false when `timeoutMs` ran out first. */
export async function waitUntil(isTrue: () => boolean, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (!isTrue()) {
    if (Date.now() > deadline) return false;
    await pause(pollMs);
  }
  return true;
}

/** Stops a server in good order (sessions are ended, a checkpoint is written), abruptly only when it does not obey. */
export async function stopPostmaster(pid: number, folder: string): Promise<void> {
  const isGone = () => !isPostmasterOf(pid, folder);
  if (isGone()) return;
  process.kill(pid, 'SIGINT');
  if (await waitUntil(isGone, politeStopMs)) return;
  process.kill(pid, 'SIGQUIT');
  if (await waitUntil(isGone, abruptStopMs)) return;
  throw new DatabaseStartError(`The database on ${folder} (process ${pid}) does not stop.`);
}
