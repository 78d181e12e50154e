import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** A server of its own with the built pages, as its settings say. */
export function startServer(settings: Record<string, string>): ChildProcess {
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    JWT_SECRET: 'a secret that only the journeys know, and long enough',
    SECRETS_KEY: 'a key that only the journeys know, and long enough',
    TRUST_PROXY: 'loopback',
    WEB_DIST: join(ROOT, 'apps/web/dist'),
    ...settings,
  };
  const main = join(ROOT, 'apps/server/src/main.ts');
  return spawn(process.execPath, [main], { env, stdio: ['ignore', 'inherit', 'inherit'] });
}
