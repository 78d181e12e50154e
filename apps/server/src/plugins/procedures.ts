import { type ApiServices, appRouter, refusalOf } from '@earntrack/api/server';
import { AppError } from '@earntrack/contract';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyPluginCallback } from 'fastify';
import { contextOf } from '../request-context.ts';
import { noteRefusal } from './budget-headers.ts';

const MAX_BATCH_SIZE = 20;

/** The router at /trpc. Registered in a scope of its own, since it takes the JSON parser of its scope away. */
export const procedures: FastifyPluginCallback<{ services: ApiServices }> = (app, { services }, done) => {
  const trpcOptions: FastifyTRPCPluginOptions<typeof appRouter>['trpcOptions'] = {
    router: appRouter,
    maxBatchSize: MAX_BATCH_SIZE,
    createContext: ({ req, res }) => contextOf(services, req, res),
    onError({ error, req }) {
      const { code } = refusalOf(error);
      req.errorType ??= code;
      noteRefusal(req, error);
      if (code === 'internal' || code === 'unavailable') req.fault ??= error.cause ?? error;
    },
  };
  app.addHook('onRequest', (_req, reply, next) => {
    reply.header('cache-control', 'no-store');
    next();
  });
  app.addHook<{ Params: { path: string } }>('onRequest', (req, _reply, next) => {
    const isTooMany = (req.params.path ?? '').split(',').length > MAX_BATCH_SIZE;
    next(isTooMany ? tooManyAtOnce() : undefined);
  });
  app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions });
  done();
};

function tooManyAtOnce(): AppError {
  return new AppError('invalid_input', `At most ${MAX_BATCH_SIZE} calls travel in one request.`);
}
