import { setTimeout as pause } from 'node:timers/promises';
import { type Lane, openLane, requestBytes } from './http-lane.ts';
import { quantile } from './http-load.ts';

interface CacheLoad {
  url: string;
  /** Of each who asks, over a connection of their own. */
  askers: readonly Record<string, string>[];
  durationMs: number;
}

/** A server that is asked without a pause makes everybody wait for itself, and so does the network of the bench: that is not what the cache adds. */
const PAUSE_MS = 20;

export interface CacheLoadResult {
  requests: number;
  /** What had another answer than 200, or none. */
  failed: number;
  p99Ms: number;
}

/** Each asks for the same again and again, at its leisure, and goes on where it was not answered. */
export async function cacheLoad({ url, askers, durationMs }: CacheLoad): Promise<CacheLoadResult> {
  const timesMs: number[] = [];
  let failed = 0;
  const untilMs = performance.now() + durationMs;
  const asking = askers.map(async (headers, at) => {
    const request = requestBytes({ url, headers });
    let lane: Lane = await openLane(url);
    // Nobody asks at the same moment as everybody else.
    await pause((PAUSE_MS * at) / askers.length);
    while (performance.now() < untilMs) {
      const askedMs = performance.now();
      const status = await lane.ask(request).then(
        (answer) => answer.status,
        () => null,
      );
      timesMs.push(performance.now() - askedMs);
      if (status !== 200) failed += 1;
      if (!lane.isOpen()) lane = await openLane(url);
      await pause(PAUSE_MS);
    }
    lane.close();
  });
  await Promise.all(asking);
  return { requests: timesMs.length, failed, p99Ms: Number(quantile(timesMs, 0.99).toFixed(2)) };
}
