import { asClient } from '@earntrack/db';
import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';
import { headerOf } from '../header-of.ts';

/** What a page calls itself, so that it knows its own changes again among those that it is told of. */
export const CLIENT_ID = 'x-earntrack-origin';

const registerClientId: FastifyPluginCallback = (app, _options, done) => {
  // After the body has come, whose reading would lose it, and around everything that answers: procedures, resources and files.
  app.addHook('preHandler', (req, _reply, next) => asClient(headerOf(req, CLIENT_ID) ?? null, next));
  done();
};

export const clientId = fp(registerClientId, { name: 'client-id' });
