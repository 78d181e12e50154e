import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { TracedActor } from '../actor.ts';
import { requireCaller, requireScope } from '../caller.ts';
import { requireWritable } from '../features/status/index.ts';
import { spendCall } from '../limits/spend-call.ts';
import type { Context } from './context.ts';
import { trpcErrorOf } from './trpc-error.ts';
import type { PlainOperation } from '../rest/plain-operations.ts';

/**
 * Does what an operation beside the router is for, where whoever asks is somebody who may. What it throws is told as the
 * faults of procedures are: refusalOf puts it into words.
 */
export async function callPlain<Answer>(
  { scope, budget }: Pick<PlainOperation, 'scope' | 'budget'>,
  ctx: Context,
  run: (actor: TracedActor) => Promise<Answer>,
): Promise<Answer> {
  try {
    if (budget !== null) await spendCall(ctx, budget);
    const caller = requireCaller(ctx);
    if (scope !== null) requireScope(caller, scope);
    if (scope === 'write' || scope === 'import') requireWritable(ctx.board, ctx.now());
    return await run({ userId: caller.userId, now: ctx.now(), origin: ctx.origin });
  } catch (cause) {
    const code = cause instanceof ZodError ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
    throw trpcErrorOf(new TRPCError({ code, cause }));
  }
}
