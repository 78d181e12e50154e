import { binChangeView, binItemsInput, binItemView, listBinInput, pageOfView } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { deleteForGood, emptyBin } from './purge-bin.service.ts';
import { restoreFromBin } from './restore-from-bin.service.ts';
import { showBin } from './show-bin.service.ts';

export const binRouter = router({
  list: signedInProcedure
    .input(listBinInput.prefault({}))
    .output(shows(pageOfView(binItemView)))
    .query(({ ctx, input }) => showBin(ctx.db, ctx.actor, input)),
  restore: signedInProcedure
    .input(binItemsInput)
    .output(shows(binChangeView))
    .mutation(({ ctx, input }) => restoreFromBin(ctx.db, ctx.actor, input.items)),
  deleteForGood: signedInProcedure
    .input(binItemsInput)
    .output(shows(binChangeView))
    .mutation(({ ctx, input }) => deleteForGood(ctx.db, ctx.actor, input.items)),
  empty: signedInProcedure
    .input(noInput)
    .output(shows(binChangeView))
    .mutation(({ ctx }) => emptyBin(ctx.db, ctx.actor)),
});
