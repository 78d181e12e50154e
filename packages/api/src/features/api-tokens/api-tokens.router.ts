import { apiTokenIdInput, createApiTokenInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { noInput, sessionProcedure } from '../../trpc/procedures.ts';
import { createApiToken, listApiTokens, revokeApiToken } from './api-tokens.service.ts';

/** Tokens do not manage tokens: one that leaked would make itself others. */
export const apiTokensRouter = router({
  list: sessionProcedure.input(noInput).query(({ ctx }) => listApiTokens(ctx.programs, ctx.actor)),
  create: sessionProcedure
    .input(createApiTokenInput)
    .mutation(({ ctx, input }) => createApiToken(ctx.programs, ctx.actor, input)),
  revoke: sessionProcedure
    .input(apiTokenIdInput)
    .mutation(({ ctx, input }) => revokeApiToken(ctx.programs, ctx.actor, input.id)),
});
