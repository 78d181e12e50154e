import { createGoalInput, goalIdInput, updateGoalInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { showProgress } from './goal-progress.service.ts';
import { changeGoal, dropGoal, setGoal } from './goals.service.ts';

export const goalsRouter = router({
  list: signedInProcedure.input(noInput).query(({ ctx }) => showProgress(ctx.db, ctx.actor)),
  create: signedInProcedure
    .input(createGoalInput)
    .mutation(({ ctx, input }) => setGoal(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updateGoalInput)
    .mutation(({ ctx, input }) => changeGoal(ctx.db, ctx.actor, input)),
  delete: signedInProcedure
    .input(goalIdInput)
    .mutation(({ ctx, input }) => dropGoal(ctx.db, ctx.actor, input.id)),
});
