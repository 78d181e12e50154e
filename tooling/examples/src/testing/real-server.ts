import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createEarnTrackClient, type EarnTrackClient } from '@earntrack/client';
import { createTestDatabase, findFreePort } from '@earntrack/testkit';
import { endChild, untilReady } from '@earntrack/testkit/child-process';

const MAIN = join(import.meta.dirname, '../../../../apps/server/src/main.ts');

export const ANA = { email: 'ana@example.com', password: 'correct horse battery' };

export interface RealServer {
  origin: string;
  url: string;
  /** What Ana's browser may, making tokens among it. */
  browser: EarnTrackClient;
  stop(): Promise<void>;
}

/** The server in a process of its own, on a database of its own, with Ana in it. */
export async function startRealServer(): Promise<RealServer> {
  const database = await createTestDatabase();
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database.url,
      WEB_DIST: 'none',
      LOG_LEVEL: 'error',
      JWT_SECRET: 'a secret that only tests know, and long enough',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = async () => {
    await endChild(child);
    await database.drop();
  };
  try {
    await untilReady(child, `${origin}/health/ready`);
    return { origin, url: `${origin}/trpc`, browser: await signUp(origin), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function signUp(origin: string): Promise<EarnTrackClient> {
  let cookie = '';
  const client = createEarnTrackClient({
    url: `${origin}/trpc`,
    headers: () => ({ cookie, origin }),
    fetch: async (...request) => {
      const answer = await fetch(...request);
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return answer;
    },
  });
  const settings = { timeZone: 'Europe/Lisbon', currency: 'EUR', locale: 'en-GB', weekStart: 1 } as const;
  await client.auth.register.mutate({ ...ANA, ...settings });
  return client;
}

/** A token as it is made under Settings. */
export async function makeToken(
  browser: EarnTrackClient,
  scopes: ('read' | 'write' | 'export')[],
): Promise<string> {
  const wish = { id: crypto.randomUUID(), name: 'Example', scopes, expiresInDays: null };
  return (await browser.apiTokens.create.mutate(wish)).token;
}

export async function addPlatform(client: EarnTrackClient, name: string): Promise<string> {
  const id = crypto.randomUUID();
  await client.platforms.create.mutate({ id, name, kind: 'other', colour: 1, currency: 'EUR' });
  return id;
}
