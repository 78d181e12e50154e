import { timingSafeEqual } from 'node:crypto';
import { AppError } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { isLoopbackAddress, isLoopbackHost } from '../loopback.ts';
import type { Metrics } from '../metrics/metrics.ts';

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** The figures for Prometheus: to who knows the token; where there is none, to this machine itself. */
export const metricsRoute: FastifyPluginCallback<{ metrics: Metrics; token: string | null }> = (
  app,
  { metrics, token },
  done,
) => {
  app.get('/metrics', async (req, reply) => {
    const isWelcome = token === null ? isFromThisMachine(req) : hasToken(req, token);
    if (!isWelcome) throw refused(token);
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  done();
};

/** A proxy on this machine is loopback too, and need not say that it is one; but its Host is the public name. */
function isFromThisMachine(req: FastifyRequest): boolean {
  const isProxied = PROXY_HEADERS.some((name) => req.headers[name] !== undefined);
  return isLoopbackAddress(req.socket.remoteAddress) && isLoopbackHost(req.headers.host) && !isProxied;
}

function hasToken(req: FastifyRequest, token: string): boolean {
  const given = Buffer.from(req.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function refused(token: string | null): AppError {
  return token === null
    ? new AppError('forbidden', 'The metrics are open to this machine only, unless METRICS_TOKEN is set.')
    : new AppError('not_signed_in', 'The metrics need "Authorization: Bearer METRICS_TOKEN".');
}
