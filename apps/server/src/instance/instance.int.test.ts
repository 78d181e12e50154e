import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SlowQueriesView, VitalsView } from '@earntrack/contract';
import { STATEMENT_KINDS } from '@earntrack/db';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FeatureTally } from '../feature-use/feature-tally.ts';
import { startTallying } from '../jobs/tally-job.ts';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from '../testing/test-app.ts';

let server: TestApp;
let folder: string;
let cookie: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earntrack-instance-'));
  server = await createTestApp({ LOG_DIR: folder });
  const answer = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.register',
    headers: OUR_PAGE,
    payload: REGISTRATION,
  });
  cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const inject = (request: InjectOptions) => server.app.inject({ headers: { cookie }, ...request });

async function ask<Answer>(procedure: string, input?: object): Promise<Answer> {
  const query = input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
  const answer = await inject({ url: `/trpc/operator.console.${procedure}${query}` });
  return answer.json<{ result: { data: Answer } }>().result.data;
}

test('what a process tells of itself is what happened in it, and looking at it hides nothing from Prometheus', async () => {
  const before = await ask<VitalsView>('vitals');
  for (let times = 0; times < 5; times += 1) {
    const answer = await inject({ url: '/trpc/platforms.list' });
    expect(answer.statusCode).toBe(200);
  }
  await inject({ url: '/metrics' });
  await inject({ url: '/health' });
  const now = await ask<VitalsView>('vitals');
  expect(now.instance).toEqual(before.instance);
  // The five, and the first look itself.
  expect(now.requests - before.requests).toBe(6);
  expect(now.failures).toBe(0);
  const [all, fewer] = [now.durations.at(-1), now.durations.at(0)];
  expect(all).toEqual({ upToSeconds: null, requests: now.requests });
  expect(fewer?.requests).toBeLessThanOrEqual(now.requests);
  expect(now.durations.map(({ requests }) => requests)).toEqual(
    now.durations.map(({ requests }) => requests).toSorted((one, other) => one - other),
  );
  expect(now.uptimeMs).toBeGreaterThan(before.uptimeMs);
  expect(now.eventLoop.activeMs).toBeGreaterThan(before.eventLoop.activeMs);
  expect(now.memory.usedBytes).toBeGreaterThan(10_000_000);
  expect(now.memory.limitBytes).toBeGreaterThan(now.memory.usedBytes);
  expect(now.pool).toMatchObject({ waiting: 0 });
  expect(now.pool.total).toBeGreaterThan(0);
  const { body } = await inject({ url: '/metrics' });
  expect(body).toMatch(/nodejs_eventloop_lag_p99_seconds [0-9.e-]+/);
});

test('what took long in the database is told by its kind, without a value', async () => {
  const told = await ask<SlowQueriesView>('slowQueries');
  expect(told.source).toBe('instance');
  const [first, ...others] = told.statements;
  expect(others.length).toBeGreaterThan(5);
  expect(told.statements.filter(({ query }) => !STATEMENT_KINDS.includes(query))).toEqual([]);
  expect(first?.p95Ms).toBeGreaterThan(0);
  const totals = told.statements.map(({ totalMs }) => totalMs);
  expect(totals).toEqual(totals.toSorted((one, other) => other - one));
  expect(JSON.stringify(told)).not.toContain(REGISTRATION.email);
});

test('who asked lately is a count, and the log is read where it is kept', async () => {
  expect(await ask('sessions')).toMatchObject({ peopleFiveMinutes: 1, open: 1 });
  const line = { level: 'error', timestamp: new Date().toISOString(), message: 'request failed' };
  const failed = { ...line, request_id: 'request-1', error_type: 'internal', status: 500 };
  writeFileSync(join(folder, 'earntrack-server.log'), `${JSON.stringify(failed)}\n`);
  expect(await ask('logErrors')).toMatchObject({
    isKept: true,
    groups: [{ type: 'internal', times: 1, lastRequestId: 'request-1' }],
  });
  expect(await ask('logStory', { requestId: 'request-1' })).toMatchObject({
    lines: [{ message: 'request failed', level: 'error' }],
  });
});

test('what was used is written down by a job that is told of, a last time when it ends, and nothing while nothing may be saved', async () => {
  const { db } = server.database;
  const tally = new FeatureTally();
  const watched: string[] = [];
  const stop = startTallying({ db, board: server.board }, tally, {
    watchJob: (job, run) => {
      watched.push(job);
      return run();
    },
  });
  tally.ran({ path: 'earnings.list', outcome: 'ok', durationMs: 1 });
  tally.ran({ path: 'earnings.list', outcome: 'ok', durationMs: 1 });
  tally.ran({ path: 'earnings.list', outcome: 'internal', durationMs: 1 });
  tally.ran({ path: 'operator.console.vitals', outcome: 'ok', durationMs: 1 });
  const paint = { name: 'LCP', screen: '/earnings', value: 100 } as const;
  tally.told({ vitals: [paint, { ...paint, name: 'INP' }], errors: [] });
  await stop();
  const rows = () => db.selectFrom('feature_use').select(['kind', 'name', 'uses']).orderBy('kind').execute();
  const written = [
    { kind: 'procedure', name: 'earnings.list', uses: 2n },
    { kind: 'screen', name: '/earnings', uses: 1n },
  ];
  expect(await rows()).toEqual(written);
  expect(watched).toEqual(['feature_use', 'feature_use']);

  tally.putBack([{ day: '2026-11-12', kind: 'procedure', name: 'work.list', uses: 3 }]);
  const readOnly = { since: '2026-11-12T10:00:00.000Z', sentence: 'We move.', expectedEnd: null };
  const still = startTallying({ db, board: { readOnly } }, tally, {
    watchJob: (_job, run) => run(),
  });
  await still();
  expect(await rows()).toEqual(written);
  expect(tally.take()).toHaveLength(1);
});
