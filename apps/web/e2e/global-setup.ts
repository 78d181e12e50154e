import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findFreePort } from '@earntrack/testkit';
import { startAppDatabase } from '@earntrack/testkit/app-database';

const ROOT = join(import.meta.dirname, '../../..');
const START_TIMEOUT_MS = 30_000;

/** The same accounts behind three doors: open, by invitation (the only one that sends mail), closed. */
const DOORS = {
  EARNTRACK_E2E_URL: 'open',
  EARNTRACK_E2E_INVITE_URL: 'invite',
  EARNTRACK_E2E_CLOSED_URL: 'closed',
} as const;

/** The built application on an empty database of its own; what is returned takes everything away again. */
export default async function setUp(): Promise<() => Promise<void>> {
  const database = await startAppDatabase();
  process.env['EARNTRACK_E2E_DATABASE_URL'] = database.url;
  const smtpPort = await findFreePort();
  process.env['EARNTRACK_E2E_SMTP_PORT'] = String(smtpPort);
  const servers: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(servers.map(stopServer));
    await database.stop();
  };
  try {
    for (const [variable, registration] of Object.entries(DOORS)) {
      const port = await findFreePort();
      const baseUrl = `http://localhost:${port}`;
      const own = { PORT: String(port), PUBLIC_URL: baseUrl, REGISTRATION: registration };
      const mail = registration === 'invite' ? mailThrough(smtpPort) : {};
      const server = startServer({ DATABASE_URL: database.url, ...own, ...mail });
      servers.push(server);
      await untilReady(server, `${baseUrl}/health/ready`);
      process.env[variable] = baseUrl;
    }
  } catch (err) {
    await stop();
    throw err;
  }
  return stop;
}

/** The mail server is opened by the test that reads the mail. */
function mailThrough(port: number): Record<string, string> {
  return { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'EarnTrack <earn@example.com>' };
}

function startServer(settings: Record<string, string>): ChildProcess {
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    TRUST_PROXY: 'loopback',
    WEB_DIST: join(ROOT, 'apps/web/dist'),
    ...settings,
  };
  const main = join(ROOT, 'apps/server/src/main.ts');
  return spawn(process.execPath, [main], { env, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  const deadlineMs = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadlineMs) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode}`);
    // A refused connection only means "not yet"; the deadline decides.
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready within ${START_TIMEOUT_MS / 1000} seconds`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}
