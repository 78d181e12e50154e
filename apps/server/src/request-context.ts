import { type ApiServices, type Context, createContext } from '@earntrack/api/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noteSpent } from './plugins/budget-headers.ts';

/** Finds out who asks, for the procedures and for the log. */
export async function contextOf(
  services: ApiServices,
  req: FastifyRequest,
  reply: FastifyReply,
): Promise<Context> {
  const ctx = await createContext(services, {
    requestId: req.id,
    address: req.ip,
    userAgent: req.headers['user-agent'] ?? '',
    cookieHeader: req.headers.cookie,
    authorization: req.headers.authorization,
    setCookie: (value) => void reply.header('set-cookie', value),
    noteSpent: (spent) => noteSpent(req, spent),
  });
  req.userId = ctx.caller?.userId ?? null;
  return ctx;
}
