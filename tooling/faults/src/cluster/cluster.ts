import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateUp } from '@earntrack/migrations';
import { startBehindNginx } from '@earntrack/system-tests/pair';
import { ROOT } from '@earntrack/system-tests/places';
import { installPrograms } from '@earntrack/system-tests/programs';
import { startTestPooler } from '@earntrack/testkit/test-pooler';
import { startTestSentinels, type TestSentinels } from '@earntrack/testkit/test-sentinels';
import type { Site } from '../site.ts';
import { type DatabaseCluster, type Ground, startDatabaseCluster } from './database-cluster.ts';

/** All that docs/how-to/survive-a-lost-database.md sets up, from the files of `docker/ha`: two servers behind nginx. */
export interface Cluster extends Site {
  database: DatabaseCluster;
  redis: TestSentinels;
}

const PROGRAMS = ['etcd', 'patroni', 'haproxy', 'pgbouncer', 'nginx', 'pg_createcluster', 'redis-server'];
/** Soon given up, so that a fault shows itself to a few people. */
const STATEMENT_TIMEOUT_MS = 3_000;
const CONNECTIONS = 8;

export async function openCluster({ folder, ends }: Ground): Promise<Cluster> {
  await installPrograms(PROGRAMS);
  const database = await startDatabaseCluster({ folder, ends });
  await migrateUp(database.url);
  const pooler = await startTestPooler(database.url, {
    size: CONNECTIONS,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  ends.defer(() => pooler.stop());
  const redis = await startTestSentinels();
  ends.defer(() => redis.stop());
  const shared = {
    DATABASE_URL: database.url,
    DATABASE_POOLER_URL: pooler.urlOf(database.url),
    DB_STATEMENT_TIMEOUT_MS: String(STATEMENT_TIMEOUT_MS),
    DB_POOL_SIZE: String(CONNECTIONS),
    LOG_LEVEL: 'error',
    ...redis.settings,
  };
  const front = join(folder, 'front');
  await mkdir(front, { mode: 0o711 });
  const { origin } = await startBehindNginx({ shared, env: {}, root: ROOT }, { folder: front, ends });
  return { origin, databaseUrl: () => database.url, database, redis };
}
