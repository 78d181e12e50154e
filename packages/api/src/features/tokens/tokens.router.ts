import {
  callerView,
  programLoginInput,
  programSignedOutView,
  refreshTokenInput,
  tokenPairView,
} from '@earntrack/contract';
import type { Context } from '../../trpc/context.ts';
import { router } from '../../trpc/init.ts';
import { callerProcedure, noInput, publicProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { refreshTokens, revokeTokens, showCaller, signInProgram } from './tokens.service.ts';

export const tokensRouter = router({
  login: publicProcedure
    .meta({ isOpen: true, rest: { method: 'POST', path: '/auth/login' } })
    .input(programLoginInput)
    .output(shows(tokenPairView))
    .mutation(({ ctx, input }) => signInProgram(portOf(ctx), input)),
  refresh: publicProcedure
    .meta({ isOpen: true, rest: { method: 'POST', path: '/auth/refresh' } })
    .input(refreshTokenInput)
    .output(shows(tokenPairView))
    .mutation(({ ctx, input }) => refreshTokens(ctx, input)),
  revoke: publicProcedure
    .meta({ isOpen: true, rest: { method: 'POST', path: '/auth/logout' } })
    .input(refreshTokenInput)
    .output(shows(programSignedOutView))
    .mutation(({ ctx, input }) => revokeTokens(ctx, input)),
  test: callerProcedure
    .meta({ rest: { method: 'POST', path: '/auth/test' } })
    .input(noInput)
    .output(shows(callerView))
    .mutation(({ ctx }) => showCaller(ctx.caller)),
});

function portOf(ctx: Context) {
  const { requestId } = ctx.request;
  return {
    ...ctx,
    afterwards: (name: string, work: () => Promise<void>) => ctx.afterwards({ name, requestId }, work),
  };
}
