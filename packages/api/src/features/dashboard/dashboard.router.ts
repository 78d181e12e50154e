import { dashboardInput, dashboardView } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { keptProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { summarise } from './dashboard.service.ts';

export const dashboardRouter = router({
  summary: keptProcedure('analytics')
    .meta({ rest: { path: '/dashboard' } })
    .input(dashboardInput)
    .output(shows(dashboardView))
    .query(({ ctx, input }) => ctx.kept(input, (db) => summarise(db, ctx.actor, input))),
});
