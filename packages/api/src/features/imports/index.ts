export { importsRouter } from './imports.router.ts';
export { deleteItemsOf } from './items.queries.ts';
export { linkAdjusted } from './targets.queries.ts';
