import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { filledFile } from './filled-file.ts';
import { findProgram } from './find-program.ts';
import { findFreePort } from './free-port.ts';
import { endGuarded, type GuardedProgram, launchGuarded } from './guarded-program.ts';

export interface TestSentinels {
  /** What the server is told: the name of the master, its password and where the Sentinels are. */
  settings: { REDIS_ENABLED: 'true'; REDIS_URL: string; REDIS_SENTINELS: string };
  /** The one that is the master now is gone at once. Gives the address of the other one. */
  killMaster(): Promise<string>;
  /** Starts the one that was killed, and waits until it follows the other. */
  heal(): Promise<void>;
  stop(): Promise<void>;
}

type Role = 'master' | 'slave';

interface Part {
  port: number;
  running: GuardedProgram | null;
  launch(): Promise<GuardedProgram>;
}

interface Plan {
  program: string;
  folder: string;
  password: string;
}

const HOST = '127.0.0.1';
const READY = { redis: 'Ready to accept', sentinel: '+monitor master' };
const HEALED_WITHIN_MS = 60_000;
const LOOK_MS = 100;

/** Two Redis and three Sentinels with the files of production, on free ports of this machine. */
export async function startTestSentinels(): Promise<TestSentinels> {
  const program = await findProgram('redis-server');
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-sentinels-'));
  const plan = { program, folder, password: randomBytes(16).toString('hex') };
  const parts: Part[] = [];
  const stop = async () => {
    await Promise.all(parts.map(kill));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const first = await placeRedis(plan, 'first', null);
    const pair = [first, await placeRedis(plan, 'second', first.port)];
    parts.push(...pair);
    for (const name of ['one', 'two', 'three']) parts.push(await placeSentinel(plan, name, first.port));
    for (const part of parts) part.running = await part.launch();
    await untilPaired(plan, pair);
    return { settings: settingsOf(plan, parts.slice(pair.length)), ...watched(plan, pair), stop };
  } catch (err) {
    await stop();
    throw err;
  }
}

function settingsOf({ password }: Plan, sentinels: readonly Part[]): TestSentinels['settings'] {
  return {
    REDIS_ENABLED: 'true',
    REDIS_URL: `redis://:${password}@earntrack/0`,
    REDIS_SENTINELS: sentinels.map(({ port }) => `${HOST}:${port}`).join(','),
  };
}

function watched(plan: Plan, pair: readonly Part[]): Pick<TestSentinels, 'killMaster' | 'heal'> {
  return {
    async killMaster() {
      const roles = await Promise.all(pair.map(({ port }) => roleOf(plan, port)));
      const master = pair[roles.indexOf('master')];
      const other = pair[roles.indexOf('slave')];
      if (master === undefined || other === undefined)
        throw new Error('There is no master with a replica: heal them first.');
      await kill(master);
      return `redis://:${plan.password}@${HOST}:${other.port}/0`;
    },
    async heal() {
      for (const part of pair) part.running ??= await part.launch();
      await untilPaired(plan, pair);
    },
  };
}

async function placeRedis(plan: Plan, name: string, follows: number | null): Promise<Part> {
  return place(plan, { name, ready: READY.redis, args: [] }, async (port, folder) => {
    const config = await filledFile('ha/redis.conf', {
      REDIS_ADDRESS: HOST,
      REDIS_PORT: port,
      REDIS_FOLDER: folder,
      REDIS_PASSWORD: plan.password,
    });
    return follows === null ? config : `${config}replicaof ${HOST} ${follows}\n`;
  });
}

async function placeSentinel(plan: Plan, name: string, first: number): Promise<Part> {
  return place(plan, { name, ready: READY.sentinel, args: ['--sentinel'] }, (port, folder) =>
    filledFile('ha/sentinel.conf', {
      SENTINEL_ADDRESS: HOST,
      SENTINEL_PORT: port,
      SENTINEL_FOLDER: folder,
      REDIS_PASSWORD: plan.password,
      REDIS_FIRST_ADDRESS: HOST,
      REDIS_FIRST_PORT: first,
    }),
  );
}

async function place(
  { program, folder }: Plan,
  { name, ready, args }: { name: string; ready: string; args: readonly string[] },
  configOf: (port: number, folder: string) => Promise<string>,
): Promise<Part> {
  const own = join(folder, name);
  await mkdir(own);
  const port = await findFreePort();
  const path = join(own, 'conf');
  await writeFile(path, await configOf(port, own), { mode: 0o600 });
  return { port, running: null, launch: () => launchGuarded({ program, args: [path, ...args], ready }) };
}

async function kill(part: Part): Promise<void> {
  if (part.running !== null) await endGuarded(part.running);
  part.running = null;
}

async function untilPaired(plan: Plan, pair: readonly Part[]): Promise<void> {
  const untilMs = performance.now() + HEALED_WITHIN_MS;
  for (;;) {
    const roles = await Promise.all(pair.map(({ port }) => roleOf(plan, port)));
    if (roles.includes('master') && roles.includes('slave')) return;
    if (performance.now() > untilMs)
      throw new Error(`No Redis followed the other within ${HEALED_WITHIN_MS} ms.`);
    await pause(LOOK_MS);
  }
}

/** Null where it does not answer, or follows and has not all of it yet. */
async function roleOf({ password }: Plan, port: number): Promise<Role | null> {
  const socket = connect(port, HOST);
  try {
    await once(socket, 'connect');
    let told = '';
    socket.on('data', (data) => (told += String(data)));
    socket.end(`AUTH ${password}\r\nROLE\r\nQUIT\r\n`);
    await once(socket, 'close');
    if (/\bmaster\b/.test(told)) return 'master';
    return /\bslave\b[^]*\bconnected\b/.test(told) ? 'slave' : null;
  } catch {
    return null;
  } finally {
    socket.destroy();
  }
}
