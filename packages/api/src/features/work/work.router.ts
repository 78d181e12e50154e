import {
  createWorkInput,
  deletedView,
  listWorkInput,
  pageOfView,
  updateWorkInput,
  workIdInput,
  workView,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { binWork, changeWork, recordWork, showOneWork, showWork } from './work.service.ts';

export const workRouter = router({
  list: signedInProcedure
    .input(listWorkInput.prefault({}))
    .output(shows(pageOfView(workView)))
    .query(({ ctx, input }) => showWork(ctx.db, ctx.actor, input)),
  get: signedInProcedure
    .input(workIdInput)
    .output(shows(workView))
    .query(({ ctx, input }) => showOneWork(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createWorkInput)
    .output(shows(workView))
    .mutation(({ ctx, input }) => recordWork(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updateWorkInput)
    .output(shows(workView))
    .mutation(({ ctx, input }) => changeWork(ctx.db, ctx.actor, input)),
  delete: signedInProcedure
    .input(workIdInput)
    .output(shows(deletedView))
    .mutation(({ ctx, input }) => binWork(ctx.db, ctx.actor, input.id)),
});
