import { type ApiServices, appRouter, refusalOf } from '@earntrack/api/server';
import { AppError } from '@earntrack/contract';
import type { TRPCError } from '@trpc/server';
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { answerCalls, isSubscription } from '../procedure-calls.ts';
import { contextOf } from '../request-context.ts';
import { noteRefusal } from './budget-headers.ts';

const MAX_BATCH_SIZE = 20;
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);

interface ProcedureRoute {
  Params: { path: string };
  Querystring: { batch?: unknown; input?: unknown };
}

/** The router at /trpc. Registered in a scope of its own, since bodies stay text in it. */
export const procedures: FastifyPluginCallback<{ services: ApiServices }> = (app, { services }, done) => {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_req, body, parsed) => {
    parsed(null, body);
  });
  app.addHook('onRequest', ({ method }, _reply, next) => {
    next(METHODS.has(method) ? undefined : Object.assign(new Error('No route'), { statusCode: 404 }));
  });
  app.addHook<ProcedureRoute>('onRequest', (req, _reply, next) => {
    const isTooMany = req.params.path.split(',').length > MAX_BATCH_SIZE;
    next(isTooMany ? tooManyAtOnce() : undefined);
  });
  app.all<ProcedureRoute>('/trpc/:path', (req, reply) =>
    isSubscription(req.params.path) ? stream(services, req, reply) : answer(services, req, reply),
  );
  done();
};

async function answer(
  services: ApiServices,
  req: FastifyRequest<ProcedureRoute>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Whoever asks for headers alone asks for no work.
  if (req.method === 'HEAD') return reply.status(204).send();
  const isReading = req.method === 'GET';
  const input = isReading ? req.query.input : req.body;
  const { status, json } = await answerCalls({
    path: req.params.path,
    isBatch: req.query.batch === '1',
    isReading,
    input: typeof input === 'string' ? input : undefined,
    createContext: () => contextOf(services, req, reply),
    onError: (error) => noteError(req, error),
  });
  return reply.status(status).type('application/json').send(json);
}

/** What goes on telling is left to the library. */
async function stream(
  services: ApiServices,
  req: FastifyRequest<ProcedureRoute>,
  res: FastifyReply,
): Promise<void> {
  await fastifyRequestHandler({
    router: appRouter,
    req,
    res,
    path: req.params.path,
    createContext: () => contextOf(services, req, res),
    onError: ({ error }) => noteError(req, error),
  });
}

/** For the log and for Retry-After. */
function noteError(req: FastifyRequest, error: TRPCError): void {
  const { code } = refusalOf(error);
  req.errorType ??= code;
  noteRefusal(req, error);
  if (code === 'internal' || code === 'unavailable') req.fault ??= error.cause ?? error;
}

function tooManyAtOnce(): AppError {
  return new AppError('invalid_input', `At most ${MAX_BATCH_SIZE} calls travel in one request.`);
}
