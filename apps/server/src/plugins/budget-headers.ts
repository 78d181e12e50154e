import { type Budget, BUDGET_SECONDS, retryAfterOf, type Spent } from '@earntrack/api/server';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyRequest {
    /** How the budgets stand that were paid from. */
    spent: Map<Budget, Spent> | null;
    /** When what was refused may be asked again, in seconds. */
    retryAfterSeconds: number | null;
  }
}

const plugin: FastifyPluginCallback = (app, _options, done) => {
  app.decorateRequest('spent', null);
  app.decorateRequest('retryAfterSeconds', null);
  app.addHook('onSend', async (req, reply) => {
    if (req.retryAfterSeconds !== null) reply.header('retry-after', req.retryAfterSeconds);
    if (req.spent === null) return;
    const all = [...req.spent.values()];
    reply.header(
      'ratelimit-policy',
      list(all, ({ size }) => `q=${size};w=${BUDGET_SECONDS}`),
    );
    reply.header(
      'ratelimit',
      list(all, ({ left, secondsLeft }) => `r=${left};t=${secondsLeft}`),
    );
  });
  done();
};

/**
 * Says how much is left, as draft-ietf-httpapi-ratelimit-headers-11 does, and when to come back where nothing is. One request
 * may carry many calls that are paid from several budgets: each is named once, as it stands after the last of them.
 */
export const budgetHeaders = fp(plugin);

/** For the headers of the answer. */
export function noteSpent(req: FastifyRequest, spent: Spent): void {
  req.spent ??= new Map();
  const known = req.spent.get(spent.budget);
  if (known === undefined || spent.left <= known.left) req.spent.set(spent.budget, spent);
}

/** For the Retry-After of the answer: of many refusals, the one that lasts longest. */
export function noteRefusal(req: FastifyRequest, fault: unknown): void {
  const seconds = retryAfterOf(fault);
  if (seconds !== null) req.retryAfterSeconds = Math.max(req.retryAfterSeconds ?? 0, seconds);
}

function list(all: readonly Spent[], parameters: (spent: Spent) => string): string {
  return all.map((spent) => `"${spent.budget}";${parameters(spent)}`).join(', ');
}
