import {
  importIdInput,
  importItemView,
  importOfFileInput,
  importView,
  listImportItemsInput,
  listImportsInput,
  openImportInput,
  pageOfView,
  stageItemsInput,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { readAtOnce } from '../../trpc/read-at-once.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { cancelImport, commitImport, previewImport } from './commit-import.service.ts';
import { showImport, showImportItems, showImportOfFile, showImports } from './imports.service.ts';
import { openImport, stageItems } from './stage-import.service.ts';

export const importsRouter = router({
  open: signedInProcedure
    .meta({ rest: { path: '/imports' } })
    .input(openImportInput)
    .output(shows(importView))
    .mutation(({ ctx, input }) => openImport(ctx.db, ctx.actor, input)),
  stage: signedInProcedure
    .meta({ rest: { method: 'PUT', path: '/imports/{importId}/chunks/{chunk}' } })
    .input(readAtOnce(stageItemsInput))
    .output(shows(importView))
    .mutation(({ ctx, input }) => stageItems(ctx.db, ctx.actor, input)),
  preview: signedInProcedure
    .input(importIdInput)
    .output(shows(importView))
    .query(({ ctx, input }) => previewImport(ctx.db, ctx.actor, input.importId)),
  commit: signedInProcedure
    .input(importIdInput)
    .output(shows(importView))
    .mutation(({ ctx, input }) => commitImport(ctx.db, ctx.actor, input.importId)),
  cancel: signedInProcedure
    .input(importIdInput)
    .output(shows(importView))
    .mutation(({ ctx, input }) => cancelImport(ctx.db, ctx.actor, input.importId)),
  list: signedInProcedure
    .input(listImportsInput.prefault({}))
    .output(shows(pageOfView(importView)))
    .query(({ ctx, input }) => showImports(ctx.db, ctx.actor, input)),
  get: signedInProcedure
    .input(importIdInput)
    .output(shows(importView))
    .query(({ ctx, input }) => showImport(ctx.db, ctx.actor, input.importId)),
  findByHash: signedInProcedure
    .meta({ rest: { path: '/imports/by-file/{fileSha256}' } })
    .input(importOfFileInput)
    .output(shows(importView.nullable()))
    .query(({ ctx, input }) => showImportOfFile(ctx.db, ctx.actor, input.fileSha256)),
  items: signedInProcedure
    .input(listImportItemsInput)
    .output(shows(pageOfView(importItemView)))
    .query(({ ctx, input }) => showImportItems(ctx.db, ctx.actor, input)),
});
