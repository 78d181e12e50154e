import { performance } from 'node:perf_hooks';
import type { VitalsView } from '@earntrack/contract';
import type { Registry } from 'prom-client';
import type { EventLoopWatch } from './event-loop-watch.ts';
import { readMetric, type Reading, sumOf } from './read-registry.ts';

/** What only asks how the server is: left out, as the alerts leave it out. */
const PROBES = /^\/(?:metrics|health.*|api\/v1\/health)$/;

/** How this process is, from what it tells Prometheus; but for the event loop, whose figures begin anew when they are read. */
export async function readVitals(
  registry: Registry,
  eventLoop: EventLoopWatch,
): Promise<Omit<VitalsView, 'instance'>> {
  const requests = await readMetric(registry, 'http_requests_total');
  const cache = await readMetric(registry, 'cache_requests_total');
  const pool = await readMetric(registry, 'db_pool_connections');
  const [hits, misses] = ['hit', 'miss'].map((result) =>
    sumOf(cache, (labels) => labels['result'] === result),
  );
  const connections = (state: string) => sumOf(pool, (labels) => labels['state'] === state);
  const valueOf = async (name: string) => (await readMetric(registry, name))[0]?.value ?? 0;
  return {
    uptimeMs: performance.now(),
    requests: sumOf(requests, isAsked),
    failures: sumOf(requests, (labels) => isAsked(labels) && String(labels['status']).startsWith('5')),
    durations: durationsOf(await readMetric(registry, 'http_request_duration_seconds')),
    cache: {
      hits: hits ?? 0,
      misses: misses ?? 0,
      others: sumOf(cache, () => true) - (hits ?? 0) - (misses ?? 0),
    },
    eventLoop: eventLoop.read(),
    memory: {
      usedBytes: await valueOf('process_resident_memory_bytes'),
      limitBytes: await valueOf('process_memory_limit_bytes'),
    },
    pool: {
      total: connections('total'),
      idle: connections('idle'),
      waiting: connections('waiting'),
      max: connections('max'),
    },
    streams: await valueOf('live_streams'),
  };
}

function isAsked({ route }: Reading['labels']): boolean {
  return !PROBES.test(String(route));
}

/** The buckets of all routes together, rising. */
function durationsOf(readings: readonly Reading[]): VitalsView['durations'] {
  const counts = new Map<number, number>([[Number.POSITIVE_INFINITY, 0]]);
  for (const { labels, part, value } of readings) {
    if (part !== 'bucket' || !isAsked(labels)) continue;
    const bound = labels['le'] === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels['le']);
    counts.set(bound, (counts.get(bound) ?? 0) + value);
  }
  return [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([bound, requests]) => ({ upToSeconds: Number.isFinite(bound) ? bound : null, requests }));
}
