import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What a request is said to have got whose answer had not begun when whoever asked left: nginx calls it so too. */
export const LEFT_STATUS = 499;

/** True of an answer that goes on for as long as somebody listens. */
export function isEventStream(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
}

type Act = (req: FastifyRequest, reply: FastifyReply, status: number) => void;

/** What is to be done at the end of each answer of an instance. */
const actsOf = new WeakMap<FastifyInstance, Act[]>();

/**
 * Acts once for every request: when its answer is finished, or as soon as whoever asked has left. All that act listen to an answer
 * together: with a listener for each, Node takes an answer that is streamed for one that leaks.
 */
export function whenEnded(app: FastifyInstance, act: Act): void {
  const known = actsOf.get(app);
  if (known) known.push(act);
  else {
    const acts = [act];
    actsOf.set(app, acts);
    listen(app, (...ended) => acts.forEach((each) => each(...ended)));
  }
}

function listen(app: FastifyInstance, act: Act): void {
  const ended = new WeakSet<FastifyReply>();
  const end = (req: FastifyRequest, reply: FastifyReply, status: number) => {
    if (ended.has(reply)) return;
    ended.add(reply);
    act(req, reply, status);
  };
  app.addHook('onRequest', (req, reply, next) => {
    // Fastify tells of finished answers alone.
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished)
        end(req, reply, reply.raw.headersSent ? reply.statusCode : LEFT_STATUS);
    });
    next();
  });
  app.addHook('onResponse', (req, reply, next) => {
    end(req, reply, reply.statusCode);
    next();
  });
}
