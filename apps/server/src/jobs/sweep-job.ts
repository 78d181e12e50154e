import { sweep } from '@earntrack/api/server';
import type { FastifyBaseLogger } from 'fastify';
import type { WatchJob } from '../metrics/job-metrics.ts';

const INTERVAL_MS = 3_600_000;

interface Watching {
  log: FastifyBaseLogger;
  watchJob: WatchJob;
}

/**
 * Sweeps now and then once an hour, never twice at once. Now, because a server that runs for half an hour a day would
 * never sweep otherwise. Returns what ends it after the sweep that may be running.
 */
export function startSweeping(
  services: Parameters<typeof sweep>[0],
  { log, watchJob }: Watching,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  const run = async () => {
    try {
      await watchJob('sweep', () => sweep(services));
    } catch (err) {
      // The next hour tries again; nothing depends on any one sweep.
      log.error({ err, error_type: 'sweep_failed' }, 'sweep failed');
    } finally {
      running = null;
    }
  };
  const start = () => {
    running ??= run();
  };
  start();
  const timer = setInterval(start, INTERVAL_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
