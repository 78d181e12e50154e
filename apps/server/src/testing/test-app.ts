import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatusBoard } from '@earntrack/api/server';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type AppParts, createApp } from '../app.ts';
import { CACHING, openCache } from '../cache/open-cache.ts';
import { type Config, readConfig } from '../config/index.ts';
import { createCallMeter } from '../limits/call-meter.ts';
import { createLog } from '../log.ts';
import { createMetrics, type Metrics } from '../metrics/metrics.ts';
import { openReplica } from '../open-replica.ts';
import { COUNTING, openRedis } from '../redis/redis-connection.ts';
import { createServices, startListening } from '../services.ts';
import { startTracing } from '../tracing/start-tracing.ts';

export type LogLine = Record<string, unknown>;

export interface TestApp {
  app: FastifyInstance;
  database: DatabaseHandle;
  databaseUrl: string;
  /** Every line of the log so far. */
  lines: LogLine[];
  /** Resolves once what goes on after the answers has ended. */
  settled(): Promise<void>;
  board: StatusBoard;
  drain(): void;
  close(): Promise<void>;
}

interface Patience extends Pick<AppParts, 'patience'> {
  /** How long Redis is waited for. */
  redisPatienceMs?: number;
}

const NOBODY_RESTARTS = { of: '', onAsked: () => {} };

/** The whole server on a database of its own, or on that of DATABASE_URL beside another one; asked through `app.inject`. */
export async function createTestApp(
  env: Record<string, string> = {},
  connect: (url: string, poolerUrl: string | null) => DatabaseHandle = (connectionString, poolerUrl) =>
    createDatabase({ connectionString, poolerUrl }),
  { patience, redisPatienceMs }: Patience = {},
): Promise<TestApp> {
  const testDatabase = await databaseOf(env);
  const webDist = makePages();
  const config = readConfig({ DATABASE_URL: testDatabase.url, WEB_DIST: webDist, ...env });
  const database = connect(testDatabase.url, config.database.poolerUrl ?? testDatabase.poolerUrl);
  const lines: LogLine[] = [];
  let isDraining = false;
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line) as LogLine) });
  const metrics = createMetrics();
  const { close: letGo, replica, ...beside } = await openShared(config, { log, metrics }, redisPatienceMs);
  const meter = createCallMeter({ rates: config.rates, redis: beside.redis });
  const opened = { config, database, replica, meter, cache: beside.cache, log };
  const { services, settled } = createServices(opened);
  const listener = startListening(services, config.database, { log, restart: NOBODY_RESTARTS });
  const app = await createApp({
    ...opened,
    instanceId: randomUUID(),
    metrics,
    services,
    ...beside,
    isServing: () => true,
    isDraining: () => isDraining,
    ...(patience && { patience }),
  });
  return {
    app,
    database,
    databaseUrl: testDatabase.url,
    lines,
    settled,
    board: services.board,
    drain() {
      isDraining = true;
    },
    async close() {
      await app.close();
      await listener.close();
      await settled();
      await letGo();
      await database.close();
      await testDatabase.drop();
      rmSync(webDist, { recursive: true });
    },
  };
}

async function databaseOf({ DATABASE_URL: url }: Record<string, string>): Promise<TestDatabase> {
  return url === undefined ? createTestDatabase() : { url, poolerUrl: null, drop: async () => {} };
}

/** What stands beside the process, where there is any of it. */
async function openShared(
  config: Config,
  { log, metrics }: { log: FastifyBaseLogger; metrics: Metrics },
  patienceMs: number | undefined,
) {
  const waiting = patienceMs === undefined ? {} : { patienceMs };
  const redis =
    config.redis === null ? null : await openRedis(config.redis, log, { ...COUNTING, ...waiting });
  const cache = await openCache(config, log, { ...CACHING, ...waiting });
  const tracing = await startTracing(config, log);
  const { replica, close: closeReplica } = openReplica(config, { log, metrics });
  const close = async () => {
    await closeReplica();
    redis?.close();
    cache.close();
    await tracing?.close();
  };
  return { redis, cache, tracing, replica, close };
}

function makePages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>EarnTrack</title>');
  writeFileSync(join(folder, 'api-docs.html'), '<!doctype html><title>API reference</title>');
  writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'service-worker.js'), 'const SHELL = {};');
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}');
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), `export const text = '${'x'.repeat(5000)}';`);
  return folder;
}

/** Headers of a browser that has one of our own pages open. */
export const OUR_PAGE = {
  origin: 'http://localhost:3000',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
} as const;

export const REGISTRATION = {
  email: 'ana@example.com',
  password: 'correct horse battery',
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  locale: 'en-GB',
  weekStart: 1,
} as const;
