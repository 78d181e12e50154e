import type { LiveHub } from '@earntrack/api/server';
import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';

interface Options {
  live: LiveHub;
}

const plugin: FastifyPluginCallback<Options> = (app, { live }, done) => {
  app.addHook('preClose', async () => live.close());
  done();
};

/** Ends every stream as soon as the server is to end: it would wait for them for as long as somebody listens. */
export const streamEnding = fp<Options>(plugin);
