import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';

const plugin: FastifyPluginCallback<{ isDraining: () => boolean }> = (app, { isDraining }, done) => {
  app.addHook('onSend', async (_req, reply) => {
    if (isDraining()) reply.header('connection', 'close');
  });
  // An answer that had begun before the drain promised to keep its connection alive, and Node would keep that promise.
  app.addHook('onResponse', (_req, _reply, next) => {
    if (isDraining()) app.server.closeIdleConnections();
    next();
  });
  done();
};

/** Ends each connection of a draining server with its answer: a connection that is kept alive would keep the server from ending. */
export const connectionEnding = fp<{ isDraining: () => boolean }>(plugin);
