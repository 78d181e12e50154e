import {
  createPayoutInput,
  deletedView,
  listPayoutsInput,
  owedView,
  pageOfView,
  payoutIdInput,
  payoutView,
  updatePayoutInput,
} from '@earntrack/contract';
import { z } from 'zod';
import { router } from '../../trpc/init.ts';
import { noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { listOwed } from './owed.service.ts';
import { binPayout, changePayout, recordPayout, showPayout, showPayouts } from './payouts.service.ts';

export const payoutsRouter = router({
  list: signedInProcedure
    .input(listPayoutsInput.prefault({}))
    .output(shows(pageOfView(payoutView)))
    .query(({ ctx, input }) => showPayouts(ctx.db, ctx.actor, input)),
  owed: signedInProcedure
    .input(noInput)
    .output(shows(z.array(owedView)))
    .query(({ ctx }) => listOwed(ctx.db, ctx.actor)),
  get: signedInProcedure
    .input(payoutIdInput)
    .output(shows(payoutView))
    .query(({ ctx, input }) => showPayout(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createPayoutInput)
    .output(shows(payoutView))
    .mutation(({ ctx, input }) => recordPayout(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updatePayoutInput)
    .output(shows(payoutView))
    .mutation(({ ctx, input }) => changePayout(ctx.db, ctx.actor, input)),
  delete: signedInProcedure
    .input(payoutIdInput)
    .output(shows(deletedView))
    .mutation(({ ctx, input }) => binPayout(ctx.db, ctx.actor, input.id)),
});
