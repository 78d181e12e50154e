import {
  createEarningInput,
  earningIdInput,
  listEarningsInput,
  updateEarningInput,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import {
  binEarning,
  changeEarning,
  recordEarning,
  showEarning,
  showEarnings,
  unbinEarning,
} from './earnings.service.ts';

export const earningsRouter = router({
  list: signedInProcedure
    .input(listEarningsInput.prefault({}))
    .query(({ ctx, input }) => showEarnings(ctx.db, ctx.actor, input)),
  get: signedInProcedure
    .input(earningIdInput)
    .query(({ ctx, input }) => showEarning(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createEarningInput)
    .mutation(({ ctx, input }) => recordEarning(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updateEarningInput)
    .mutation(({ ctx, input }) => changeEarning(ctx.db, ctx.actor, input)),
  delete: signedInProcedure
    .input(earningIdInput)
    .mutation(({ ctx, input }) => binEarning(ctx.db, ctx.actor, input.id)),
  restore: signedInProcedure
    .input(earningIdInput)
    .mutation(({ ctx, input }) => unbinEarning(ctx.db, ctx.actor, input.id)),
});
