import type { FastifyReply } from 'fastify';

/** True of an answer that goes on for as long as somebody listens. */
export function isEventStream(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
}
