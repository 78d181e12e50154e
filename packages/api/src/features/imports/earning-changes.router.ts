import { bulkChangeView, bulkEditEarningsInput, earningView, updateEarningInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { changeEarningWithOthers, editEarningsWithTags } from './change-earning.service.ts';

/** Belongs to the router of earnings: what a person says of one tells what files leave of others, and imports know earnings. */
export const earningChangesRouter = router({
  update: signedInProcedure
    .input(updateEarningInput)
    .output(shows(earningView))
    .mutation(({ ctx, input }) => changeEarningWithOthers(ctx.db, ctx.actor, input)),
  bulkEdit: signedInProcedure
    .meta({ rest: { path: '/earnings/bulk-edits' } })
    .input(bulkEditEarningsInput)
    .output(shows(bulkChangeView))
    .mutation(({ ctx, input }) => editEarningsWithTags(ctx.db, ctx.actor, input)),
});
