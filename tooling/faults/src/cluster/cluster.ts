import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateUp } from '@earntrack/migrations';
import { type Instance, startBehindNginx } from '@earntrack/system-tests/pair';
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
  /** How many reports of both servers were read where, since they started. */
  reads: { count(): Promise<Reads> };
}

type Reads = Record<'replica' | 'behind' | 'away', number>;

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
    DATABASE_REPLICA_URL: database.replicaUrl,
    DB_STATEMENT_TIMEOUT_MS: String(STATEMENT_TIMEOUT_MS),
    DB_POOL_SIZE: String(CONNECTIONS),
    LOG_LEVEL: 'error',
    ...redis.settings,
  };
  const front = join(folder, 'front');
  await mkdir(front, { mode: 0o711 });
  const first = { shared, env: {}, root: ROOT };
  const { origin, instances } = await startBehindNginx(first, { folder: front, ends });
  return {
    origin,
    databaseUrl: () => database.url,
    database,
    redis,
    reads: { count: () => countReads(instances) },
  };
}

async function countReads(instances: readonly Pick<Instance, 'url'>[]): Promise<Reads> {
  const reads: Reads = { replica: 0, behind: 0, away: 0 };
  for (const { url } of instances) {
    const answer = await fetch(`${url}/metrics`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${url} does not say what it counted: ${text}`);
    for (const [, result, count] of text.matchAll(/^replica_reads_total\{result="(\w+)"\} (\d+)$/gm))
      reads[result as keyof Reads] += Number(count);
  }
  return reads;
}
