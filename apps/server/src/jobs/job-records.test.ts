import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { JobRecords } from './job-records.ts';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-12T10:00:00Z') }));
afterEach(() => void vi.useRealTimers());

it('a job is told with its last run, how it went, how long it took and when the next one begins', async () => {
  const records = new JobRecords();
  const watch = records.recording((_job, run) => run());
  const told = (job: string) => records.read(new Date()).find(({ name }) => name === job);
  expect(told('sweep')).toMatchObject({ lastStartedAt: null, nextAt: null, runs: 0, isRunning: false });

  const work = Promise.withResolvers<string>();
  const run = watch('sweep', () => work.promise);
  expect(told('sweep')).toMatchObject({ isRunning: true, runs: 0 });
  vi.advanceTimersByTime(1_500);
  work.resolve('swept');
  await expect(run).resolves.toBe('swept');
  expect(told('sweep')).toMatchObject({
    isRunning: false,
    lastStartedAt: '2026-11-12T10:00:00.000Z',
    lastResult: 'succeeded',
    lastDurationMs: 1_500,
    lastSuccessAt: '2026-11-12T10:00:01.500Z',
    nextAt: '2026-11-12T11:00:00.000Z',
    runs: 1,
    failures: 0,
  });

  vi.setSystemTime(new Date('2026-11-12T11:00:00Z'));
  await expect(watch('sweep', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  // One hour's run was left out, as while nothing may change.
  vi.setSystemTime(new Date('2026-11-12T12:30:00Z'));
  expect(told('sweep')).toMatchObject({
    lastResult: 'failed',
    lastSuccessAt: '2026-11-12T10:00:01.500Z',
    nextAt: '2026-11-12T13:00:00.000Z',
    runs: 2,
    failures: 1,
  });
  expect(told('reminders')).toMatchObject({ runs: 0 });
});
