export { binRouter } from './bin.router.ts';
