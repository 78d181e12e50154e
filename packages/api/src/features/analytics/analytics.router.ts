import { analyticsInput, hourRowsInput, sizeRowsInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { report } from './analytics.service.ts';
import { hourRows, sizeRows } from './rows-behind.service.ts';

export const analyticsRouter = router({
  report: signedInProcedure.input(analyticsInput).query(({ ctx, input }) => report(ctx.db, ctx.actor, input)),
  hourRows: signedInProcedure
    .input(hourRowsInput)
    .query(({ ctx, input }) => hourRows(ctx.db, ctx.actor, input)),
  sizeRows: signedInProcedure
    .input(sizeRowsInput)
    .query(({ ctx, input }) => sizeRows(ctx.db, ctx.actor, input)),
});
