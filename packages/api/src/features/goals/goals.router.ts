import {
  createGoalInput,
  deletedView,
  goalIdInput,
  goalProgressView,
  goalView,
  updateGoalInput,
} from '@earntrack/contract';
import { z } from 'zod';
import { router } from '../../trpc/init.ts';
import { noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { showProgress } from './goal-progress.service.ts';
import { changeGoal, dropGoal, setGoal, showGoal } from './goals.service.ts';

export const goalsRouter = router({
  list: signedInProcedure
    .input(noInput)
    .output(shows(z.array(goalProgressView)))
    .query(({ ctx }) => showProgress(ctx.db, ctx.actor)),
  get: signedInProcedure
    .input(goalIdInput)
    .output(shows(goalView))
    .query(({ ctx, input }) => showGoal(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createGoalInput)
    .output(shows(goalView))
    .mutation(({ ctx, input }) => setGoal(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updateGoalInput)
    .output(shows(goalView))
    .mutation(({ ctx, input }) => changeGoal(ctx.db, ctx.actor, input)),
  delete: signedInProcedure
    .input(goalIdInput)
    .output(shows(deletedView))
    .mutation(({ ctx, input }) => dropGoal(ctx.db, ctx.actor, input.id)),
});
