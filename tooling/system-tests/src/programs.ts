import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PLACES = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/sbin', '/bin', '/sbin'];

/** Programs by the packages of Debian and Ubuntu that bring them: those that watch, and those that the pages of the runbook call. */
const PACKAGES: Readonly<Record<string, string>> = {
  prometheus: 'prometheus',
  promtool: 'prometheus',
  'prometheus-alertmanager': 'prometheus-alertmanager',
  amtool: 'prometheus-alertmanager',
  'prometheus-node-exporter': 'prometheus-node-exporter',
  'prometheus-postgres-exporter': 'prometheus-postgres-exporter',
  'prometheus-redis-exporter': 'prometheus-redis-exporter',
  'prometheus-blackbox-exporter': 'prometheus-blackbox-exporter',
  'redis-server': 'redis-server',
  nginx: 'nginx',
  pgbackrest: 'pgbackrest',
  pg_createcluster: 'postgresql',
  etcd: 'etcd-server',
  haproxy: 'haproxy',
  // And what it asks etcd through, which its package only recommends.
  patroni: 'patroni python3-etcd',
  dockerd: 'docker.io',
  docker: 'docker.io',
  debootstrap: 'debootstrap',
  openssl: 'openssl',
  bash: 'bash',
  curl: 'curl',
  du: 'coreutils',
  jq: 'jq',
  psql: 'postgresql-client',
  'redis-cli': 'redis-tools',
  top: 'procps',
  ip: 'iproute2',
  nsenter: 'util-linux',
  runuser: 'util-linux',
  unshare: 'util-linux',
};

/** What one test alone needs, or the fault suite. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'pgbackrest',
  'pg_createcluster',
  'etcd',
  'haproxy',
  'patroni',
  'dockerd',
  'docker',
  'debootstrap',
]);
const OUR_PROGRAMS = Object.keys(PACKAGES).filter((program) => !OF_OTHERS.has(program));

/** Installs what is missing of the programs that these tests run, or of others. Throws with one sentence where that may not be. */
export async function installPrograms(programs: readonly string[] = OUR_PROGRAMS): Promise<void> {
  const missing = missingPackages(programs);
  if (missing.length === 0) return;
  const needed = `This needs ${missing.join(', ')}`;
  if (findProgram('apt-get') === undefined)
    throw new Error(`${needed}: install them, and run this again. Only with apt-get it is done here.`);
  const apt = [
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'RUNLEVEL=1',
    'apt-get',
    '-o',
    'DPkg::Lock::Timeout=120',
  ];
  try {
    await asRoot([...apt, '-qq', 'update']);
    await asRoot([...apt, '-qq', 'install', '-y', '--no-install-recommends', ...missing]);
  } catch (err) {
    throw new Error(`${needed}: "apt-get install ${missing.join(' ')}" as root brings them.`, { cause: err });
  }
  const stillMissing = missingPackages(programs);
  if (stillMissing.length > 0) throw new Error(`${stillMissing.join(', ')} did not bring their programs.`);
}

/** Runs a command as root: as this process where it is root, else through sudo without a password. */
export async function asRoot([command = '', ...args]: string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  await run(isRoot ? command : 'sudo', isRoot ? args : ['-n', command, ...args]);
}

export function pathOf(program: string): string {
  const path = findProgram(program);
  if (path === undefined) throw new Error(`There is no ${program} on this machine.`);
  return path;
}

function missingPackages(programs: readonly string[]): string[] {
  const missing = programs.filter((program) => findProgram(program) === undefined);
  return [...new Set(missing.flatMap((program) => (PACKAGES[program] ?? program).split(' ')))];
}

function findProgram(program: string): string | undefined {
  return PLACES.map((place) => join(place, program)).find((path) => existsSync(path));
}
