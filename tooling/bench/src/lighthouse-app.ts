import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { endChild, untilReady } from '@earntrack/testkit/child-process';
import { findFreePort } from '@earntrack/testkit/free-port';
import { builtPages } from './built-pages.ts';

const ROOT = join(import.meta.dirname, '../../..');
const EARNINGS = 60;
const DAY_MS = 86_400_000;

/** The built application on loopback with somebody in it who has earned on sixty days. */
export async function startApp() {
  const pages = await builtPages();
  const database = await startThrowawayPostgres();
  await migrateUp(database.url);
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const settings = { DATABASE_URL: database.url, PORT: String(port), PUBLIC_URL: url, REGISTRATION: 'open' };
  const server = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts')], {
    env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'error', WEB_DIST: pages, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  endWithUs(server);
  const stop = async () => {
    await endChild(server);
    await database.stop();
  };
  try {
    await untilReady(server, `${url}/health/ready`);
    return { url, cookie: await fill(url), stop };
  } catch (err) {
    await stop();
    throw err;
  }
}

/** Lighthouse may end this process by a rejection that nobody can catch; nothing stays behind then. */
export function endWithUs(child: ChildProcess): void {
  process.once('exit', () => child.kill('SIGKILL'));
}

/** Answers with the cookie of the person. */
async function fill(url: string): Promise<string> {
  const settings = { timeZone: 'UTC', currency: 'USD', locale: 'en-US', weekStart: 1 };
  const person = { email: `${randomUUID()}@example.com`, password: randomUUID(), ...settings };
  const registered = await call(url, { procedure: 'auth.register', input: person });
  const cookie = registered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const platform = { id: randomUUID(), name: 'Shop', kind: 'freelance', colour: 1, currency: 'USD' };
  await call(url, { procedure: 'platforms.create', input: platform, cookie });
  for (let index = 0; index < EARNINGS; index += 1) {
    const earnedOn = new Date(Date.now() - index * DAY_MS).toISOString().slice(0, 10);
    const hours = { clock: 'online', seconds: 3600 * (2 + (index % 5)) };
    const components = { base: String(60 + (index % 37)) };
    const input = { id: randomUUID(), platformId: platform.id, earnedOn, currency: 'USD', components, hours };
    await call(url, { procedure: 'earnings.create', input, cookie });
  }
  return cookie;
}

interface Call {
  procedure: string;
  input: unknown;
  cookie?: string;
}

async function call(url: string, { procedure, input, cookie = '' }: Call): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url, cookie };
  const answer = await fetch(`${url}/trpc/${procedure}`, {
    method: 'POST',
    headers: { ...headers, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${procedure}: ${await answer.text()}`);
  return answer;
}
