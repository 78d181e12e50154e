export { importsRouter } from './imports.router.ts';
export { deleteItemsOf } from './items.queries.ts';
