import { analyticsInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { report } from './analytics.service.ts';

export const analyticsRouter = router({
  report: signedInProcedure.input(analyticsInput).query(({ ctx, input }) => report(ctx.db, ctx.actor, input)),
});
