import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findProgram } from './find-program.ts';
import { findFreePort } from './free-port.ts';
import { endGuarded, launchGuarded } from './guarded-program.ts';

export interface TestRedis {
  url: string;
  /** Of the process that answers now. */
  pid(): number;
  /** It takes connections and answers nothing, as a server that hangs. */
  hang(): void;
  /** Goes on after `hang`. */
  wake(): void;
  /** It has forgotten everything and keeps nothing new: writes are refused, reads are answered. */
  fill(): Promise<void>;
  /** Takes what it is given again, after `fill`. */
  makeRoom(): Promise<void>;
  /** Gone at once, as after a power cut. */
  kill(): Promise<void>;
  /** Empty, at the same address, after `kill`. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const READY = 'Ready to accept connections';

/** A Redis of its own on a free port of this machine that keeps nothing, behind a password. */
export async function startTestRedis(): Promise<TestRedis> {
  const program = await findProgram('redis-server');
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-redis-'));
  const port = await findFreePort();
  const password = randomBytes(16).toString('hex');
  const configPath = join(folder, 'redis.conf');
  const settings = ['bind 127.0.0.1', `port ${port}`, `requirepass ${password}`, 'save ""', 'appendonly no'];
  await writeFile(configPath, [...settings, `dir ${folder}`].join('\n'), { mode: 0o600 });
  const launch = () => launchGuarded({ program, args: [configPath], ready: READY });
  const say = (...commands: string[]) => sayTo(port, [`AUTH ${password}`, ...commands]);
  let running = await launch();
  return {
    url: `redis://:${password}@127.0.0.1:${port}/0`,
    pid: () => running.pid,
    hang: () => void process.kill(running.pid, 'SIGSTOP'),
    wake: () => void process.kill(running.pid, 'SIGCONT'),
    fill: () => say('CONFIG SET maxmemory-policy noeviction', 'CONFIG SET maxmemory 1', 'FLUSHALL'),
    makeRoom: () => say('CONFIG SET maxmemory 0'),
    kill: () => endGuarded(running),
    async restart() {
      running = await launch();
    },
    async stop() {
      await endGuarded(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As somebody at a terminal would. */
async function sayTo(port: number, commands: readonly string[]): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  for (const command of commands) {
    socket.write(`${command}\r\n`);
    const { value } = await lines.next();
    if (value !== '+OK') throw new Error(`Redis did not take ${command.split(' ')[0]}: ${value}`);
  }
  socket.destroy();
}
