import {
  bulkChangeIdInput,
  bulkDeleteEarningsInput,
  bulkEditEarningsInput,
  createEarningInput,
  earningFilter,
  earningIdInput,
  listEarningsInput,
  updateEarningInput,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { binEarnings, editEarnings, showBulkChanges, undoBulkChange } from './bulk-changes.service.ts';
import { showDays, showSums, showTags } from './earning-sums.service.ts';
import {
  binEarning,
  changeEarning,
  recordEarning,
  showEarning,
  showEarnings,
  unbinEarning,
} from './earnings.service.ts';

export const earningsRouter = router({
  list: signedInProcedure
    .input(listEarningsInput.prefault({}))
    .query(({ ctx, input }) => showEarnings(ctx.db, ctx.actor, input)),
  get: signedInProcedure
    .input(earningIdInput)
    .query(({ ctx, input }) => showEarning(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createEarningInput)
    .mutation(({ ctx, input }) => recordEarning(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updateEarningInput)
    .mutation(({ ctx, input }) => changeEarning(ctx.db, ctx.actor, input)),
  delete: signedInProcedure
    .input(earningIdInput)
    .mutation(({ ctx, input }) => binEarning(ctx.db, ctx.actor, input.id)),
  restore: signedInProcedure
    .input(earningIdInput)
    .mutation(({ ctx, input }) => unbinEarning(ctx.db, ctx.actor, input.id)),
  sums: signedInProcedure
    .input(earningFilter.prefault({}))
    .query(({ ctx, input }) => showSums(ctx.db, ctx.actor, input)),
  days: signedInProcedure
    .input(earningFilter.prefault({}))
    .query(({ ctx, input }) => showDays(ctx.db, ctx.actor, input)),
  tags: signedInProcedure.input(noInput).query(({ ctx }) => showTags(ctx.db, ctx.actor)),
  bulkEdit: signedInProcedure
    .input(bulkEditEarningsInput)
    .mutation(({ ctx, input }) => editEarnings(ctx.db, ctx.actor, input)),
  bulkDelete: signedInProcedure
    .input(bulkDeleteEarningsInput)
    .mutation(({ ctx, input }) => binEarnings(ctx.db, ctx.actor, input)),
  undoBulk: signedInProcedure
    .input(bulkChangeIdInput)
    .mutation(({ ctx, input }) => undoBulkChange(ctx.db, ctx.actor, input.id)),
  bulkChanges: signedInProcedure.input(noInput).query(({ ctx }) => showBulkChanges(ctx.db, ctx.actor)),
});
