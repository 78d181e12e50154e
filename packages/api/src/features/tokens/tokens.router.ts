import { loginInput, refreshTokenInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { callerProcedure, noInput, publicProcedure } from '../../trpc/procedures.ts';
import { refreshTokens, revokeTokens, signInProgram } from './tokens.service.ts';
import { callerView } from './tokens.view.ts';

export const tokensRouter = router({
  login: publicProcedure
    .meta({ rest: { method: 'POST', path: '/auth/login' } })
    .input(loginInput)
    .mutation(({ ctx, input }) => signInProgram({ ...ctx, requester: ctx.request }, input)),
  refresh: publicProcedure
    .meta({ rest: { method: 'POST', path: '/auth/refresh' } })
    .input(refreshTokenInput)
    .mutation(({ ctx, input }) => refreshTokens(ctx.programs, input)),
  revoke: publicProcedure
    .meta({ rest: { method: 'POST', path: '/auth/logout' } })
    .input(refreshTokenInput)
    .mutation(({ ctx, input }) => revokeTokens(ctx.programs, input)),
  test: callerProcedure
    .meta({ rest: { method: 'POST', path: '/auth/test' } })
    .input(noInput)
    .mutation(({ ctx }) => callerView(ctx.caller)),
});
