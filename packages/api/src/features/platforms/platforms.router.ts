import {
  createPlatformInput,
  deletePlatformView,
  listPlatformsInput,
  platformIdInput,
  platformView,
  updatePlatformInput,
} from '@earntrack/contract';
import { z } from 'zod';
import { router } from '../../trpc/init.ts';
import { keptProcedure, signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { archivePlatform, binPlatform, unarchivePlatform } from './platform-ending.service.ts';
import { addPlatform, changePlatform, showPlatform, showPlatforms } from './platforms.service.ts';

export const platformsRouter = router({
  list: keptProcedure('platforms')
    .input(listPlatformsInput.prefault({}))
    .output(shows(z.array(platformView)))
    .query(({ ctx, input }) => ctx.kept(input, (db) => showPlatforms(db, ctx.actor, input.includeArchived))),
  get: signedInProcedure
    .input(platformIdInput)
    .output(shows(platformView))
    .query(({ ctx, input }) => showPlatform(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createPlatformInput)
    .output(shows(platformView))
    .mutation(({ ctx, input }) => addPlatform(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updatePlatformInput)
    .output(shows(platformView))
    .mutation(({ ctx, input }) => changePlatform(ctx.db, ctx.actor, input)),
  archive: signedInProcedure
    .input(platformIdInput)
    .output(shows(platformView))
    .mutation(({ ctx, input }) => archivePlatform(ctx.db, ctx.actor, input.id)),
  unarchive: signedInProcedure
    .input(platformIdInput)
    .output(shows(platformView))
    .mutation(({ ctx, input }) => unarchivePlatform(ctx.db, ctx.actor, input.id)),
  delete: signedInProcedure
    .input(platformIdInput)
    .output(shows(deletePlatformView))
    .mutation(({ ctx, input }) => binPlatform(ctx.db, ctx.actor, input.id)),
});
