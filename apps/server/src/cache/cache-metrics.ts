import { ANSWER_KINDS, type AskedAnswer } from '@earntrack/api/server';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Cache } from './open-cache.ts';

const RESULTS = ['hit', 'miss', 'error', 'bypass'] as const;
const ADDED_BUCKETS = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1];

/** Registers the figures of the cache, and gives what is told about each answer that was looked for. */
export function createCacheMetrics(
  registry: Registry,
  cache: Pick<Cache, 'isAway'>,
): (asked: AskedAnswer) => void {
  const registers = [registry];
  const requests = new Counter({
    name: 'cache_requests_total',
    help: 'Answers looked for before they were made: found, not there, not found in time, not looked for',
    labelNames: ['kind', 'result'],
    registers,
  });
  for (const kind of ANSWER_KINDS) for (const result of RESULTS) requests.inc({ kind, result }, 0);
  const added = new Histogram({
    name: 'cache_added_seconds',
    help: 'Time that looking for an answer took',
    buckets: ADDED_BUCKETS,
    registers,
  });
  registry.registerMetric(breakerGauge(cache));
  return ({ kind, result, addedMs }) => {
    requests.inc({ kind, result });
    if (addedMs !== null) added.observe(addedMs / 1000);
  };
}

function breakerGauge(cache: Pick<Cache, 'isAway'>): Gauge {
  return new Gauge({
    name: 'cache_breaker_open',
    help: '1 while nobody looks for answers in a cache that does not answer',
    registers: [],
    collect() {
      this.set(cache.isAway() ? 1 : 0);
    },
  });
}
