import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { findFreePort } from '@earntrack/testkit';
import { INHERITED } from '@earntrack/testkit/child-process';
import { vi } from 'vitest';
import { root } from '../root.ts';

const PAGE =
  '<!doctype html><div id="root"></div><script type="module" src="/assets/main-abc123.js"></script>';

export interface RealServer {
  origin: string;
  databaseUrl: string;
  /** Where it leaves the lines of its log. */
  logDir: string;
  /** A token of somebody who has an account there. */
  token: string;
  stop(): Promise<number | null>;
}

/** The server itself, in a process of its own, with a database, pages and files of log. */
export async function startRealServer(): Promise<RealServer> {
  const postgres = await startThrowawayPostgres({
    settings: { shared_preload_libraries: 'pg_stat_statements' },
  });
  await migrateUp(postgres.url);
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-operator-'));
  const port = await findFreePort();
  const logDir = join(folder, 'log');
  const child = spawn(process.execPath, [join(root, 'apps/server/src/main.ts')], {
    env: {
      ...INHERITED,
      PORT: String(port),
      DATABASE_URL: postgres.url,
      DB_SLOW_QUERY_MS: '0',
      WEB_DIST: makePages(folder),
      LOG_DIR: logDir,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const origin = `http://127.0.0.1:${port}`;
  await vi.waitFor(async () => fetch(`${origin}/health/live`), 45_000);
  return {
    origin,
    databaseUrl: postgres.url,
    logDir,
    token: await makeToken(origin),
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      await postgres.stop();
      return code;
    },
  };
}

export function forget({ logDir }: RealServer): void {
  rmSync(join(logDir, '..'), { recursive: true, force: true });
}

function makePages(folder: string): string {
  const pages = join(folder, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), PAGE);
  writeFileSync(join(pages, 'assets', 'main-abc123.js'), 'export {};');
  return pages;
}

async function makeToken(origin: string): Promise<string> {
  const registered = await call({ origin }, 'auth.register', {
    email: 'ada@example.org',
    password: 'correct horse battery',
    timeZone: 'Europe/Lisbon',
    currency: 'EUR',
    locale: 'en-GB',
    weekStart: 1,
  });
  const cookie = registered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const wanted = { id: crypto.randomUUID(), name: 'Smoke', scopes: ['read'], expiresInDays: 30 };
  const made = await call({ origin }, 'apiTokens.create', { ...wanted, headers: { cookie } });
  const { result } = (await made.json()) as { result: { data: { token: string } } };
  return result.data.token;
}

/** Calls a procedure as a page of the server itself would. */
export function call(
  { origin }: Pick<RealServer, 'origin'>,
  procedure: string,
  { headers = {}, ...input }: Record<string, unknown> & { headers?: Record<string, string> },
): Promise<Response> {
  return fetch(`${origin}/trpc/${procedure}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });
}
