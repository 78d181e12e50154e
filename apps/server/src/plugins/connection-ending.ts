import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';

const ASKED_TWICE: ReadonlySet<string> = new Set(['GET', 'HEAD']);
/** Whoever watches an instance that leaves wants to know of this one. */
const WATCHED = /^\/(?:api\/v1\/)?(?:health|metrics)\b/;

/**
 * Becomes a 502, in the words of a server that shuts down. Not the 503 of one that has too much to do: a balancer that asked elsewhere for
 * that, and left alone who says it, would take one instance after the other away under load.
 */
class LeavingError extends Error {
  readonly statusCode = 502;
}

const plugin: FastifyPluginCallback<{ isDraining: () => boolean }> = (app, { isDraining }, done) => {
  // A balancer asks the next instance what was refused here, and sends nothing more once two were. Only what reads can be asked twice:
  // what changes something is taken in for as long as anybody sends it.
  app.addHook('onRequest', (req, _reply, next) => {
    const isLeaving = isDraining() && app.server.listening;
    if (!isLeaving || !ASKED_TWICE.has(req.method) || WATCHED.test(req.url)) return next();
    next(new LeavingError('this instance is leaving'));
  });
  app.addHook('onSend', async (_req, reply) => {
    if (isDraining()) reply.header('connection', 'close');
  });
  // An answer that had begun before the drain promised to keep its connection alive, and Node would keep that promise. Before the port is
  // closed somebody may just be sending over a connection that looks idle.
  app.addHook('onResponse', (_req, _reply, next) => {
    if (isDraining() && !app.server.listening) app.server.closeIdleConnections();
    next();
  });
  done();
};

/** Ends each connection of a draining server with its answer: a connection that is kept alive would keep the server from ending. */
export const connectionEnding = fp<{ isDraining: () => boolean }>(plugin);
