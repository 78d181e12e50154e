import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './places.ts';
import { pathOf } from './programs.ts';
import { placeOfOwnCommand } from './run-command.ts';

/** A server of Debian with its PostgreSQL, as far as its files, its ports and `systemctl restart` go: those of the machine are not touched. */
export interface DebianHouse {
  folder: string;
  /** The newest PostgreSQL that is installed. */
  version: string;
  /** Runs what root types there. Gives what it prints; thrown with what it complains of. */
  run(text: string, input?: string, env?: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

const run = promisify(execFile);
const PATIENCE_MS = 120_000;

/** What is of the machine is laid under what is of the house, in a namespace of its own for files and one for the network. */
const FURNISH = `
set -eu
ip link set lo up
cp -a /etc "$HOUSE/etc"
rm -rf "$HOUSE"/etc/postgresql/* "$HOUSE"/etc/pgbackrest*
mount --bind "$HOUSE/etc" /etc
for place in /var/lib/postgresql /var/lib/pgbackrest /var/log/postgresql /run/postgresql; do
  mkdir -p "$HOUSE$place"
  chown postgres:postgres "$HOUSE$place"
  chmod 755 "$HOUSE$place"
  mount --bind "$HOUSE$place" "$place"
done
`;

/** There is no systemd here; what it would start is the same. */
const SYSTEMCTL = `#!/bin/sh
test "$1" = restart || exit 64
cluster=\${2#postgresql@}
exec pg_ctlcluster "\${cluster%-*}" "\${cluster#*-}" restart
`;

export async function openDebianHouse(): Promise<DebianHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-house-'));
  // Its database is no root.
  await chmod(folder, 0o755);
  const bin = await placeOfOwnCommand(folder);
  await writeFile(join(bin, 'systemctl'), SYSTEMCTL, { mode: 0o755 });
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const { holder, pid } = await holdNamespaces(asRoot);
  const enter = [pathOf('nsenter'), `--target=${pid}`, '--mount', '--net', `--wd=${ROOT}`];
  const inside = [...asRoot, ...enter, '--', 'env', '-i'];
  const path = `PATH=${bin}:${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
  const house: DebianHouse = {
    folder,
    version: await newestPostgres(),
    run: (text, input = '', env = {}) => {
      const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
      const shell = ['bash', '--norc', '-euo', 'pipefail', '-c', text];
      return runWith(input, [...inside, path, `HOME=${folder}`, `HOUSE=${folder}`, ...settings, ...shell]);
    },
    async close() {
      await house.run(
        'pg_lsclusters -h | while read v n _; do pg_ctlcluster "$v" "$n" stop -m immediate; done',
      );
      const gone = once(holder, 'exit');
      await runWith('', [...asRoot, 'kill', pid]);
      await gone;
      await runWith('', [...asRoot, 'rm', '-rf', folder]);
    },
  };
  await house.run(FURNISH);
  return house;
}

/** As long as this process is there, so are they. */
async function holdNamespaces(asRoot: readonly string[]): Promise<{ holder: ChildProcess; pid: string }> {
  const words = [pathOf('unshare'), '--mount', '--net', 'sh', '-c', 'echo $$; exec sleep infinity'];
  const [command = '', ...args] = asRoot.concat(words);
  const holder = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(holder.stdout, 'data')) as [Buffer];
  return { holder, pid: String(said).trim() };
}

async function newestPostgres(): Promise<string> {
  const versions = (await readdir('/usr/lib/postgresql')).map(Number).filter((version) => version > 0);
  return String(Math.max(...versions));
}

async function runWith(input: string, [command = '', ...args]: string[]): Promise<string> {
  const running = run(command, args, { cwd: ROOT, timeout: PATIENCE_MS });
  // What does not read it may be through before it is written.
  running.child.stdin?.on('error', () => {});
  running.child.stdin?.end(input);
  return (await running).stdout.trim();
}
