import type { FastifyRequest } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';
import { LATENCY_BUCKETS } from './latency-buckets.ts';

const KNOWN_STATUS = ['200', '201', '207', '400', '401', '403', '404', '409', '429', '500', '503'];
const KNOWN_METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

export interface Answered {
  statusCode: number;
  elapsedTime: number;
  isStream: boolean;
}

/** What was asked and answered, by route pattern. */
export function requestMetrics(registers: Registry[]) {
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  return {
    /** Makes the counters of a route exist before its first request, so that a first error is seen as an increase. */
    expect(method: string, route: string) {
      for (const status of KNOWN_STATUS) requests.inc({ method, route, status }, 0);
    },
    done(req: FastifyRequest, { statusCode: status, elapsedTime, isStream }: Answered) {
      const method = KNOWN_METHODS.has(req.method) ? req.method : 'OTHER';
      // What maintenance refuses is no failure of anybody's.
      const counted = req.errorType === 'read_only' ? 'read_only' : String(status);
      const labels = { method, route: req.routeOptions.url ?? 'unknown', status: counted };
      requests.inc(labels);
      // A stream lasts as long as somebody looks, which says nothing of how quick anything was.
      if (!isStream) durations.observe(labels, elapsedTime / 1000);
    },
  };
}
