import {
  decideItemsInput,
  earningIdInput,
  earningVersionsView,
  importIdInput,
  importItemView,
  importMappingView,
  importOfFileInput,
  importView,
  listImportItemsInput,
  listImportsInput,
  listUndoItemsInput,
  oneImportView,
  openImportInput,
  pageOfView,
  payoutIdInput,
  payoutVersionsView,
  platformOfImportsView,
  platformsOfImportsInput,
  stageItemsInput,
  undoEffectsView,
  undoItemView,
  workIdInput,
  workVersionsView,
} from '@earntrack/contract';
import { z } from 'zod';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { readAtOnce } from '../../trpc/read-at-once.ts';
import { shows } from '../../trpc/shows.ts';
import {
  showImport,
  showImportItems,
  showImportMapping,
  showImportOfFile,
  showImports,
  showPlatformsOfImports,
} from './imports.service.ts';
import { cancelImport, commitImport, previewImport } from './recording/commit-import.service.ts';
import { decideRows } from './review/decide-rows.service.ts';
import { openImport, stageItems } from './staging/stage-import.service.ts';
import { previewUndo, undoImport } from './undo/undo-import.service.ts';
import { showUndoItems } from './undo/undo-items.service.ts';
import { showEarningVersions } from './versions/earning-versions.service.ts';
import { showPayoutVersions } from './versions/payout-versions.service.ts';
import { showWorkVersions } from './versions/work-versions.service.ts';

/** Whatever a token has to do with statements needs one allowance, reading too: a file is read back row by row. */
const importProcedure = signedInProcedure.meta({ scope: 'import' });

export const importsRouter = router({
  open: importProcedure
    .meta({ rest: { path: '/imports' } })
    .input(openImportInput)
    .output(shows(importView))
    .mutation(({ ctx, input }) => openImport(ctx.db, ctx.actor, input)),
  stage: importProcedure
    .meta({ rest: { method: 'PUT', path: '/imports/{importId}/chunks/{chunk}' } })
    .input(readAtOnce(stageItemsInput))
    .output(shows(importView))
    .mutation(({ ctx, input }) => stageItems(ctx.db, ctx.actor, input)),
  preview: importProcedure
    .input(importIdInput)
    .output(shows(importView))
    .query(({ ctx, input }) => previewImport(ctx.db, ctx.actor, input.importId)),
  decide: importProcedure
    .input(decideItemsInput)
    .output(shows(importView))
    .mutation(({ ctx, input }) => decideRows(ctx.db, ctx.actor, input)),
  commit: importProcedure
    .input(importIdInput)
    .output(shows(importView))
    .mutation(({ ctx, input }) => commitImport(ctx.db, ctx.actor, input.importId)),
  cancel: importProcedure
    .input(importIdInput)
    .output(shows(importView))
    .mutation(({ ctx, input }) => cancelImport(ctx.db, ctx.actor, input.importId)),
  previewUndo: importProcedure
    .input(importIdInput)
    .output(shows(undoEffectsView))
    .query(({ ctx, input }) => previewUndo(ctx.db, ctx.actor, input.importId)),
  undoItems: importProcedure
    .input(listUndoItemsInput)
    .output(shows(pageOfView(undoItemView)))
    .query(({ ctx, input }) => showUndoItems(ctx.db, ctx.actor, input)),
  undo: importProcedure
    .input(importIdInput)
    .output(shows(importView))
    .mutation(({ ctx, input }) => undoImport(ctx.db, ctx.actor, input.importId)),
  list: importProcedure
    .input(listImportsInput.prefault({}))
    .output(shows(pageOfView(oneImportView)))
    .query(({ ctx, input }) => showImports(ctx.db, ctx.actor, input)),
  get: importProcedure
    .input(importIdInput)
    .output(shows(oneImportView))
    .query(({ ctx, input }) => showImport(ctx.db, ctx.actor, input.importId)),
  mapping: importProcedure
    .meta({ rest: { path: '/imports/{importId}/mapping' } })
    .input(importIdInput)
    .output(shows(importMappingView))
    .query(({ ctx, input }) => showImportMapping(ctx.db, ctx.actor, input.importId)),
  findByHash: importProcedure
    .meta({ rest: { path: '/imports/by-file/{fileSha256}' } })
    .input(importOfFileInput)
    .output(shows(importView.nullable()))
    .query(({ ctx, input }) => showImportOfFile(ctx.db, ctx.actor, input.fileSha256)),
  platformsBefore: importProcedure
    .meta({ rest: { path: '/imports/platforms/{presetId}' } })
    .input(platformsOfImportsInput)
    .output(shows(z.array(platformOfImportsView)))
    .query(({ ctx, input }) => showPlatformsOfImports(ctx.db, ctx.actor, input)),
  earningVersions: importProcedure
    .meta({ rest: { path: '/imports/versions/{id}' } })
    .input(earningIdInput)
    .output(shows(earningVersionsView))
    .query(({ ctx, input }) => showEarningVersions(ctx.db, ctx.actor, input.id)),
  workVersions: importProcedure
    .meta({ rest: { path: '/imports/versions/work/{id}' } })
    .input(workIdInput)
    .output(shows(workVersionsView))
    .query(({ ctx, input }) => showWorkVersions(ctx.db, ctx.actor, input.id)),
  payoutVersions: importProcedure
    .meta({ rest: { path: '/imports/versions/payouts/{id}' } })
    .input(payoutIdInput)
    .output(shows(payoutVersionsView))
    .query(({ ctx, input }) => showPayoutVersions(ctx.db, ctx.actor, input.id)),
  items: importProcedure
    .input(listImportItemsInput)
    .output(shows(pageOfView(importItemView)))
    .query(({ ctx, input }) => showImportItems(ctx.db, ctx.actor, input)),
});
