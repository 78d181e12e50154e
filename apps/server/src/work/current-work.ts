import { AsyncLocalStorage } from 'node:async_hooks';
import type { Stretch } from '../tracing/tracing.port.ts';

/** On whose behalf code runs: one request and maybe a procedure of it, or one run of a job. */
export interface Work {
  requestId: string | null;
  procedure: string | null;
  run: JobRun | null;
  /** Its stretch of a trace; null where nothing is traced. */
  stretch: Stretch | null;
}

export interface JobRun {
  job: string;
  id: string;
}

/** Outcomes that are nobody's fault but ours. */
const FAULTS: ReadonlySet<string> = new Set(['internal', 'unavailable']);

const works = new AsyncLocalStorage<Work>();

/** Runs `act`, and all that comes of it, as part of `work`. */
export function doing<T>(work: Work, act: () => T): T {
  return works.run(work, act);
}

/** What the running code is part of; null for what the server does by itself. */
export function currentWork(): Work | null {
  return works.getStore() ?? null;
}

/** Says in the trace how the procedure went that the running code is the end of. */
export function noteOutcome(outcome: string): void {
  const stretch = currentWork()?.stretch;
  stretch?.note({ 'earntrack.outcome': outcome });
  if (FAULTS.has(outcome)) stretch?.fail(outcome);
}

/** Runs a procedure as part of the request that called it. */
export function inProcedure<T>(procedure: string, run: () => Promise<T>): Promise<T> {
  const work = currentWork();
  if (work === null) return run();
  const { stretch } = work;
  if (stretch === null) return doing({ ...work, procedure }, run);
  const own = stretch.begin(procedure, { 'rpc.system.name': 'trpc', 'rpc.method': procedure });
  return doing({ ...work, procedure, stretch: own }, run).finally(() => own.end());
}
