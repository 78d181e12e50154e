import type { ProcedureRun } from '@earntrack/api/server';
import type { PoolStats } from '@earntrack/db';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isEventStream, whenEnded } from '../answer-end.ts';
import { memoryLimitGauge } from './memory-limit-gauge.ts';

const LATENCY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
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

/** Others are rare enough to be born with their first request. */
const COUNTED_FROM_BIRTH: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

interface Answered {
  statusCode: number;
  elapsedTime: number;
  isStream: boolean;
}

export type Metrics = ReturnType<typeof createMetrics>;

/** The figures of one server, under the names that dashboards and alerts ask for. Labels are bounded: no urls, no users. */
export function createMetrics(poolStats: () => PoolStats, countStreams: () => number) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
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
  const procedures = new Histogram({
    name: 'trpc_procedure_duration_seconds',
    help: 'Time of one procedure, by how it ended',
    labelNames: ['procedure', 'outcome'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  registry.registerMetric(poolGauge(poolStats));
  registry.registerMetric(streamGauge(countStreams));
  registry.registerMetric(memoryLimitGauge());
  return {
    registry,
    /** Makes the counters of a route exist before its first request, so that a first error is seen as an increase. */
    expect(method: string, route: string) {
      for (const status of KNOWN_STATUS) requests.inc({ method, route, status }, 0);
    },
    requestDone(req: FastifyRequest, { statusCode: status, elapsedTime, isStream }: Answered) {
      const method = KNOWN_METHODS.has(req.method) ? req.method : 'OTHER';
      const labels = { method, route: req.routeOptions.url ?? 'unknown', status: String(status) };
      requests.inc(labels);
      // A stream lasts as long as somebody looks, which says nothing of how quick anything was.
      if (!isStream) durations.observe(labels, elapsedTime / 1000);
    },
    procedureDone({ path, outcome, durationMs }: ProcedureRun) {
      procedures.observe({ procedure: path, outcome }, durationMs / 1000);
    },
  };
}

function poolGauge(poolStats: () => PoolStats): Gauge {
  return new Gauge({
    name: 'db_pool_connections',
    help: 'Connections to the database by state, requests waiting for one, and the most there may be',
    labelNames: ['state'],
    registers: [],
    collect() {
      for (const [state, count] of Object.entries(poolStats())) this.set({ state }, count);
    },
  });
}

function streamGauge(countStreams: () => number): Gauge {
  return new Gauge({
    name: 'live_streams',
    help: 'Streams of changes that are open',
    registers: [],
    collect() {
      this.set(countStreams());
    },
  });
}

const plugin: FastifyPluginCallback<{ metrics: Metrics }> = (app, { metrics }, done) => {
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (COUNTED_FROM_BIRTH.has(each)) metrics.expect(each, url);
  });
  metrics.expect('GET', 'unknown');
  whenEnded(app, (req, reply, statusCode) => {
    metrics.requestDone(req, { statusCode, elapsedTime: reply.elapsedTime, isStream: isEventStream(reply) });
  });
  done();
};

/** Counts every request, and every route from its birth. */
export const requestMetrics = fp<{ metrics: Metrics }>(plugin);
