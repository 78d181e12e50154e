import { performance } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What runs by time. */
export const JOBS = ['sweep', 'reminders', 'feature_use', 'backup'] as const;
export type Job = (typeof JOBS)[number];

/** How often each runs. */
export const JOB_EVERY_MS: Readonly<Record<Job, number>> = {
  sweep: 3_600_000,
  reminders: 60_000,
  feature_use: 60_000,
  backup: 86_400_000,
};

/** Times a run of a job and takes note of how it ended; gives and throws what the run does. */
export type WatchJob = <Result>(job: Job, run: () => Promise<Result>) => Promise<Result>;

const JOB_BUCKETS = [0.05, 0.25, 1, 5, 15, 60, 300, 1_800];

export function jobMetrics(registers: Registry[]): WatchJob {
  const runs = new Counter({
    name: 'job_runs_total',
    help: 'Runs of what runs by time, by how they ended',
    labelNames: ['job', 'result'],
    registers,
  });
  const durations = new Histogram({
    name: 'job_duration_seconds',
    help: 'Time of one run, however it ended',
    labelNames: ['job'],
    buckets: JOB_BUCKETS,
    registers,
  });
  const lastSuccess = new Gauge({
    name: 'job_last_success_timestamp_seconds',
    help: 'When a run of this process last succeeded; missing before the first one',
    labelNames: ['job'],
    registers,
  });
  for (const job of JOBS) for (const result of ['succeeded', 'failed']) runs.inc({ job, result }, 0);
  return async (job, run) => {
    const startedAt = performance.now();
    let result = 'failed';
    try {
      const answer = await run();
      result = 'succeeded';
      lastSuccess.set({ job }, Date.now() / 1000);
      return answer;
    } finally {
      runs.inc({ job, result });
      durations.observe({ job }, (performance.now() - startedAt) / 1000);
    }
  };
}
