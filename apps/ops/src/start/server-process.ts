import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { OperatorError } from '../operator-error.ts';
import type { Environment } from '../config/config.ts';

export interface ServerProcess {
  /** Resolves, with how it ended, once the server is gone. */
  ended: Promise<string>;
  /** Asks the server to finish what it is doing, and waits until it is gone. */
  drain(): Promise<void>;
}

const pollMs = 50;
const answerTimeoutMs = 5_000;
const readyTimeoutMs = 60_000;
const drainTimeoutMs = 30_000;

/**
 * Starts the server with this Node, in its own session: Ctrl-C reaches this command alone, which then drains it in order.
 * The closing of its IPC channel tells it that this command is gone.
 */
export function spawnServer(entry: string, env: Environment, nodeArgs: string[] = []): ServerProcess {
  const child = spawn(process.execPath, [...nodeArgs, entry], {
    cwd: dirname(entry),
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return { ended: describeEnd(child), drain: () => drain(child) };
}

/** Lets the server read its settings, and nothing else. Throws OperatorError with its words when one cannot be used. */
export async function checkServerConfig(entry: string, env: Environment): Promise<void> {
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const words: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new OperatorError(Buffer.concat(words).toString('utf8').trim());
}

async function describeEnd(child: ChildProcess): Promise<string> {
  const [code, signal] = await once(child, 'exit');
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}

async function drain(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const lastResort = setTimeout(() => child.kill('SIGKILL'), drainTimeoutMs);
  await gone;
  clearTimeout(lastResort);
}

/** Waits until the server says that it can serve. Throws OperatorError when it does not come up. */
export async function waitUntilReady(host: string, port: number, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs;
  while (!(await isHealthy(host, port))) {
    signal.throwIfAborted();
    if (Date.now() > deadline) {
      throw new OperatorError(`The server did not become ready within ${readyTimeoutMs / 1_000} seconds.`);
    }
    await pause(pollMs);
  }
}

/** Where this machine reaches a server that listens on `host`. */
export function addressOf(host: string, port: number): string {
  const isAnywhere = host === '0.0.0.0' || host === '::';
  const reached = isAnywhere ? '127.0.0.1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}

function isHealthy(host: string, port: number): Promise<boolean> {
  const options = { agent: false, timeout: answerTimeoutMs };
  return new Promise((resolve) => {
    const request = get(`${addressOf(host, port)}/health`, options, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
    });
    request.once('timeout', () => request.destroy());
    // Not listening yet, or ending while it was asked.
    request.once('close', () => resolve(false));
    request.on('error', () => resolve(false));
  });
}
