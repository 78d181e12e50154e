export { mappingsRouter } from './mappings.router.ts';
