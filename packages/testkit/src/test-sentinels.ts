import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledFile } from './filled-file.ts';
import { findProgram } from './find-program.ts';
import { findFreePort } from './free-port.ts';
import { endGuarded, type GuardedProgram, launchGuarded } from './guarded-program.ts';

export interface TestSentinels {
  /** What the server is told: the name of the master, its password and where the Sentinels are. */
  settings: { REDIS_ENABLED: 'true'; REDIS_URL: string; REDIS_SENTINELS: string };
  /** The one that is the master at the beginning is gone at once. */
  killFirst(): Promise<void>;
  /** Of the one that is the replica at the beginning. */
  secondUrl: string;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const SENTINELS = 3;

/** Two Redis and three Sentinels with the files of production, on free ports of this machine. */
export async function startTestSentinels(): Promise<TestSentinels> {
  const program = await findProgram('redis-server');
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-sentinels-'));
  const password = randomBytes(16).toString('hex');
  const running: GuardedProgram[] = [];
  const ports: number[] = [];
  const launch = async (name: string, config: string, ready: string, args: string[] = []) => {
    await writeFile(join(folder, name, 'conf'), config, { mode: 0o600 });
    running.push(await launchGuarded({ program, args: [join(folder, name, 'conf'), ...args], ready }));
  };
  const place = async (name: string) => {
    await mkdir(join(folder, name));
    const port = await findFreePort();
    ports.push(port);
    return { port, folder: join(folder, name) };
  };
  const stop = async () => {
    await Promise.all(running.map(endGuarded));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const name of ['first', 'second']) {
      const own = await place(name);
      const config = await filledFile('ha/redis.conf', {
        REDIS_ADDRESS: HOST,
        REDIS_PORT: own.port,
        REDIS_FOLDER: own.folder,
        REDIS_PASSWORD: password,
      });
      const follows = name === 'second' ? `replicaof ${HOST} ${ports[0]}\n` : '';
      await launch(name, config + follows, name === 'second' ? 'Finished with success' : 'Ready to accept');
    }
    for (let count = 0; count < SENTINELS; count += 1) {
      const own = await place(`sentinel-${count}`);
      const config = await filledFile('ha/sentinel.conf', {
        SENTINEL_ADDRESS: HOST,
        SENTINEL_PORT: own.port,
        SENTINEL_FOLDER: own.folder,
        REDIS_PASSWORD: password,
        REDIS_FIRST_ADDRESS: HOST,
        REDIS_FIRST_PORT: ports[0] ?? 0,
      });
      await launch(`sentinel-${count}`, config, '+monitor master', ['--sentinel']);
    }
  } catch (err) {
    await stop();
    throw err;
  }
  const [, , ...sentinels] = ports.map((port) => `${HOST}:${port}`);
  return {
    settings: {
      REDIS_ENABLED: 'true',
      REDIS_URL: `redis://:${password}@earntrack/0`,
      REDIS_SENTINELS: sentinels.join(','),
    },
    killFirst: () => endGuarded(running[0] as GuardedProgram),
    secondUrl: `redis://:${password}@${HOST}:${ports[1]}/0`,
    stop,
  };
}
