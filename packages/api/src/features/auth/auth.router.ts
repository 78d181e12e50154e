import { inviteInput, loginInput, registerInput } from '@earntrack/contract';
import type { Context } from '../../trpc/context.ts';
import { router } from '../../trpc/init.ts';
import { adminProcedure, noInput, publicProcedure } from '../../trpc/procedures.ts';
import { invite, login, logout, register, showSession } from './auth.service.ts';
import type { SignInPort } from './sign-in.port.ts';

export const authRouter = router({
  session: publicProcedure.input(noInput).query(({ ctx }) => showSession(portOf(ctx))),
  register: publicProcedure.input(registerInput).mutation(({ ctx, input }) => register(portOf(ctx), input)),
  login: publicProcedure.input(loginInput).mutation(({ ctx, input }) => login(portOf(ctx), input)),
  logout: publicProcedure.input(noInput).mutation(({ ctx }) => logout(portOf(ctx))),
  invite: adminProcedure
    .input(inviteInput)
    .mutation(({ ctx, input }) => invite(ctx.accounts, ctx.actor, input)),
});

function portOf({ request, ...context }: Context): SignInPort {
  return { ...context, requester: request, setCookie: request.setCookie };
}
