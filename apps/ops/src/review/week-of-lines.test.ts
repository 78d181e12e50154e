import { expect, it } from 'vitest';
import type { LogLine } from '../logs/log-line.ts';
import { WeekOfLines } from './week-of-lines.ts';

const line = (more: Partial<LogLine>): LogLine => ({
  timestamp: '2026-11-20T10:00:00.000Z',
  level: 'info',
  message: 'request completed',
  endpoint: '/trpc/:path',
  method: 'GET',
  status: 200,
  duration_ms: 10,
  procedures: ['earnings.list'],
  ...more,
});

it('a week is told by what people asked: how much, how quick, what failed and for whom', () => {
  const lines = new WeekOfLines();
  for (let ms = 1; ms <= 1_000; ms += 1) lines.take(line({ duration_ms: ms }));
  const failed = { level: 'error', status: 500, error_type: 'internal', user_id: 'ana', duration_ms: 5 };
  for (let times = 0; times < 20; times += 1)
    lines.take(line({ ...failed, procedures: ['imports.commit'], err: { code: '42P01' } }));
  lines.take(
    line({ level: 'warn', status: 401, error_type: 'wrong_credentials', procedures: ['auth.login'] }),
  );
  lines.take(
    line({ level: 'warn', status: 429, error_type: 'too_many_requests', procedures: ['goals.list'] }),
  );
  const { values, lists } = lines.week();
  expect(values).toMatchObject({
    requests: 1_022,
    failureRatio: 20 / 1_022,
    peopleAffected: 1,
    databaseErrors: 20,
    failedSignIns: 1,
    refusedCalls: 1,
    jobsFailed: 0,
  });
  // Read off within one part in a hundred.
  for (const [name, seconds] of [
    ['p50', 0.489],
    ['p95', 0.949],
    ['p99', 0.99],
  ] as const)
    expect(Math.abs((values[name] ?? 0) / seconds - 1)).toBeLessThan(0.011);
  expect(lists.slowest?.map(({ name, times }) => [name, times])).toEqual([
    ['GET earnings.list', 1_000],
    ['GET imports.commit', 20],
  ]);
  expect(lists.errors?.map(({ name, times }) => [name, times])).toEqual([
    ['internal', 20],
    ['wrong_credentials', 1],
    ['too_many_requests', 1],
  ]);
});

it('health checks, scrapes, streams, what maintenance refuses and who is sent away count for nothing that they are not', () => {
  const lines = new WeekOfLines();
  for (const endpoint of ['/health/live', '/metrics', '/api/v1/health'])
    lines.take(line({ endpoint, status: 503 }));
  lines.take(line({ procedures: ['live.changes'], duration_ms: 3_600_000 }));
  lines.take(line({ status: 503, error_type: 'read_only', level: 'warn' }));
  lines.take(line({ status: 503, error_type: 'busy', level: 'warn' }));
  lines.take({
    timestamp: '2026-11-20T10:00:00Z',
    level: 'error',
    message: 'sweep failed',
    error_type: 'sweep_failed',
  });
  const { values } = lines.week();
  expect(values).toMatchObject({ requests: 3, failureRatio: 1 / 3, jobsFailed: 1, sentAway: 1 });
  expect(values.p99).toBeLessThan(0.011);
});

it('a week without a line has counts and no times', () => {
  const { values } = new WeekOfLines().week();
  expect(values).toMatchObject({ requests: 0, failedSignIns: 0 });
  expect(values).not.toHaveProperty('p95');
  expect(values).not.toHaveProperty('failureRatio');
});
