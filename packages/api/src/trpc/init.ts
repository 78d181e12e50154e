import { initTRPC } from '@trpc/server';
import type { Context } from './context.ts';
import { formatError } from './error-format.ts';

const api = initTRPC.context<Context>().create({ errorFormatter: formatError });

export const { router, procedure, middleware, createCallerFactory } = api;
