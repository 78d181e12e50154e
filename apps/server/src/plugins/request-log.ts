import { appRouter } from '@earntrack/api/server';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { LEFT_STATUS, whenEnded } from '../answer-end.ts';
import { failureBody, failureOf, isFault } from '../failure.ts';
import { fieldsOfWork } from '../work/fields-of-work.ts';
import { noteRefusal } from './budget-headers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The user whose session or token came with the request. */
    userId: string | null;
    /** The code of what went wrong, if anything did. */
    errorType: string | null;
    /** What was thrown, where it was not a plain refusal. */
    fault: unknown;
  }
}

const PROCEDURES: ReadonlySet<string> = new Set(Object.keys(appRouter._def.procedures));

/** Stand for every address that cannot be read, so that no log and no answer repeats it, with the status of their refusal. */
export const UNREADABLE_ADDRESSES = { unreadable: '/api/unreadable', tooLong: '/api/too-long' } as const;
const STATUS_OF: ReadonlyMap<string, number> = new Map([
  [UNREADABLE_ADDRESSES.unreadable, 400],
  [UNREADABLE_ADDRESSES.tooLong, 414],
]);

const plugin: FastifyPluginCallback = (app, _options, done) => {
  app.decorateRequest('userId', null);
  app.decorateRequest('errorType', null);
  app.decorateRequest('fault', null);

  app.addHook('onRequest', (req, reply, next) => {
    reply.header('x-request-id', req.id);
    next();
  });

  app.setErrorHandler((fault, req, reply) => {
    const failure = failureOf(fault);
    req.errorType = failure.code;
    noteRefusal(req, fault);
    if (isFault(failure)) req.fault = fault;
    return reply.status(failure.status).send(failureBody(failure, req.id));
  });

  app.setNotFoundHandler((req, reply) => {
    const statusCode = STATUS_OF.get(req.url) ?? 404;
    const failure = failureOf(Object.assign(new Error('No route'), { statusCode }));
    req.errorType = failure.code;
    return reply.status(failure.status).send(failureBody(failure, req.id));
  });

  whenEnded(app, writeLine);
  done();
};

function writeLine(req: FastifyRequest, reply: FastifyReply, status: number): void {
  const procedures = proceduresOf(req.params);
  const line = {
    endpoint: req.routeOptions.url ?? 'unknown',
    method: req.method,
    status,
    duration_ms: Math.round(reply.elapsedTime * 10) / 10,
    user_id: req.userId,
    ...fieldsOfWork({ run: null, stretch: req.stretch }),
    ...(procedures ? { procedures } : {}),
    ...errorTypeOf(req, status),
    ...(req.fault ? { err: req.fault } : {}),
  };
  if (isFault({ status, code: req.errorType }) || req.fault) req.log.error(line, 'request failed');
  else if (status >= 400 || req.errorType) req.log.warn(line, 'request refused');
  else req.log.info(line, 'request completed');
}

/** A failure always says its kind, also where nothing was thrown. */
function errorTypeOf({ errorType }: FastifyRequest, status: number): { error_type?: string } {
  if (errorType) return { error_type: errorType };
  if (status < 400) return {};
  return { error_type: status === LEFT_STATUS ? 'left_early' : 'refused' };
}

/** One line for every request, whatever became of it; faults are logged in it, and nowhere else. */
export const requestLog = fp(plugin);

function proceduresOf(params: unknown): string[] | null {
  if (typeof params !== 'object' || params === null || !('path' in params)) return null;
  const names = String(params.path).split(',');
  return names.filter((name) => PROCEDURES.has(name));
}
