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
  /** The digest of an image that another one begins with; it is fetched where it is not here. */
  digestOf(image: string): Promise<string>;
  labelOf(tag: string, label: string): Promise<string>;
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
  async digestOf(image) {
    const here = await outputOf(['docker', 'image', 'ls', '--quiet', image]);
    if (here.trim() === '') await runToEnd(['docker', 'pull', '--quiet', image]);
    // What never was in a registry has no digest there, and is named by its own.
    const form = '{{if .RepoDigests}}{{index .RepoDigests 0}}{{else}}{{.Id}}{{end}}';
    return digestIn(await outputOf(['docker', 'image', 'inspect', '--format', form, image]));
  },
  labelOf: (tag, label) =>
    trimmed(['docker', 'image', 'inspect', '--format', `{{index .Config.Labels "${label}"}}`, tag]),
  // Its client passes the signal on to the first process.
  askToEnd: (child) => void child.kill('SIGTERM'),
};

/** Without a daemon, also where there are no namespaces; its root is not read-only then, but belongs to somebody else. */
const buildah: Engine = {
  build: (tag, how) => ['buildah', 'build', '--format=docker', ...buildOptions(tag, how)],
  prepare: (tag) => trimmed(['buildah', 'from', tag]),
  run: (container, { env, command }) => [
    'buildah',
    'run',
    ...flags('--env', env),
    container,
    '--',
    ...command,
  ],
  async digestOf(image) {
    await runToEnd(['buildah', 'pull', '--quiet', '--policy=missing', image]);
    const form = '{{.FromImageDigest}}';
    return digestIn(await outputOf(['buildah', 'inspect', '--type=image', '--format', form, image]));
  },
  labelOf: (tag, label) =>
    trimmed([
      'buildah',
      'inspect',
      '--type=image',
      '--format',
      `{{index .OCIv1.Config.Labels "${label}"}}`,
      tag,
    ]),
  askToEnd: (child) =>
    void spawn('pkill', ['-TERM', '--session', String(child.pid), '--full', '^[^ ]*node apps/server/']),
};

export const ENGINES: Readonly<Record<string, Engine>> = { docker, buildah };

/** The one that EARNTRACK_ENGINE names; undefined where that is none. */
export function engineOfHere(): Engine | undefined {
  return ENGINES[process.env['EARNTRACK_ENGINE'] ?? 'docker'];
}

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

async function trimmed(command: string[]): Promise<string> {
  return (await outputOf(command)).trim();
}

function digestIn(text: string): string {
  const [digest] = /sha256:[0-9a-f]{64}/.exec(text) ?? [];
  if (digest === undefined) throw new Error(`No digest is told: ${text.trim()}`);
  return digest;
}

/** What a command says to its end, by itself. Throws when that is not a good one. */
export async function outputOf([program = '', ...args]: string[]): Promise<string> {
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return Buffer.concat(chunks).toString('utf8');
}
