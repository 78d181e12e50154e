import {
  bulkChangeView,
  bulkDeleteEarningsInput,
  createEarningInput,
  deletedView,
  earningDayView,
  earningFilter,
  earningIdInput,
  earningSumsView,
  earningView,
  listBulkChangesInput,
  listEarningsInput,
  pageOfView,
  tagView,
} from '@earntrack/contract';
import { z } from 'zod';
import { router } from '../../trpc/init.ts';
import { keptProcedure, noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { binEarnings, showBulkChanges } from './bulk-changes.service.ts';
import { showDays, showSums, showTags } from './earning-sums.service.ts';
import { binEarning, recordEarning, showEarning, showEarnings } from './earnings.service.ts';

export const earningsRouter = router({
  list: keptProcedure('earnings')
    .input(listEarningsInput.prefault({}))
    .output(shows(pageOfView(earningView)))
    .query(({ ctx, input }) => ctx.keptFirstPage(input, (db) => showEarnings(db, ctx.actor, input))),
  get: signedInProcedure
    .input(earningIdInput)
    .output(shows(earningView))
    .query(({ ctx, input }) => showEarning(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createEarningInput)
    .output(shows(earningView))
    .mutation(({ ctx, input }) => recordEarning(ctx.db, ctx.actor, input)),
  delete: signedInProcedure
    .input(earningIdInput)
    .output(shows(deletedView))
    .mutation(({ ctx, input }) => binEarning(ctx.db, ctx.actor, input.id)),
  sums: keptProcedure('earnings')
    .input(earningFilter.prefault({}))
    .output(shows(z.array(earningSumsView)))
    .query(({ ctx, input }) => ctx.kept(input, (db) => showSums(db, ctx.actor, input))),
  days: keptProcedure('earnings')
    .input(earningFilter.prefault({}))
    .output(shows(z.array(earningDayView)))
    .query(({ ctx, input }) => ctx.kept(input, (db) => showDays(db, ctx.actor, input))),
  tags: keptProcedure('earnings')
    .input(noInput)
    .output(shows(z.array(tagView)))
    .query(({ ctx }) => ctx.kept(null, (db) => showTags(db, ctx.actor))),
  bulkDelete: signedInProcedure
    .meta({ rest: { path: '/earnings/bulk-deletes' } })
    .input(bulkDeleteEarningsInput)
    .output(shows(bulkChangeView))
    .mutation(({ ctx, input }) => binEarnings(ctx.db, ctx.actor, input)),
  bulkChanges: signedInProcedure
    .input(listBulkChangesInput.prefault({}))
    .output(shows(z.array(bulkChangeView)))
    .query(({ ctx, input }) => showBulkChanges(ctx.db, ctx.actor, input)),
});
