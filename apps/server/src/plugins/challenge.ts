import { challengeOf } from '@earntrack/api/server';
import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';

const plugin: FastifyPluginCallback = (app, _options, done) => {
  app.addHook('onSend', async (req, reply) => {
    const value = challengeOf(req.errorType, /^bearer\b/i.test(req.headers.authorization ?? ''));
    if (value !== null) reply.header('www-authenticate', value);
  });
  done();
};

/** Tells a program that is refused for who it is, in the header for that, whether a fresh token would help. */
export const challenge = fp(plugin);
