export { binRouter } from './bin.router.ts';
export { emptyOldBins } from './empty-old-bins.service.ts';
