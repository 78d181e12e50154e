import { type ApiServices, sweep } from '@earntrack/api/server';
import type { FastifyBaseLogger } from 'fastify';
import { JOB_EVERY_MS, type WatchJob } from '../metrics/job-metrics.ts';
import { every } from './every.ts';

/** Where it is told how a job went. */
export interface Watching {
  log: FastifyBaseLogger;
  watchJob: WatchJob;
}

/**
 * Sweeps now and then once an hour, never twice at once, and not while nothing may change. Now, because a server that runs for
 * half an hour a day would never sweep otherwise. Returns what ends it after the sweep that may be running.
 */
export function startSweeping(
  services: Parameters<typeof sweep>[0] & Pick<ApiServices, 'board'>,
  { watchJob }: Pick<Watching, 'watchJob'>,
): () => Promise<void> {
  const sweepUnlessReadOnly = async () => {
    if (services.board.readOnly === null) await watchJob('sweep', () => sweep(services));
  };
  // The next hour tries again; nothing depends on any one sweep.
  return every(JOB_EVERY_MS.sweep, sweepUnlessReadOnly);
}
