import { earningView, updateEarningInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { changeEarningWithFees } from './change-earning.service.ts';

/** Belongs to the router of earnings: what a person says of a sale tells whether its fees stand alone, and imports know earnings. */
export const earningChangesRouter = router({
  update: signedInProcedure
    .input(updateEarningInput)
    .output(shows(earningView))
    .mutation(({ ctx, input }) => changeEarningWithFees(ctx.db, ctx.actor, input)),
});
