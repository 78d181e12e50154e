import { AppError } from '@earntrack/contract';
import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';

interface Parts {
  isServing: () => boolean;
}

const plugin: FastifyPluginCallback<Parts> = (app, { isServing }, done) => {
  app.addHook('onRequest', (_req, _reply, next) => next(isServing() ? undefined : databaseAway()));
  done();
};

/** Refuses what needs the database until it was found fit: nothing is asked of a schema that nobody looked at. */
export const firstContact = fp<Parts>(plugin);

export function databaseAway(): AppError {
  return new AppError('unavailable', 'The database does not answer right now. Please try again in a moment.');
}
