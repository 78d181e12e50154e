import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { INHERITED } from './child-process.ts';

/** A program that does not outlive whoever started it. */
export interface GuardedProgram {
  guard: ChildProcess;
  pid: number;
}

export interface GuardedStart {
  program: string;
  args: readonly string[];
  /** Part of the line that it writes once it is ready. */
  ready: string;
  /** Of this process without word. */
  account?: { uid: number; gid: number };
  /** What a shell does once it is gone: of what it started and what outlives it. */
  lastly?: string;
}

/** The guard's standard input closes when the process that asked is gone, however it went: then the program goes too. */
const GUARD_SCRIPT = `
trap '' INT HUP TERM
"$@" 2>&1 &
server=$!
echo "pid $server"
cat >/dev/null
kill -KILL $server
wait $server
eval "$LASTLY"
`;
const START_TIMEOUT_MS = 15_000;

/** Starts a program and waits for the line that says that it is ready. Throws with what it wrote where none comes. */
export async function launchGuarded({
  program,
  args,
  ready,
  account,
  lastly = '',
}: GuardedStart): Promise<GuardedProgram> {
  const guard = spawn('/bin/sh', ['-c', GUARD_SCRIPT, 'sh', program, ...args], {
    ...account,
    cwd: '/',
    env: { ...INHERITED, LASTLY: lastly },
    detached: true,
    // The shell's own words, that the server was killed among them, are no news.
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines: string[] = [];
  const patience = setTimeout(() => guard.stdin.end(), START_TIMEOUT_MS);
  try {
    for await (const line of createInterface(guard.stdout)) {
      lines.push(line);
      if (line.includes(ready)) return { guard, pid: Number(lines[0]?.replace('pid ', '')) };
    }
  } finally {
    clearTimeout(patience);
    // What it says from now on is read by nobody, and may not fill the pipe.
    guard.stdout.resume();
  }
  throw new Error(`${program} did not start:\n${lines.join('\n')}`);
}

/** Gone at once, as after a power cut. */
export async function endGuarded({ guard }: GuardedProgram): Promise<void> {
  if (guard.exitCode !== null || guard.signalCode !== null) return;
  const gone = once(guard, 'exit');
  guard.stdin?.end();
  await gone;
}
