import { createHash } from 'node:crypto';
import {
  type ApiServices,
  callOperation,
  openApiDocument,
  OPERATIONS,
  type Operation,
} from '@earntrack/api/server';
import type { FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { headerOf } from '../header-of.ts';
import { refuseProgram } from '../problem.ts';
import { contextOf } from '../request-context.ts';
import { exportRoutes } from './exports.ts';

/** Every procedure of the router as a resource, each a route of its own, so that logs, limits and metrics know it. */
export const restRoutes: FastifyPluginCallback<{ services: ApiServices }> = (app, { services }, done) => {
  app.setErrorHandler(refuseProgram);
  app.all('/*', () => {
    throw Object.assign(new Error('No route'), { statusCode: 404 });
  });
  takeEmptyBodies(app);

  let document: string | null = null;
  app.get('/openapi.json', (_req, reply) => {
    // Made for the first who asks: most starts of a server end without anybody.
    document ??= JSON.stringify(openApiDocument());
    return reply.type('application/json; charset=utf-8').send(document);
  });

  app.register(exportRoutes, { services });
  for (const operation of OPERATIONS) {
    app.route({
      method: operation.method,
      url: operation.path.replace(/\{(\w+)\}/g, ':$1'),
      async handler(req, reply) {
        const ctx = await contextOf(services, req, reply);
        const { isReplay, ...answered } = await callOperation(operation, ctx, {
          path: req.params as Record<string, string>,
          query: new URL(req.url, 'http://localhost').searchParams,
          body: req.body,
          ifMatch: req.headers['if-match'],
          idempotencyKey: headerOf(req, 'idempotency-key'),
        });
        if (isReplay) reply.header('idempotency-replayed', 'true');
        return send(operation, { req, reply, ...answered });
      },
    });
  }
  done();
};

/** Programs say application/json also where there is nothing to say. */
function takeEmptyBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (req, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(req, String(body), done);
  });
}

interface Answering {
  req: FastifyRequest;
  reply: FastifyReply;
  answer: unknown;
  json: string;
}

function send(operation: Operation, { req, reply, answer, json }: Answering): FastifyReply {
  const { version, id, nextCursor } = (answer ?? {}) as Record<string, unknown>;
  reply.type('application/json; charset=utf-8');
  if (operation.isPaged && typeof nextCursor === 'string') reply.header('link', nextLink(req, nextCursor));
  if (operation.makesId && typeof id === 'string') {
    reply.status(201).header('location', `${req.url}/${id}`);
  }
  if (typeof version === 'number') {
    const tag = `"${version}.${createHash('sha256').update(json).digest('base64url').slice(0, 12)}"`;
    reply.header('etag', tag);
    if (req.method === 'GET' && req.headers['if-none-match'] === tag) return reply.status(304).send();
  }
  return reply.send(json);
}

/** The same address with the place where the list goes on (RFC 8288). */
function nextLink({ url }: FastifyRequest, cursor: string): string {
  const next = new URL(url, 'http://localhost');
  next.searchParams.set('cursor', cursor);
  return `<${next.pathname}${next.search}>; rel="next"`;
}
