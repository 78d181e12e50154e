import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { findFreePort } from '@earntrack/testkit/free-port';
import { startTestRedis } from '@earntrack/testkit/test-redis';
import { writeNginxFolder } from './nginx-config.ts';
import { DOCKER, ROOT } from './places.ts';
import { pathOf } from './programs.ts';
import { type Running, startProgram } from './running.ts';

type Environment = Readonly<Record<string, string>>;

/** One of the two, wherever it stands in its life. */
export interface Instance {
  url: string;
  /** Asks it to end and waits for it, with what it answered about being ready meanwhile, and how it ended. */
  leave(): Promise<{ readiness: number; exitCode: number | null }>;
  kill(): Promise<void>;
  /** Of this release, or of another whose tree is given. */
  start(env: Environment, root?: string): Promise<void>;
}

export interface Pair {
  /** Of nginx. */
  origin: string;
  databaseUrl: string;
  instances: readonly Instance[];
  stop(): Promise<void>;
}

/** Whoever plays many people at once would meet the limits of one. */
const NO_LIMITS = { RATE_LIMIT_PER_MINUTE: '100000000', RATE_LIMIT_GUEST_PER_MINUTE: '100000000' };

/** Two instances behind nginx with a Redis between them, from the files of production. */
export async function startPair(
  envOf: (databaseUrl: string) => Promise<Environment>,
  root = ROOT,
): Promise<Pair> {
  const ends = new AsyncDisposableStack();
  const stop = () => ends.disposeAsync();
  try {
    const folder = await mkdtemp(join(tmpdir(), 'earntrack-pair-'));
    ends.defer(() => rm(folder, { recursive: true, force: true }));
    // The workers of nginx are no root.
    await chmod(folder, 0o711);
    const database = await startAppDatabase();
    ends.defer(() => database.stop());
    const redis = await startTestRedis();
    ends.defer(() => redis.stop());
    const shared = { REDIS_ENABLED: 'true', REDIS_URL: redis.url };
    const first = { shared, env: await envOf(database.url), root };
    const { origin, instances } = await startBehindNginx(first, { folder, ends });
    return { origin, databaseUrl: database.url, instances, stop };
  } catch (err) {
    await stop();
    throw err;
  }
}

interface Ground {
  /** That the workers of nginx may enter. */
  folder: string;
  /** Takes what ends what was started. */
  ends: AsyncDisposableStack;
}

interface Beginning {
  /** Of every life of both. */
  shared: Environment;
  /** Of the first life alone: `start` is given those of the next. */
  env: Environment;
  root: string;
}

/** Two instances behind nginx, which are told where their database and Redis are. */
export async function startBehindNginx(
  { shared: given, ...first }: Beginning,
  { folder, ends }: Ground,
): Promise<Pick<Pair, 'origin' | 'instances'>> {
  const front = await findFreePort();
  const origin = `http://127.0.0.1:${front}`;
  const shared = { PUBLIC_URL: origin, ...given, ...(await settingsOfProduction()) };
  const instances = await Promise.all([startInstance(shared, first), startInstance(shared, first)]);
  for (const instance of instances) ends.defer(() => instance.kill());
  const nginx = await startNginx(join(folder, 'nginx'), front, instances);
  ends.defer(() => nginx.stop());
  return { origin, instances };
}

/** What production sets for instances behind nginx and would decide whether anybody notices that one leaves. */
async function settingsOfProduction(): Promise<Environment> {
  const text = await readFile(join(DOCKER, 'compose.scaled.yaml'), 'utf8');
  const valueOf = (name: string) => {
    const value = new RegExp(`^ +${name}: "(\\d+)"$`, 'm').exec(text)?.[1];
    if (value === undefined) throw new Error(`docker/compose.scaled.yaml sets no ${name}.`);
    return value;
  };
  return { TRUST_PROXY: valueOf('TRUST_PROXY'), SHUTDOWN_LEAD_MS: valueOf('SHUTDOWN_LEAD_MS') };
}

async function startInstance(shared: Environment, first: Pick<Beginning, 'env' | 'root'>): Promise<Instance> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { ...shared, ...NO_LIMITS, PORT: String(port) };
  const run = (env: Environment, root: string): Promise<Running> =>
    startProgram({
      command: process.execPath,
      args: [join(root, 'apps/server/src/main.ts')],
      env: { WEB_DIST: 'none', LOG_LEVEL: 'warn', ...settings, ...env },
      readyUrl: `${url}/health/ready`,
    });
  let running = await run(first.env, first.root);
  return {
    url,
    async leave() {
      const gone = once(running.process, 'exit') as Promise<[number | null]>;
      running.process.kill('SIGTERM');
      const readiness = await untilUnready(url);
      const [exitCode] = await gone;
      return { readiness, exitCode };
    },
    kill: () => running.kill(),
    async start(env, root = ROOT) {
      running = await run(env, root);
    },
  };
}

/** The first answer that is no yes; 0 where it went away without having said so. */
async function untilUnready(url: string): Promise<number> {
  for (;;) {
    const status = await fetch(`${url}/health/ready`).then(
      (response) => response.status,
      () => 0,
    );
    if (status !== 200) return status;
  }
}

function startNginx(folder: string, port: number, instances: readonly Instance[]): Promise<Running> {
  const servers = instances.map(({ url }) => new URL(url).host);
  return writeNginxFolder(folder, { port, servers }).then(() =>
    startProgram({
      command: pathOf('nginx'),
      args: ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'],
      readyUrl: `http://127.0.0.1:${port}/health/ready`,
    }),
  );
}
