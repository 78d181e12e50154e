import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { INHERITED } from '@earntrack/testkit/child-process';
import { installPrograms, pathOf } from './programs.ts';

const run = promisify(execFile);
const PATIENCE_MS = 60_000;
const POLL_MS = 200;

export interface ContainerEngine {
  /** What a docker client needs to reach it. */
  env: Record<string, string>;
  /** Where it keeps everything. */
  folder: string;
  stop(): Promise<void>;
}

/**
 * An engine of its own by Debian's docker.io, without a network: the bridges and the firewall of this machine stay as they are. Throws
 * a sentence where it does not start. Needs root.
 */
export async function openContainerEngine(): Promise<ContainerEngine> {
  await installPrograms(['dockerd', 'docker', 'debootstrap']);
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-engine-'));
  const socket = `unix://${join(folder, 'docker.sock')}`;
  const daemon = spawn(pathOf('dockerd'), argsOf(folder, socket), {
    env: INHERITED,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [daemon.stdout, daemon.stderr])
    stream.on('data', (data: Buffer) => lines.push(String(data)));
  const ended = once(daemon, 'exit');
  const stop = async () => {
    if (daemon.exitCode === null) daemon.kill('SIGTERM');
    await ended;
    // The one thing that it leaves mounted: the network of this machine, by name.
    await run('umount', [join(folder, 'exec/netns/default')]).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  // It is older than the builder that clients ask for by themselves.
  const env = { DOCKER_HOST: socket, DOCKER_BUILDKIT: '0' };
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(env))) {
    if (daemon.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`An engine does not start here: ${lines.join('').trim().split('\n').at(-1)}`);
    }
    await pause(POLL_MS);
  }
  return { env, folder, stop };
}

function argsOf(folder: string, socket: string): string[] {
  return [
    `--host=${socket}`,
    `--data-root=${join(folder, 'data')}`,
    `--exec-root=${join(folder, 'exec')}`,
    `--pidfile=${join(folder, 'docker.pid')}`,
    '--bridge=none',
    '--iptables=false',
    '--ip6tables=false',
  ];
}

async function answers(env: Record<string, string>): Promise<boolean> {
  try {
    await run(pathOf('docker'), ['info'], { env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
}
