import {
  apiTokenIdInput,
  apiTokenRevokedView,
  apiTokenView,
  createApiTokenInput,
  createdApiTokenView,
} from '@earntrack/contract';
import { z } from 'zod';
import { router } from '../../trpc/init.ts';
import { noInput, sessionProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { createApiToken, listApiTokens, revokeApiToken } from './api-tokens.service.ts';

/** Tokens do not manage tokens: one that leaked would make itself others. */
export const apiTokensRouter = router({
  list: sessionProcedure
    .input(noInput)
    .output(shows(z.array(apiTokenView)))
    .query(({ ctx }) => listApiTokens(ctx.programs, ctx.actor)),
  create: sessionProcedure
    .input(createApiTokenInput)
    .output(shows(createdApiTokenView))
    .mutation(({ ctx, input }) => createApiToken(ctx.programs, ctx.actor, input)),
  revoke: sessionProcedure
    .input(apiTokenIdInput)
    .output(shows(apiTokenRevokedView))
    .mutation(({ ctx, input }) => revokeApiToken(ctx.programs, ctx.actor, input.id)),
});
