import { dashboardInput, dashboardView } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { summarise } from './dashboard.service.ts';

export const dashboardRouter = router({
  summary: signedInProcedure
    .meta({ rest: { path: '/dashboard' } })
    .input(dashboardInput)
    .output(shows(dashboardView))
    .query(({ ctx, input }) => summarise(ctx.db, ctx.actor, input)),
});
