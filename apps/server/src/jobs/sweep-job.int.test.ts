import { randomUUID } from 'node:crypto';
import { StatusBoard } from '@earntrack/api/server';
import { createAccounts, createAuth, createPrograms } from '@earntrack/auth';
import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { asCurrency, asLocalDate } from '@earntrack/domain';
import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { watchRuns } from '../work/watch-runs.ts';
import { watchStatements } from '../work/watch-statements.ts';
import { startSweeping } from './sweep-job.ts';

const now = () => new Date('2026-11-12T10:00:00Z');
const user_id = randomUUID();
let testDatabase: TestDatabase;
let database: DatabaseHandle;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = createDatabase({ connectionString: testDatabase.url });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

async function binEarning(): Promise<void> {
  const currency = asCurrency('EUR');
  const id = randomUUID();
  const platform = { user_id, id, name: 'Stall', kind: 'other' as const, colour: 1 as const, currency };
  const earning = { user_id, id, platform_id: id, earned_on: asLocalDate('2026-09-01'), currency };
  const binned = { source: 'typed' as const, deleted_at: new Date('2026-09-02T10:00:00Z') };
  await database.db.insertInto('platform').values(platform).execute();
  await database.db
    .insertInto('earning')
    .values({ ...earning, ...binned })
    .execute();
}

test('a server sweeps when it starts, so that one which never runs for an hour sweeps too', async () => {
  await binEarning();
  const { db } = database;
  const services = {
    db,
    board: new StatusBoard(db, now),
    auth: createAuth({ db, isSecure: false }),
    accounts: createAccounts({ db, now }),
    programs: createPrograms({ db, now, signing: null }),
    now,
  };
  const metrics = createMetrics();
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  database.watchedBy(watchStatements({ metrics: metrics.database, log, slowQueryMs: 0 }));
  const watchJob = watchRuns(metrics.watchJob, { log, tracing: null });
  const stopSweeping = startSweeping(services, { watchJob });
  await stopSweeping();
  const runId = lines.at(-1)?.['run_id'];
  expect(runId).toMatch(/^[0-9a-f-]{36}$/);
  expect(lines.at(-1)).toMatchObject({ message: 'job completed', job: 'sweep' });
  const queries = lines.filter(({ message }) => message === 'slow query');
  expect(queries.map(({ query }) => query)).toContain('delete idempotency_key');
  expect(new Set(lines.map(({ run_id }) => run_id))).toEqual(new Set([runId]));
  const figures = await metrics.registry.metrics();
  expect(figures).toContain('job_runs_total{job="sweep",result="succeeded"} 1');
  expect(figures).toContain('job_runs_total{job="sweep",result="failed"} 0');
  expect(figures).toContain('job_duration_seconds_count{job="sweep"} 1');
  expect(figures).toMatch(/^job_last_success_timestamp_seconds\{job="sweep"\} 1\d{9}/m);
  expect(await db.selectFrom('earning').select('id').where('user_id', '=', user_id).execute()).toEqual([]);
});

test('a run that fails is one line with its cause, under the id of the run, and throws on', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const watchJob = watchRuns(createMetrics().watchJob, { log, tracing: null });
  await expect(watchJob('reminders', () => Promise.reject(new Error('No mail today')))).rejects.toThrow(
    'No mail today',
  );
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'error',
      message: 'job failed',
      error_type: 'reminder_failed',
      job: 'reminders',
      run_id: expect.any(String),
      err: expect.objectContaining({ message: 'No mail today' }),
    }),
  ]);
});
