import { ANSWER_KINDS, type AskedAnswer } from '@earntrack/api/server';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const RESULTS = ['hit', 'miss', 'error', 'bypass'] as const;
const ADDED_BUCKETS = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1];

/** The figures of the cache: told about each answer that was looked for. */
export function cacheMetrics(registers: Registry[]): (asked: AskedAnswer) => void {
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
  return ({ kind, result, addedMs }) => {
    requests.inc({ kind, result });
    if (addedMs !== null) added.observe(addedMs / 1000);
  };
}

/** Whether the cache is left alone for a while. */
export function breakerMetrics(registers: Registry[], isAway: () => boolean): Gauge {
  return new Gauge({
    name: 'cache_breaker_open',
    help: '1 while nobody looks for answers in a cache that does not answer',
    registers,
    collect() {
      this.set(isAway() ? 1 : 0);
    },
  });
}
