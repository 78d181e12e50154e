import {
  analyticsInput,
  analyticsView,
  hourRowView,
  hourRowsInput,
  rowsBehindView,
  sizeRowView,
  sizeRowsInput,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { keptProcedure, signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { report } from './analytics.service.ts';
import { hourRows, sizeRows } from './rows-behind.service.ts';

export const analyticsRouter = router({
  report: keptProcedure('analytics')
    .input(analyticsInput)
    .output(shows(analyticsView))
    .query(({ ctx, input }) => ctx.kept(input, (db) => report(db, ctx.actor, input))),
  hourRows: signedInProcedure
    .input(hourRowsInput)
    .output(shows(rowsBehindView(hourRowView)))
    .query(({ ctx, input }) => hourRows(ctx.db, ctx.actor, input)),
  sizeRows: signedInProcedure
    .input(sizeRowsInput)
    .output(shows(rowsBehindView(sizeRowView)))
    .query(({ ctx, input }) => sizeRows(ctx.db, ctx.actor, input)),
});
