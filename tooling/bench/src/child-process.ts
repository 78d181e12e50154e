import { spawn } from 'node:child_process';
import { endChild, untilReady } from '@earntrack/testkit/child-process';
import { findFreePort } from '@earntrack/testkit/free-port';

export interface Child {
  baseUrl: string;
  /** Of the process. */
  pid: number;
  stop(): Promise<void>;
}

/** Runs a script in a process of its own, on loopback, and waits until `readyPath` answers. */
export async function startChild(
  script: string,
  { readyPath, env }: { readyPath: string; env: Record<string, string> },
): Promise<Child> {
  const port = await findFreePort();
  const own = { HOST: '127.0.0.1', PORT: String(port), NODE_ENV: 'production', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [...process.execArgv, script], {
    env: { ...process.env, ...own, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // However the bench ends, nothing of it stays behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const baseUrl = `http://127.0.0.1:${port}`;
  const stop = () => endChild(child);
  try {
    await untilReady(child, `${baseUrl}${readyPath}`);
  } catch (err) {
    await stop();
    throw err;
  }
  return { baseUrl, pid: child.pid ?? 0, stop };
}
