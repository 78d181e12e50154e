import { inviteInput, loginInput, registerInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { adminProcedure, noInput, publicProcedure } from '../../trpc/procedures.ts';
import { invite, login, logout, register, showSession } from './auth.service.ts';

export const authRouter = router({
  session: publicProcedure.input(noInput).query(({ ctx }) => showSession(ctx)),
  register: publicProcedure.input(registerInput).mutation(({ ctx, input }) => register(ctx, input)),
  login: publicProcedure.input(loginInput).mutation(({ ctx, input }) => login(ctx, input)),
  logout: publicProcedure.input(noInput).mutation(({ ctx }) => logout(ctx)),
  invite: adminProcedure.input(inviteInput).mutation(({ ctx, input }) => invite(ctx, input)),
});
