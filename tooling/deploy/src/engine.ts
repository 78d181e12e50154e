import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from './root.ts';

export interface Run {
  env: Record<string, string>;
  command: string[];
}

export interface Build {
  args: Record<string, string>;
  /** The network that it fetches packages over; the engine's own where none is named. */
  network: string | undefined;
}

/** What makes images and runs them; which one, EARNTRACK_ENGINE says. */
export interface Engine {
  build(tag: string, how: Build): string[];
  /** Prepares what `run` runs, and gives its name. */
  prepare(tag: string): Promise<string>;
  run(prepared: string, run: Run): string[];
  /** Has the first process of the container asked to end, as a platform does. */
  askToEnd(child: ChildProcess): void;
}

const docker: Engine = {
  build: (tag, how) => ['docker', 'build', ...buildOptions(tag, how)],
  prepare: (tag) => Promise.resolve(tag),
  run: (tag, { env, command }) => [
    'docker',
    'run',
    '--rm',
    '--network=host',
    '--read-only',
    '--tmpfs=/tmp',
    '--cap-drop=ALL',
    ...flags('--env', env),
    tag,
    ...command,
  ],
  // Its client passes the signal on to the first process.
  askToEnd: (child) => void child.kill('SIGTERM'),
};

/** Without a daemon, also where there are no namespaces; its root is not read-only then, but belongs to somebody else. */
const buildah: Engine = {
  build: (tag, how) => ['buildah', 'build', '--format=docker', ...buildOptions(tag, how)],
  prepare: async (tag) => (await outputOf(['buildah', 'from', tag])).trim(),
  run: (container, { env, command }) => [
    'buildah',
    'run',
    ...flags('--env', env),
    container,
    '--',
    ...command,
  ],
  askToEnd: (child) =>
    void spawn('pkill', ['-TERM', '--session', String(child.pid), '--full', '^[^ ]*node apps/server/']),
};

export const ENGINES: Readonly<Record<string, Engine>> = { docker, buildah };

function buildOptions(tag: string, { args, network }: Build): string[] {
  const over = network === undefined ? [] : [`--network=${network}`];
  return ['--file=docker/Dockerfile', `--tag=${tag}`, ...over, ...flags('--build-arg', args), '.'];
}

function flags(name: string, values: Record<string, string>): string[] {
  return Object.entries(values).map(([key, value]) => `${name}=${key}=${value}`);
}

/** Starts a command in a session of its own; what it says goes to the terminal. */
export function start([program = '', ...args]: string[]): ChildProcess {
  return spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
}

/** Runs a command to its end. Throws when that is not a good one. */
export async function runToEnd(command: string[]): Promise<void> {
  const code = await exitCodeOf(start(command));
  if (code !== 0) throw new Error(`${command.slice(0, 2).join(' ')} ended with ${code}`);
}

export async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

async function outputOf([program = '', ...args]: string[]): Promise<string> {
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return Buffer.concat(chunks).toString('utf8');
}
