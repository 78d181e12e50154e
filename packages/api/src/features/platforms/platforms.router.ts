import {
  createPlatformInput,
  listPlatformsInput,
  platformIdInput,
  updatePlatformInput,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import {
  addPlatform,
  archivePlatform,
  changePlatform,
  removePlatform,
  showPlatforms,
  unarchivePlatform,
} from './platforms.service.ts';

export const platformsRouter = router({
  list: signedInProcedure
    .input(listPlatformsInput.prefault({}))
    .query(({ ctx, input }) => showPlatforms(ctx.db, ctx.actor, input.includeArchived)),
  create: signedInProcedure
    .input(createPlatformInput)
    .mutation(({ ctx, input }) => addPlatform(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updatePlatformInput)
    .mutation(({ ctx, input }) => changePlatform(ctx.db, ctx.actor, input)),
  archive: signedInProcedure
    .input(platformIdInput)
    .mutation(({ ctx, input }) => archivePlatform(ctx.db, ctx.actor, input.id)),
  unarchive: signedInProcedure
    .input(platformIdInput)
    .mutation(({ ctx, input }) => unarchivePlatform(ctx.db, ctx.actor, input.id)),
  delete: signedInProcedure
    .input(platformIdInput)
    .mutation(({ ctx, input }) => removePlatform(ctx.db, ctx.actor, input.id)),
});
