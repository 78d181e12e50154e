import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long its body may take to arrive, where that is longer than usual. */
    bodyTimeoutMs?: number;
  }
}

interface Deadline {
  usualMs: number;
}

const plugin: FastifyPluginCallback<Deadline> = (app, { usualMs }, done) => {
  app.addHook('onRequest', (req, reply, next) => {
    if (hasBody(req)) {
      const cutOff = () => void app.server.emit('clientError', tooLate(), req.raw.socket);
      const timer = setTimeout(cutOff, req.routeOptions.config.bodyTimeoutMs ?? usualMs);
      const stop = () => clearTimeout(timer);
      for (const ending of ['end', 'close']) req.raw.once(ending, stop);
      // Who is refused before their body is read may never be heard to its end.
      for (const ending of ['finish', 'close']) reply.raw.once(ending, stop);
    }
    next();
  });
  done();
};

/** Cuts off who begins a body and does not go on with it: Node knows one limit alone, for the largest body of all. */
export const bodyDeadline = fp<Deadline>(plugin);

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** As Node itself says it of a whole request. */
function tooLate(): Error {
  return Object.assign(new Error('The body took too long'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
}
