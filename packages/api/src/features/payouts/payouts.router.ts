import { createPayoutInput, listPayoutsInput, payoutIdInput, updatePayoutInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { listOwed } from './owed.service.ts';
import {
  binPayout,
  changePayout,
  recordPayout,
  showPayout,
  showPayouts,
  unbinPayout,
} from './payouts.service.ts';

export const payoutsRouter = router({
  list: signedInProcedure
    .input(listPayoutsInput.prefault({}))
    .query(({ ctx, input }) => showPayouts(ctx.db, ctx.actor, input)),
  owed: signedInProcedure.input(noInput).query(({ ctx }) => listOwed(ctx.db, ctx.actor)),
  get: signedInProcedure
    .input(payoutIdInput)
    .query(({ ctx, input }) => showPayout(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createPayoutInput)
    .mutation(({ ctx, input }) => recordPayout(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updatePayoutInput)
    .mutation(({ ctx, input }) => changePayout(ctx.db, ctx.actor, input)),
  delete: signedInProcedure
    .input(payoutIdInput)
    .mutation(({ ctx, input }) => binPayout(ctx.db, ctx.actor, input.id)),
  restore: signedInProcedure
    .input(payoutIdInput)
    .mutation(({ ctx, input }) => unbinPayout(ctx.db, ctx.actor, input.id)),
});
