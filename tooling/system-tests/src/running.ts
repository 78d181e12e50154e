import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { INHERITED, untilReady } from '@earntrack/testkit/child-process';

export interface Running {
  process: ChildProcess;
  /** Hangs: it holds what it has, and answers nothing. */
  hang(): void;
  /** Goes on after `hang`. */
  wake(): void;
  /** What it wrote so far. */
  output(): string;
  /** Gone at once, as after a power cut. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface Start {
  command: string;
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
  /** Whether it can be told something while it runs. */
  hears?: boolean;
  /** Answers with success once it is ready. */
  readyUrl: string;
}

/** Starts a program and waits until it answers. */
export async function startProgram({
  command,
  args,
  env = {},
  cwd,
  hears = false,
  readyUrl,
}: Start): Promise<Running> {
  const child = spawn(command, args, {
    env: { ...INHERITED, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(hears ? (['ipc'] as const) : [])],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => chunks.push(String(data)));
  const output = () => chunks.join('');
  const running = {
    process: child,
    output,
    hang: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
  await untilReady(child, readyUrl).catch(async (err: unknown) => {
    await running.kill();
    throw new Error(`${command} did not start:\n${output()}`, { cause: err });
  });
  return running;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  // What hangs hears no other signal.
  child.kill('SIGCONT');
  await gone;
}
