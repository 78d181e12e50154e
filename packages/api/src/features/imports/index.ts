export { earningChangesRouter } from './earning-changes.router.ts';
export { importsRouter } from './imports.router.ts';
export { type EntriesBack, listNobodys, type NobodysEntry, settleAgain } from './settle-again.service.ts';
export { deleteItemsOf } from './items.queries.ts';
export { linkAdjusted } from './targets.queries.ts';
