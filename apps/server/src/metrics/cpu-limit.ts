import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const LIMITS = '/sys/fs/cgroup';
const OWN_PLACE = '/proc/self/cgroup';

/** Cores that a `cpu.max` of Linux leaves, such as half of one for "50000 100000"; null where it leaves all. */
export function coresOf(cpuMax: string): number | null {
  const [, quota, period] = /^(\d+) (\d+)\s*$/.exec(cpuMax) ?? [];
  const cores = Number(quota) / Number(period);
  return cores > 0 && Number.isFinite(cores) ? cores : null;
}

/** The folders of limits that hold for a process, its own first, by its `/proc/self/cgroup`: what is above it holds too. */
export function foldersOf(ownPlace: string): string[] {
  const parts = (/^0::(\/.*)$/m.exec(ownPlace)?.[1] ?? '').split('/').filter(Boolean);
  return Array.from({ length: parts.length + 1 }, (_, above) =>
    parts.slice(0, parts.length - above).join('/'),
  );
}

/** How many cores this process may use: the quota of its container, or else all that it may run on. */
export async function readCpuLimit({ limits = LIMITS, ownPlace = OWN_PLACE } = {}): Promise<number> {
  // Neither is there on another system, nor where limits are kept in the way of before.
  const textOf = (path: string) => readFile(path, 'utf8').catch(() => '');
  const folders = foldersOf(await textOf(ownPlace));
  const quotas = await Promise.all(
    folders.map(async (folder) => coresOf(await textOf(join(limits, folder, 'cpu.max')))),
  );
  // Where Linux has a quota Node counts whole cores of it, one at least: never fewer than one, and half a one is the quota's to say.
  return Math.min(availableParallelism(), ...quotas.filter((cores) => cores !== null));
}
