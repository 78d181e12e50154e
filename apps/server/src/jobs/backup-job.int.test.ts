import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { readFigures, StatusBoard } from '@earntrack/api/server';
import { createDatabase } from '@earntrack/db';
import { createTestDatabase } from '@earntrack/testkit';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { watchRuns } from '../work/watch-runs.ts';
import { startBackingUp } from './backup-job.ts';

const DAY_MS = 86_400_000;

test('a server makes up for the backup of a day that began while none ran, proves it, and tells of it', async () => {
  const testDatabase = await createTestDatabase();
  const database = createDatabase({ connectionString: testDatabase.url });
  const to = await mkdtemp(join(tmpdir(), 'earntrack-backup-job-'));
  onTestFinished(async () => {
    await database.close();
    await testDatabase.drop();
    await rm(to, { recursive: true, force: true });
  });
  const { db } = database;
  const created_at = new Date(Date.now() - 2 * DAY_MS);
  const account = {
    user_id: randomUUID(),
    email: 'ana@example.com',
    password_hash: '',
    role: 'user',
  } as const;
  await db
    .insertInto('account')
    .values({ ...account, created_at })
    .execute();

  const metrics = createMetrics();
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const parts = {
    database: {
      connectionString: testDatabase.url,
      poolSize: 4,
      poolerUrl: null,
      replicaUrl: null,
      namedStatements: true,
      statementTimeoutMs: 30_000,
    },
    backup: { to, access: null, recipient: null, scratchUrl: null, keep: { days: 7, weeks: 0, months: 0 } },
  };
  const watchJob = watchRuns(metrics.watchJob, { log, tracing: null });
  const stop = startBackingUp({ db, board: new StatusBoard(db, () => new Date()) }, parts, { log, watchJob });
  onTestFinished(stop);
  await vi.waitFor(
    () => expect(lines.map(({ message }) => message)).toContain('backup was made and proved'),
    40_000,
  );
  await stop();

  const [name] = await readdir(to);
  expect(lines.at(-1)).toMatchObject({ backup: name, rows: expect.any(Number), pruned: [] });
  const figures = await readFigures(db, new Date());
  expect(figures.backups).toMatchObject({ verifiedBegunAt: expect.any(Date), failures: 0 });
  metrics.readFrom({
    poolStats: () => database.poolStats(),
    countStreams: () => 0,
    isCacheAway: () => false,
    latestFigures: () => figures,
  });
  const told = await metrics.registry.metrics();
  expect(told).toMatch(/^backup_last_verified_timestamp_seconds 1\d{9}/m);
  expect(told).toMatch(/^backup_size_bytes [1-9]/m);
  expect(told).toContain('backup_failures_total 0');
  expect(told).not.toMatch(/^backup_missing_since_timestamp_seconds /m);
  expect(told).toContain('job_runs_total{job="backup",result="succeeded"} 1');
});
