import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';

const ROOT = join(import.meta.dirname, '../../..');
const WEB_DIST = join(ROOT, 'apps/web/dist');
const READY_MS = 60_000;
const EARNINGS = 60;
const DAY_MS = 86_400_000;

/** The built application on loopback with somebody in it who has earned on sixty days. */
export async function startApp() {
  if (!existsSync(join(WEB_DIST, 'index.html'))) {
    throw new Error('The app is not built. Run: npx pnpm --filter @earntrack/web build');
  }
  const database = await startThrowawayPostgres();
  await migrateUp(database.url);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = { DATABASE_URL: database.url, PORT: String(port), PUBLIC_URL: url, REGISTRATION: 'open' };
  const server = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts')], {
    env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'error', WEB_DIST, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  endWithUs(server);
  const stop = async () => {
    await end(server);
    await database.stop();
  };
  try {
    await untilAnswered(`${url}/health/ready`);
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

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

export async function untilAnswered(url: string): Promise<void> {
  const deadlineMs = Date.now() + READY_MS;
  while (Date.now() < deadlineMs) {
    // A refused connection only means "not yet"; the deadline decides.
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port');
  return address.port;
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
