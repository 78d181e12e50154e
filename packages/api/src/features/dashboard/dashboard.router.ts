import { dashboardInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { summarise } from './dashboard.service.ts';

export const dashboardRouter = router({
  summary: signedInProcedure
    .input(dashboardInput)
    .query(({ ctx, input }) => summarise(ctx.db, ctx.actor, input)),
});
