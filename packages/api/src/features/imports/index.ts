export { lockImportsOfOwner } from './imports.queries.ts';
export { importsRouter } from './imports.router.ts';
