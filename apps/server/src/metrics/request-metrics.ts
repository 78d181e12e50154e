import { HTTP_STATUS } from '@earntrack/api/server';
import type { FastifyRequest } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';
import { LEFT_STATUS } from '../answer-end.ts';
import { LATENCY_BUCKETS } from './latency-buckets.ts';

/** What maintenance refuses is no failure of anybody's, and is counted under a word of its own. */
const READ_ONLY = 'read_only';
const OF_REFUSALS = [...new Set<number>(Object.values(HTTP_STATUS))].map(String);
/** Done, partly done (a batch), left before the answer, refused, or asked of a server that is leaving. */
const KNOWN_STATUS = ['200', '207', String(LEFT_STATUS), ...OF_REFUSALS];
/** Nothing new since, and "ask another one": both are said to who reads alone. */
const KNOWN_OF_READING = ['304', '502'];
/** Made, done without a word, and bodies that are too large or of another kind. */
const KNOWN_OF_CHANGING = ['201', '204', '413', '415', READ_ONLY];
/** Of what is no route: addresses that are too long have none. */
const KNOWN_OF_NO_ROUTE = ['414'];
const NO_ROUTE = 'unknown';
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
      const ofMethod = method === 'GET' ? KNOWN_OF_READING : KNOWN_OF_CHANGING;
      const ofRoute = route === NO_ROUTE ? KNOWN_OF_NO_ROUTE : [];
      for (const status of [...KNOWN_STATUS, ...ofMethod, ...ofRoute])
        requests.inc({ method, route, status }, 0);
    },
    done(req: FastifyRequest, { statusCode: status, elapsedTime, isStream }: Answered) {
      const method = KNOWN_METHODS.has(req.method) ? req.method : 'OTHER';
      const counted = req.errorType === 'read_only' ? READ_ONLY : String(status);
      const labels = { method, route: req.routeOptions.url ?? NO_ROUTE, status: counted };
      requests.inc(labels);
      // A stream lasts as long as somebody looks, which says nothing of how quick anything was.
      if (!isStream) durations.observe(labels, elapsedTime / 1000);
    },
  };
}
