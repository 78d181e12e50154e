import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { whenEnded } from '../answer-end.ts';
import type { Stretch, Tracing } from '../tracing/tracing.port.ts';
import { doing } from '../work/current-work.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Its stretch of a trace; null where nothing is traced. */
    stretch: Stretch | null;
  }
}

interface Parts {
  tracing: Tracing | null;
}

const plugin: FastifyPluginCallback<Parts> = (app, { tracing }, done) => {
  app.decorateRequest('stretch', null);
  if (tracing !== null) traceRequests(app, tracing);
  // After the body has come, whose reading would lose it, and around everything that answers.
  app.addHook('preHandler', ({ id: requestId, stretch }, _reply, next) =>
    doing({ requestId, procedure: null, run: null, stretch }, next),
  );
  done();
};

function traceRequests(app: Parameters<typeof plugin>[0], tracing: Tracing): void {
  app.addHook('onRequest', (req, _reply, next) => {
    req.stretch = tracing.beginRequest(req.method, req.headers);
    next();
  });
  whenEnded(app, (req, reply, status) => endStretch(req, reply, status));
}

/** Named by its route, which is not known where it begins; never by its address. */
function endStretch(
  { stretch, method, routeOptions, id }: FastifyRequest,
  _reply: FastifyReply,
  status: number,
) {
  if (stretch === null) return;
  const route = routeOptions.url ?? 'unknown';
  stretch.note({
    name: `${method} ${route}`,
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'earntrack.request_id': id,
  });
  if (status >= 500) stretch.fail(String(status));
  stretch.end();
}

/** Makes what a request does known as its doing, to logs, traces and the database. */
export const requestWork = fp<Parts>(plugin, { name: 'request-work' });
