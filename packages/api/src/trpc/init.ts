import { initTRPC } from '@trpc/server';
import type { Context } from './context.ts';
import { formatError } from './error-format.ts';
import type { ProcedureMeta } from './procedure-meta.ts';

const PING_MS = 15_000;

const api = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: formatError,
    // Said here, or NODE_ENV would decide whether strangers are shown stacks.
    isDev: false,
    sse: {
      // Proxies end what is silent for a minute, and a client takes what is silent for two pings for dead.
      ping: { enabled: true, intervalMs: PING_MS },
      client: { reconnectAfterInactivityMs: 2.5 * PING_MS },
    },
  });

export const { router, mergeRouters, procedure, middleware, createCallerFactory } = api;
