export { importsRouter } from './imports.router.ts';
