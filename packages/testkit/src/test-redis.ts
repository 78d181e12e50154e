import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort } from './free-port.ts';
import { findRedisServer } from './redis-program.ts';

export interface TestRedis {
  url: string;
  /** It takes connections and answers nothing, as a server that hangs. */
  hang(): void;
  /** Goes on after `hang`. */
  wake(): void;
  /** Gone at once, as after a power cut. */
  kill(): Promise<void>;
  /** Empty, at the same address, after `kill`. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The guard's standard input closes when the process that asked is gone, however it went: then the server goes too. */
const GUARD_SCRIPT = `
trap '' INT HUP TERM
"$@" 2>&1 &
server=$!
echo "pid $server"
cat >/dev/null
kill -KILL $server
wait $server
`;
const READY = 'Ready to accept connections';
const START_TIMEOUT_MS = 15_000;

/** A Redis of its own on a free port of this machine that keeps nothing, behind a password. */
export async function startTestRedis(): Promise<TestRedis> {
  const program = await findRedisServer();
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-redis-'));
  const port = await findFreePort();
  const password = randomBytes(16).toString('hex');
  const configPath = join(folder, 'redis.conf');
  const settings = ['bind 127.0.0.1', `port ${port}`, `requirepass ${password}`, 'save ""', 'appendonly no'];
  await writeFile(configPath, [...settings, `dir ${folder}`].join('\n'), { mode: 0o600 });
  let running = await launch(program, configPath);
  return {
    url: `redis://:${password}@127.0.0.1:${port}/0`,
    hang: () => void process.kill(running.pid, 'SIGSTOP'),
    wake: () => void process.kill(running.pid, 'SIGCONT'),
    kill: () => end(running),
    async restart() {
      running = await launch(program, configPath);
    },
    async stop() {
      await end(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Running {
  guard: ChildProcess;
  pid: number;
}

async function launch(program: string, configPath: string): Promise<Running> {
  const guard = spawn('/bin/sh', ['-c', GUARD_SCRIPT, 'sh', program, configPath], {
    detached: true,
    // The shell's own words, that the server was killed among them, are no news.
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines: string[] = [];
  const patience = setTimeout(() => guard.stdin.end(), START_TIMEOUT_MS);
  try {
    for await (const line of createInterface(guard.stdout)) {
      lines.push(line);
      if (line.includes(READY)) return { guard, pid: Number(lines[0]?.replace('pid ', '')) };
    }
  } finally {
    clearTimeout(patience);
    // What it says from now on is read by nobody, and may not fill the pipe.
    guard.stdout.resume();
  }
  throw new Error(`Redis did not start:\n${lines.join('\n')}`);
}

async function end({ guard }: Running): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  const gone = once(guard, 'exit');
  guard.stdin?.end();
  await gone;
}
