import { timingSafeEqual } from 'node:crypto';
import { AppError } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import type { Metrics } from '../plugins/metrics.ts';

const LOOPBACK = /^(::ffff:)?127\.|^::1$/;
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** The figures for Prometheus: to this machine itself, or to who knows the token. */
export const metricsRoute: FastifyPluginCallback<{ metrics: Metrics; token: string | null }> = (
  app,
  { metrics, token },
  done,
) => {
  app.get('/metrics', async (req, reply) => {
    if (!isFromThisMachine(req) && !hasToken(req, token)) throw refused(token);
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  done();
};

function isFromThisMachine(req: FastifyRequest): boolean {
  const peer = req.socket.remoteAddress ?? '';
  return LOOPBACK.test(peer) && PROXY_HEADERS.every((name) => req.headers[name] === undefined);
}

function hasToken(req: FastifyRequest, token: string | null): boolean {
  if (token === null) return false;
  const given = Buffer.from(req.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function refused(token: string | null): AppError {
  return token === null
    ? new AppError('forbidden', 'The metrics are open to this machine only, unless METRICS_TOKEN is set.')
    : new AppError('not_signed_in', 'The metrics need "Authorization: Bearer METRICS_TOKEN".');
}
