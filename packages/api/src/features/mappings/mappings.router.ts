import { deletedView, mappingIdInput, mappingView, saveMappingInput } from '@earntrack/contract';
import { z } from 'zod';
import { router } from '../../trpc/init.ts';
import { noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { forgetMapping, saveMapping, showMappings } from './mappings.service.ts';

/** Whoever may bring in statements may say how they are read. */
const mappingProcedure = signedInProcedure.meta({ scope: 'import' });

export const mappingsRouter = router({
  list: mappingProcedure
    .input(noInput)
    .output(shows(z.array(mappingView)))
    .query(({ ctx }) => showMappings(ctx.db, ctx.actor)),
  save: mappingProcedure
    .meta({ rest: { method: 'PUT', path: '/mappings/{id}' } })
    .input(saveMappingInput)
    .output(shows(mappingView))
    .mutation(({ ctx, input }) => saveMapping(ctx.db, ctx.actor, input)),
  delete: mappingProcedure
    .input(mappingIdInput)
    .output(shows(deletedView))
    .mutation(({ ctx, input }) => forgetMapping(ctx.db, ctx.actor, input.id)),
});
