import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findFreePort } from '@earntrack/testkit';
import { INHERITED } from '@earntrack/testkit/child-process';
import { vi } from 'vitest';
import { REGISTRATION } from './test-app.ts';

export interface ChildServer {
  process: ChildProcess;
  origin: string;
  /** What it wrote so far. */
  output(): string;
  /** Calls a procedure as a page of ours would; reads where there is no input. */
  call(path: string, input?: unknown, cookie?: string): Promise<Response>;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

const ENTRY = join(import.meta.dirname, '../main.ts');

/** A server in a process of its own; not waited for. */
export async function spawnServer(env: Record<string, string>): Promise<ChildServer> {
  const port = env['PORT'] ?? String(await findFreePort());
  const child = spawn(process.execPath, [ENTRY], {
    env: { ...INHERITED, PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => chunks.push(String(data)));
  const origin = `http://localhost:${port}`;
  return {
    process: child,
    origin,
    output: () => chunks.join(''),
    call: (path, input, cookie) => callProcedure({ port, origin, path, input, cookie }),
    ended: once(child, 'exit').then(([code, signal]: (number | string)[]) => code ?? signal ?? ''),
  };
}

/** A server that answers. */
export async function startServer(env: Record<string, string>): Promise<ChildServer> {
  const server = await spawnServer(env);
  await vi.waitFor(async () => {
    const response = await server.call('auth.session');
    if (!response.ok) throw new Error(await response.text());
  }, 45_000);
  return server;
}

/** Makes an account and gives the Cookie header of its session. */
export async function signUp(server: ChildServer): Promise<string> {
  const response = await server.call('auth.register', REGISTRATION);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

interface Call {
  port: string;
  origin: string;
  path: string;
  input: unknown;
  cookie: string | undefined;
}

function callProcedure({ port, origin, path, input, cookie }: Call): Promise<Response> {
  const url = `http://127.0.0.1:${port}/trpc/${path}`;
  const headers = { origin, 'content-type': 'application/json', ...(cookie ? { cookie } : {}) };
  return input === undefined
    ? fetch(url, { headers })
    : fetch(url, { method: 'POST', headers, body: JSON.stringify(input) });
}
