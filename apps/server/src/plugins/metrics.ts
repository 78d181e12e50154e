import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';
import { isEventStream, whenEnded } from '../answer-end.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** Others are rare enough to be born with their first request. */
const COUNTED_FROM_BIRTH: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

type Requests = Pick<Metrics, 'requests'>;

const plugin: FastifyPluginCallback<Requests> = (app, { requests }, done) => {
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (COUNTED_FROM_BIRTH.has(each)) requests.expect(each, url);
  });
  requests.expect('GET', 'unknown');
  whenEnded(app, (req, reply, statusCode) => {
    requests.done(req, { statusCode, elapsedTime: reply.elapsedTime, isStream: isEventStream(reply) });
  });
  done();
};

/** Counts every request, and every route from its birth. */
export const requestMetrics = fp<Requests>(plugin);
