import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import type { Illness } from '@earntrack/system-tests/ill-process';
import { startProduct } from '@earntrack/system-tests/product';
import type { Running } from '@earntrack/system-tests/running';
import { findFreePort } from '@earntrack/testkit/free-port';
import { type SlowNetwork, startSlowNetwork } from '@earntrack/testkit/slow-network';
import { startTestRedis, type TestRedis } from '@earntrack/testkit/test-redis';
import { killFamily } from './family.ts';

/** The server, its database and its Redis as real programs, with what can be broken between them. */
export interface House {
  origin: string;
  /** Of the database, without anything between. */
  databaseUrl(): string;
  /** Between the server and the database. */
  network: SlowNetwork;
  redis: TestRedis;
  server(): Running;
  /** Something is wrong with the process from now on; a restart is the cure. */
  fallIll(illness: Illness): void;
  startServer(): Promise<void>;
  /** Every process of the database is gone at once, as when power fails. */
  killDatabase(): Promise<void>;
  /** Starts it where it is not running; it mends what it finds. */
  startDatabase(): Promise<void>;
}

interface Ground {
  /** Empty; the database keeps its files in it. */
  folder: string;
  /** Takes what ends what was started, in the order in which it was started. */
  ends: AsyncDisposableStack;
}

/** A heap that is filled within seconds, and in which the server works well until then. */
const HEAP_MIB = 160;
const TOKEN = 'token-of-the-fault-suite';

export async function openHouse({ folder, ends }: Ground): Promise<House> {
  const dataDir = join(folder, 'data');
  let database: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir });
  ends.defer(() => database.stop());
  await migrateUp(database.url);
  const network = await startSlowNetwork(database.url);
  ends.defer(() => network.stop());
  const redis = await startTestRedis();
  ends.defer(() => redis.stop());
  const port = await findFreePort();
  const start = () =>
    startProduct({
      port,
      token: TOKEN,
      logFolder: join(folder, 'log'),
      databaseUrl: network.url,
      redisUrl: redis.url,
      nodeOptions: `--max-old-space-size=${HEAP_MIB}`,
      // People here are quicker than people are.
      own: {
        LOG_LEVEL: 'error',
        RATE_LIMIT_PER_MINUTE: '100000000',
        RATE_LIMIT_GUEST_PER_MINUTE: '100000000',
      },
    });
  let server = await start();
  ends.defer(() => server.stop());
  return {
    origin: `http://localhost:${port}`,
    databaseUrl: () => database.url,
    network,
    redis,
    server: () => server,
    fallIll: (illness) => void server.process.send?.(illness),
    async startServer() {
      server = await start();
    },
    async killDatabase() {
      await killFamily(database.pid);
      // Lets go of the folder.
      await database.stop();
    },
    async startDatabase() {
      if (database.isRunning()) return;
      await database.stop();
      database = await startEmbeddedPostgres({ dataDir });
      network.leadTo(database.url);
    },
  };
}
