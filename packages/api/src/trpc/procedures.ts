import { AppError } from '@earntrack/contract';
import { z } from 'zod';
import type { Actor } from '../actor.ts';
import { middleware, procedure } from './init.ts';
import { refusalOf } from './refusals.ts';
import { trpcErrorOf } from './trpc-error.ts';

/** For procedures that ask nothing: no input, or an empty object. */
export const noInput = z.strictObject({}).optional();

const answered = middleware(async ({ ctx, path, next }) => {
  const startedAt = performance.now();
  const result = await next();
  const error = result.ok ? null : trpcErrorOf(result.error);
  const outcome = error === null ? 'ok' : refusalOf(error).code;
  ctx.onProcedure({ path, outcome, durationMs: performance.now() - startedAt });
  if (error !== null) throw error;
  return result;
});

const signedIn = middleware(({ ctx, next }) => {
  if (ctx.session === null) throw new AppError('not_signed_in', 'Sign in to go on.');
  const actor: Actor = { userId: ctx.session.userId, now: ctx.now() };
  return next({ ctx: { ...ctx, session: ctx.session, actor } });
});

/** Anybody may call it. */
export const publicProcedure = procedure.use(answered);

/** Somebody who is signed in. */
export const signedInProcedure = publicProcedure.use(signedIn);

/** The operator of this installation. */
export const adminProcedure = signedInProcedure.use(async ({ ctx, next }) => {
  const account = await ctx.accounts.findAccount(ctx.actor.userId);
  if (account?.role !== 'admin')
    throw new AppError('forbidden', 'Only the operator of this installation may do this.');
  return next();
});
