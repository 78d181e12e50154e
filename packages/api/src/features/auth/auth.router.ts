import {
  changePasswordInput,
  checkPasswordResetInput,
  confirmEmailChangeInput,
  deleteAccountInput,
  endSessionInput,
  inviteInput,
  loginInput,
  registerInput,
  requestEmailChangeInput,
  requestPasswordResetInput,
  resetPasswordInput,
} from '@earntrack/contract';
import type { Context } from '../../trpc/context.ts';
import { router } from '../../trpc/init.ts';
import { adminProcedure, noInput, publicProcedure, signedInProcedure } from '../../trpc/procedures.ts';
import { deleteAccount, invite, login, logout, register, showSession } from './auth.service.ts';
import { endDevice, endOtherDevices, listDevices } from './devices.service.ts';
import { confirmEmailChange, requestEmailChange } from './email-change.service.ts';
import {
  changePassword,
  checkPasswordReset,
  requestPasswordReset,
  resetPassword,
} from './password.service.ts';
import type { SignInPort } from './sign-in.port.ts';

export const authRouter = router({
  session: publicProcedure.input(noInput).query(({ ctx }) => showSession(portOf(ctx))),
  register: publicProcedure.input(registerInput).mutation(({ ctx, input }) => register(portOf(ctx), input)),
  login: publicProcedure.input(loginInput).mutation(({ ctx, input }) => login(portOf(ctx), input)),
  logout: publicProcedure.input(noInput).mutation(({ ctx }) => logout(portOf(ctx))),
  invite: adminProcedure
    .input(inviteInput)
    .mutation(({ ctx, input }) => invite(ctx.accounts, ctx.actor, input)),
  sessions: signedInProcedure.input(noInput).query(({ ctx }) => listDevices(portOf(ctx))),
  endSession: signedInProcedure
    .input(endSessionInput)
    .mutation(({ ctx, input }) => endDevice(portOf(ctx), input)),
  endOtherSessions: signedInProcedure.input(noInput).mutation(({ ctx }) => endOtherDevices(portOf(ctx))),
  changePassword: signedInProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(portOf(ctx), input)),
  requestPasswordReset: publicProcedure
    .input(requestPasswordResetInput)
    .mutation(({ ctx, input }) => requestPasswordReset(portOf(ctx), input)),
  // It changes nothing; as a query its token would stand in the logs of every proxy on the way.
  checkPasswordReset: publicProcedure
    .input(checkPasswordResetInput)
    .mutation(({ ctx, input }) => checkPasswordReset(portOf(ctx), input)),
  resetPassword: publicProcedure
    .input(resetPasswordInput)
    .mutation(({ ctx, input }) => resetPassword(portOf(ctx), input)),
  requestEmailChange: signedInProcedure
    .input(requestEmailChangeInput)
    .mutation(({ ctx, input }) => requestEmailChange(portOf(ctx), input)),
  confirmEmailChange: publicProcedure
    .input(confirmEmailChangeInput)
    .mutation(({ ctx, input }) => confirmEmailChange(portOf(ctx), input)),
  deleteAccount: signedInProcedure
    .input(deleteAccountInput)
    .mutation(({ ctx, input }) => deleteAccount(portOf(ctx), input)),
});

function portOf<Ctx extends Context>({ request, ...context }: Ctx) {
  return {
    ...context,
    requester: request,
    setCookie: request.setCookie,
    afterwards: (name, work) => context.afterwards({ name, requestId: request.requestId }, work),
  } satisfies SignInPort;
}
