import type { JobView } from '@earntrack/contract';
import { type Job, JOB_EVERY_MS, JOBS, type WatchJob } from '../metrics/job-metrics.ts';

type LastRun = Pick<JobView, 'lastResult' | 'lastDurationMs'> & { startedAt: Date };

interface JobRecord {
  last: LastRun | null;
  isRunning: boolean;
  lastSuccessAt: Date | null;
  runs: number;
  failures: number;
}

/** How the jobs of this process went. */
export class JobRecords {
  readonly #records = new Map<Job, JobRecord>(
    JOBS.map((job) => [job, { last: null, isRunning: false, lastSuccessAt: null, runs: 0, failures: 0 }]),
  );

  /** Watches as `watch` does, and takes note of each run. */
  recording(watch: WatchJob): WatchJob {
    return async (job, run) => {
      const end = this.#begin(job);
      try {
        const answer = await watch(job, run);
        end('succeeded');
        return answer;
      } catch (fault) {
        end('failed');
        throw fault;
      }
    };
  }

  #begin(job: Job): (result: 'succeeded' | 'failed') => void {
    const record = this.#recordOf(job);
    const [startedAt, startedMs] = [new Date(), performance.now()];
    record.isRunning = true;
    return (lastResult) => {
      record.isRunning = false;
      record.last = { startedAt, lastResult, lastDurationMs: performance.now() - startedMs };
      record.runs += 1;
      if (lastResult === 'failed') record.failures += 1;
      else record.lastSuccessAt = new Date();
    };
  }

  #recordOf(job: Job): JobRecord {
    const record = this.#records.get(job);
    if (!record) throw new Error(`${job} is no job`);
    return record;
  }

  read(now: Date): JobView[] {
    return JOBS.map((job) => jobView(job, this.#recordOf(job), now));
  }
}

function jobView(job: Job, record: JobRecord, now: Date): JobView {
  const { last, isRunning, lastSuccessAt, runs, failures } = record;
  return {
    name: job,
    everySeconds: JOB_EVERY_MS[job] / 1000,
    isRunning,
    lastStartedAt: last?.startedAt.toISOString() ?? null,
    lastResult: last?.lastResult ?? null,
    lastDurationMs: last?.lastDurationMs ?? null,
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    nextAt: last && nextAt(last.startedAt, JOB_EVERY_MS[job], now).toISOString(),
    runs,
    failures,
  };
}

/** Runs begin at even distances; one that was left out, as while nothing may change, moves none of the others. */
function nextAt(lastStartedAt: Date, everyMs: number, now: Date): Date {
  const passed = Math.max(0, now.getTime() - lastStartedAt.getTime());
  return new Date(lastStartedAt.getTime() + (Math.floor(passed / everyMs) + 1) * everyMs);
}
