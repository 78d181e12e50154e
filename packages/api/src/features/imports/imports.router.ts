import {
  importIdInput,
  importOfFileInput,
  listImportItemsInput,
  listImportsInput,
  openImportInput,
  stageItemsInput,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { readAtOnce } from '../../trpc/read-at-once.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { cancelImport, commitImport, previewImport } from './commit-import.service.ts';
import { showImport, showImportItems, showImportOfFile, showImports } from './imports.service.ts';
import { openImport, stageItems } from './stage-import.service.ts';

export const importsRouter = router({
  open: signedInProcedure
    .input(openImportInput)
    .mutation(({ ctx, input }) => openImport(ctx.db, ctx.actor, input)),
  stage: signedInProcedure
    .input(readAtOnce(stageItemsInput))
    .mutation(({ ctx, input }) => stageItems(ctx.db, ctx.actor, input)),
  preview: signedInProcedure
    .input(importIdInput)
    .query(({ ctx, input }) => previewImport(ctx.db, ctx.actor, input.importId)),
  commit: signedInProcedure
    .input(importIdInput)
    .mutation(({ ctx, input }) => commitImport(ctx.db, ctx.actor, input.importId)),
  cancel: signedInProcedure
    .input(importIdInput)
    .mutation(({ ctx, input }) => cancelImport(ctx.db, ctx.actor, input.importId)),
  list: signedInProcedure
    .input(listImportsInput.prefault({}))
    .query(({ ctx, input }) => showImports(ctx.db, ctx.actor, input)),
  get: signedInProcedure
    .input(importIdInput)
    .query(({ ctx, input }) => showImport(ctx.db, ctx.actor, input.importId)),
  findByHash: signedInProcedure
    .input(importOfFileInput)
    .query(({ ctx, input }) => showImportOfFile(ctx.db, ctx.actor, input.fileSha256)),
  items: signedInProcedure
    .input(listImportItemsInput)
    .query(({ ctx, input }) => showImportItems(ctx.db, ctx.actor, input)),
});
