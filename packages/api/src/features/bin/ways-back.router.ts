import {
  bulkChangeIdInput,
  bulkChangeView,
  earningIdInput,
  earningView,
  payoutIdInput,
  payoutView,
  workIdInput,
  workView,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { restoreEarning, restorePayout, restoreWork, takeBackBulkChange } from './restore-entries.service.ts';

/** Belong to the routers of their kinds: what files say now is asked on the way back, and imports know the kinds. */
export const earningsBackRouter = router({
  restore: signedInProcedure
    .input(earningIdInput)
    .output(shows(earningView))
    .mutation(({ ctx, input }) => restoreEarning(ctx.db, ctx.actor, input.id)),
  undoBulk: signedInProcedure
    .meta({ rest: { path: '/earnings/bulk-changes/{id}/undo' } })
    .input(bulkChangeIdInput)
    .output(shows(bulkChangeView))
    .mutation(({ ctx, input }) => takeBackBulkChange(ctx.db, ctx.actor, input.id)),
});

export const workBackRouter = router({
  restore: signedInProcedure
    .input(workIdInput)
    .output(shows(workView))
    .mutation(({ ctx, input }) => restoreWork(ctx.db, ctx.actor, input.id)),
});

export const payoutsBackRouter = router({
  restore: signedInProcedure
    .input(payoutIdInput)
    .output(shows(payoutView))
    .mutation(({ ctx, input }) => restorePayout(ctx.db, ctx.actor, input.id)),
});
