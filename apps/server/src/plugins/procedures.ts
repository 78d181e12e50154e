import { type ApiServices, appRouter, refusalOf } from '@earntrack/api/server';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyPluginCallback } from 'fastify';
import { contextOf } from '../request-context.ts';

const MAX_BATCH_SIZE = 20;
const RETRY_AFTER_SECONDS = '5';
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

/** The router at /trpc. Registered in a scope of its own, since it takes the JSON parser of its scope away. */
export const procedures: FastifyPluginCallback<{ services: ApiServices }> = (app, { services }, done) => {
  const trpcOptions: FastifyTRPCPluginOptions<typeof appRouter>['trpcOptions'] = {
    router: appRouter,
    maxBatchSize: MAX_BATCH_SIZE,
    createContext: ({ req, res }) => contextOf(services, req, res),
    onError({ error, req }) {
      const { code } = refusalOf(error);
      req.errorType ??= code;
      if (code === 'internal' || code === 'unavailable') req.fault ??= error.cause ?? error;
    },
    responseMeta: ({ errors }) =>
      errors.some(({ code }) => code === 'SERVICE_UNAVAILABLE')
        ? { headers: { 'retry-after': RETRY_AFTER_SECONDS } }
        : {},
  };
  app.addHook('onRequest', ({ method }, _reply, next) => {
    // tRPC takes every method there is, and leaves it to each procedure.
    next(METHODS.has(method) ? undefined : Object.assign(new Error('No route'), { statusCode: 404 }));
  });
  app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions });
  done();
};
