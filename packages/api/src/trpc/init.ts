import { initTRPC } from '@trpc/server';
import type { Context } from './context.ts';
import { formatError } from './error-format.ts';
import type { ProcedureMeta } from './procedure-meta.ts';

const api = initTRPC.context<Context>().meta<ProcedureMeta>().create({
  errorFormatter: formatError,
  // Said here, or NODE_ENV would decide whether strangers are shown stacks.
  isDev: false,
});

export const { router, procedure, middleware, createCallerFactory } = api;
