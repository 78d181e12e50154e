import type { ChildProcess } from 'node:child_process';
import { findFreePort } from '@earntrack/testkit';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { endChild, untilReady } from '@earntrack/testkit/child-process';
import { startServer } from './server-process.ts';

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
    await Promise.all(servers.map(endChild));
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
