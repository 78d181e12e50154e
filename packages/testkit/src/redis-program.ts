import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PLACES = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

/**
 * The path of redis-server on this machine. Root of a Debian or Ubuntu without one gets it from its package, whose service is
 * not started. Throws with one sentence where there is none and none can be had.
 */
export async function findRedisServer(): Promise<string> {
  const known = findProgram();
  if (known !== undefined) return known;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(
      'These tests need the program redis-server: install it (apt-get install redis-server, brew install redis).',
    );
  await apt(['update']);
  await apt(['install', '-y', '--no-install-recommends', 'redis-server']);
  const installed = findProgram();
  if (installed === undefined) throw new Error('The package redis-server brought no program of that name.');
  return installed;
}

function findProgram(): string | undefined {
  return PLACES.map((place) => join(place, 'redis-server')).find((path) => existsSync(path));
}

async function apt(args: string[]): Promise<void> {
  // In runlevel 1 no package starts a service.
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await run('/usr/bin/apt-get', ['-o', 'DPkg::Lock::Timeout=120', '-qq', ...args], { env });
}
