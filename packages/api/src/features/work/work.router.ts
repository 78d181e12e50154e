import { createWorkInput, listWorkInput, updateWorkInput, workIdInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { binWork, changeWork, recordWork, showWork, unbinWork } from './work.service.ts';

export const workRouter = router({
  list: signedInProcedure
    .input(listWorkInput.prefault({}))
    .query(({ ctx, input }) => showWork(ctx.db, ctx.actor, input)),
  create: signedInProcedure
    .input(createWorkInput)
    .mutation(({ ctx, input }) => recordWork(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updateWorkInput)
    .mutation(({ ctx, input }) => changeWork(ctx.db, ctx.actor, input)),
  delete: signedInProcedure
    .input(workIdInput)
    .mutation(({ ctx, input }) => binWork(ctx.db, ctx.actor, input.id)),
  restore: signedInProcedure
    .input(workIdInput)
    .mutation(({ ctx, input }) => unbinWork(ctx.db, ctx.actor, input.id)),
});
