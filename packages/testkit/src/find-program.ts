import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const WAIT_MS = 120_000;
const PLACES = [
  ...(process.env['PATH'] ?? '').split(':'),
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
];

/**
 * The path of a program on this machine that a package of the same name brings. Root of a Debian or Ubuntu without one gets it from
 * there, and its service is not started. Throws with one sentence where there is none and none can be had.
 */
export async function findProgram(name: string): Promise<string> {
  const known = lookFor(name);
  if (known !== undefined) return known;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(
      `These tests need the program ${name}: install it (apt-get install ${name}, brew install ${name.replace('-server', '')}).`,
    );
  await apt(['update']);
  await apt(['install', '-y', '--no-install-recommends', name]);
  const installed = lookFor(name);
  if (installed === undefined) throw new Error(`The package ${name} brought no program of that name.`);
  return installed;
}

function lookFor(name: string): string | undefined {
  return PLACES.map((place) => join(place, name)).find((path) => existsSync(path));
}

/** Waits for whoever else is installing: of what apt locks it waits itself only for a part. */
async function apt(args: string[]): Promise<void> {
  // In runlevel 1 no package starts a service.
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const endMs = Date.now() + WAIT_MS;
  for (;;) {
    try {
      await run('/usr/bin/apt-get', ['-o', 'DPkg::Lock::Timeout=120', '-qq', ...args], { env });
      return;
    } catch (fault) {
      const isHeld =
        fault instanceof Error && /Could not get lock|Unable to (acquire|lock)/.test(fault.message);
      if (!isHeld || Date.now() > endMs) throw fault;
    }
    await pause(1_000);
  }
}
