export { earningChangesRouter } from './earning-changes.router.ts';
export { listCorrectedBy } from './recording/persons-own.queries.ts';
export { keepNobodys } from './versions/keep-nobodys.service.ts';
export { importsRouter } from './imports.router.ts';
export {
  type EntriesBack,
  listNobodys,
  type NobodysEntry,
  settleAgain,
} from './versions/settle-again.service.ts';
export { deleteItemsOf } from './staging/items.queries.ts';
export { linkAdjusted } from './recording/targets.queries.ts';
