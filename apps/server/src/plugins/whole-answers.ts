import type { FastifyPluginCallback } from 'fastify';
import fp from 'fastify-plugin';

const plugin: FastifyPluginCallback = (app, _options, done) => {
  app.addHook('onSend', async (_req, reply, payload) => {
    if (!(payload instanceof Response) || payload.body === null) return payload;
    reply.status(payload.status);
    for (const [name, value] of payload.headers) {
      const earlier = name === 'vary' ? reply.getHeader('vary') : undefined;
      reply.header(name, earlier === undefined ? value : `${String(earlier)}, ${value}`);
    }
    if (isJson(payload)) return Buffer.from(await payload.arrayBuffer());
    // tRPC would let a cache keep a stream that it asks about first.
    reply.header('cache-control', 'no-store, no-transform');
    return payload.body;
  });
  done();
};

/** What is no JSON goes on for as long as somebody listens. */
function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('application/json') ?? false;
}

/**
 * Sends what tRPC answers where somebody wants to listen: the stream as it is, and a refusal in its place as bytes of known
 * length. Comes before whatever looks at answers on their way.
 */
export const wholeAnswers = fp(plugin);
