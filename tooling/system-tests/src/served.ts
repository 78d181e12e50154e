import { join } from 'node:path';
import { findFreePort } from '@earntrack/testkit/free-port';
import { ROOT } from './places.ts';
import { startProgram } from './running.ts';

/** The server as it is told to be, on this database, until the end. Gives where it answers. */
export async function serve(databaseUrl: string, ends: AsyncDisposableStack): Promise<string> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = await startProgram({
    command: process.execPath,
    args: [join(ROOT, 'apps/server/src/main.ts')],
    env: { PORT: String(port), DATABASE_URL: databaseUrl, WEB_DIST: 'none' },
    readyUrl: `${origin}/health/ready`,
  });
  ends.defer(() => server.kill());
  return origin;
}
