import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './places.ts';
import { type Running, startProgram } from './running.ts';

export interface Product {
  port: number;
  token: string;
  logFolder: string;
  databaseUrl: string;
  redisUrl: string;
  /** What Node itself is told. */
  nodeOptions?: string;
  /** In the place of what the server is told otherwise. */
  own?: Record<string, string>;
}

const ILLNESSES = pathToFileURL(join(import.meta.dirname, 'ill-process.ts')).href;

/** The server as it is; what can be wrong with its process is loaded beside it, and does nothing until it is told to. */
export function startProduct({
  port,
  token,
  logFolder,
  databaseUrl,
  redisUrl,
  nodeOptions = '',
  own = {},
}: Product): Promise<Running> {
  return startProgram({
    command: process.execPath,
    args: [join(ROOT, 'apps/server/src/main.ts')],
    hears: true,
    env: {
      NODE_OPTIONS: `--import=${ILLNESSES} ${nodeOptions}`,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      // Few and soon given up, so that a fault shows itself to a few people.
      DB_POOL_SIZE: '4',
      DB_STATEMENT_TIMEOUT_MS: '3000',
      REDIS_ENABLED: 'true',
      REDIS_URL: redisUrl,
      METRICS_TOKEN: token,
      WEB_DIST: 'none',
      LOG_DIR: logFolder,
      ...own,
    },
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
  });
}
