import type { FastifyReply } from 'fastify';

/** True of an answer that goes on for as long as somebody listens. */
export function isEventStream(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
}

/** A stream that its listener left was never finished, so that nothing else says that it has ended. */
export function whenLeft(reply: FastifyReply, act: () => void): void {
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished && isEventStream(reply)) act();
  });
}
