import { timingSafeEqual } from 'node:crypto';
import { AppError } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { isLoopbackAddress, isLoopbackHost } from '../loopback.ts';
import type { Metrics } from '../metrics/metrics.ts';

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** The figures for Prometheus: to who knows one of the tokens; where there is none, to this machine itself. */
export const metricsRoute: FastifyPluginCallback<{ metrics: Metrics; tokens: readonly string[] }> = (
  app,
  { metrics, tokens },
  done,
) => {
  app.get('/metrics', async (req, reply) => {
    const isWelcome =
      tokens.length === 0 ? isFromThisMachine(req) : tokens.some((token) => hasToken(req, token));
    if (!isWelcome) throw refused(tokens);
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

function refused(tokens: readonly string[]): AppError {
  return tokens.length === 0
    ? new AppError('forbidden', 'The metrics are open to this machine only, unless METRICS_TOKEN is set.')
    : new AppError('not_signed_in', 'The metrics need "Authorization: Bearer METRICS_TOKEN".');
}
