import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a process under test has of the test's own surroundings: where programs are, and where code that was compiled once is kept. */
export const INHERITED: Readonly<Record<string, string>> = Object.fromEntries(
  ['PATH', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

/** Waits until `url` answers with success. Throws when the process ends before that, or after a minute. */
export async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadlineMs = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadlineMs) {
    if (child.exitCode !== null) throw new Error(`The process ended with code ${child.exitCode}`);
    // A process says nothing of being ready, so it is asked; a refused connection only means "not yet", and the deadline decides.
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`${url} did not answer within ${READY_TIMEOUT_MS / 1000} seconds`);
}

/** Asks a process to end, where it has not, and waits until it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
