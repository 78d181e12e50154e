import {
  beginSecondFactorInput,
  changePasswordInput,
  checkPasswordResetInput,
  confirmEmailChangeInput,
  confirmLoginInput,
  confirmSecondFactorInput,
  deleteAccountInput,
  endSessionInput,
  inviteInput,
  loginInput,
  registerInput,
  requestEmailChangeInput,
  requestPasswordResetInput,
  resetPasswordInput,
  secondFactorProofInput,
} from '@earntrack/contract';
import type { Context } from '../../trpc/context.ts';
import { router } from '../../trpc/init.ts';
import { noInput, operatorProcedure, publicProcedure, sessionProcedure } from '../../trpc/procedures.ts';
import { deleteAccount, invite, login, logout, register, showSession } from './auth.service.ts';
import { endDevice, endOtherDevices, listDevices } from './devices.service.ts';
import { confirmEmailChange, requestEmailChange } from './email-change.service.ts';
import {
  changePassword,
  checkPasswordReset,
  requestPasswordReset,
  resetPassword,
} from './password.service.ts';
import {
  beginSecondFactor,
  confirmLogin,
  confirmSecondFactor,
  renewRecoveryCodes,
  showSecondFactor,
  turnOffSecondFactor,
} from './second-factor.service.ts';
import type { SignInPort } from './sign-in.port.ts';

/** Nobody has to be signed in, and what it leaves is a cookie: programs have tokens. */
const browserProcedure = publicProcedure.meta({ rest: false });

export const authRouter = router({
  session: browserProcedure.input(noInput).query(({ ctx }) => showSession(portOf(ctx))),
  register: browserProcedure.input(registerInput).mutation(({ ctx, input }) => register(portOf(ctx), input)),
  login: browserProcedure.input(loginInput).mutation(({ ctx, input }) => login(portOf(ctx), input)),
  confirmLogin: browserProcedure
    .input(confirmLoginInput)
    .mutation(({ ctx, input }) => confirmLogin(portOf(ctx), input)),
  logout: browserProcedure.input(noInput).mutation(({ ctx }) => logout(portOf(ctx))),
  invite: operatorProcedure('accounts')
    .input(inviteInput)
    .mutation(({ ctx, input }) => invite(ctx.accounts, ctx.actor, input)),
  sessions: sessionProcedure.input(noInput).query(({ ctx }) => listDevices(portOf(ctx))),
  endSession: sessionProcedure
    .input(endSessionInput)
    .mutation(({ ctx, input }) => endDevice(portOf(ctx), input)),
  endOtherSessions: sessionProcedure.input(noInput).mutation(({ ctx }) => endOtherDevices(portOf(ctx))),
  changePassword: sessionProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(portOf(ctx), input)),
  requestPasswordReset: browserProcedure
    .input(requestPasswordResetInput)
    .mutation(({ ctx, input }) => requestPasswordReset(portOf(ctx), input)),
  // It changes nothing; as a query its token would stand in the logs of every proxy on the way.
  checkPasswordReset: browserProcedure
    .input(checkPasswordResetInput)
    .mutation(({ ctx, input }) => checkPasswordReset(portOf(ctx), input)),
  resetPassword: browserProcedure
    .input(resetPasswordInput)
    .mutation(({ ctx, input }) => resetPassword(portOf(ctx), input)),
  requestEmailChange: sessionProcedure
    .input(requestEmailChangeInput)
    .mutation(({ ctx, input }) => requestEmailChange(portOf(ctx), input)),
  confirmEmailChange: browserProcedure
    .input(confirmEmailChangeInput)
    .mutation(({ ctx, input }) => confirmEmailChange(portOf(ctx), input)),
  secondFactor: sessionProcedure.input(noInput).query(({ ctx }) => showSecondFactor(portOf(ctx))),
  beginSecondFactor: sessionProcedure
    .input(beginSecondFactorInput)
    .mutation(({ ctx, input }) => beginSecondFactor(portOf(ctx), input)),
  confirmSecondFactor: sessionProcedure
    .input(confirmSecondFactorInput)
    .mutation(({ ctx, input }) => confirmSecondFactor(portOf(ctx), input)),
  renewRecoveryCodes: sessionProcedure
    .input(secondFactorProofInput)
    .mutation(({ ctx, input }) => renewRecoveryCodes(portOf(ctx), input)),
  turnOffSecondFactor: sessionProcedure
    .input(secondFactorProofInput)
    .mutation(({ ctx, input }) => turnOffSecondFactor(portOf(ctx), input)),
  deleteAccount: sessionProcedure
    .input(deleteAccountInput)
    .mutation(({ ctx, input }) => deleteAccount(portOf(ctx), input)),
});

function portOf<Ctx extends Context>({ request, ...context }: Ctx) {
  return {
    ...context,
    setCookie: request.setCookie,
    afterwards: (name, work) => context.afterwards({ name, requestId: request.requestId }, work),
  } satisfies SignInPort;
}
