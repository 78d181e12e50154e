import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { WatchJob } from '../metrics/job-metrics.ts';
import type { Tracing } from '../tracing/tracing.port.ts';
import { doing } from './current-work.ts';

interface RunParts {
  log: FastifyBaseLogger;
  tracing: Tracing | null;
}

/**
 * Gives each run of a job an id that is in every line it writes, in what it asks of PostgreSQL and in its trace, and a line at its
 * end. What it throws goes on, once it is logged.
 */
export function watchRuns(watchJob: WatchJob, { log, tracing }: RunParts): WatchJob {
  return (job, run) => {
    const id = randomUUID();
    const stretch = tracing?.beginRun(job, { 'earntrack.job': job, 'earntrack.run_id': id }) ?? null;
    const startedAt = performance.now();
    const durationMs = () => Math.round((performance.now() - startedAt) * 10) / 10;
    return doing({ requestId: null, procedure: null, run: { job, id }, stretch }, async () => {
      try {
        const result = await watchJob(job, run);
        log.info({ duration_ms: durationMs() }, 'job completed');
        return result;
      } catch (err) {
        log.error({ err, error_type: FAULTS[job], duration_ms: durationMs() }, 'job failed');
        stretch?.fail(FAULTS[job]);
        throw err;
      } finally {
        stretch?.end();
      }
    });
  };
}

const FAULTS = {
  sweep: 'sweep_failed',
  reminders: 'reminder_failed',
  feature_use: 'feature_use_unwritten',
  backup: 'backup_failed',
} as const;
