export { binRouter } from './bin.router.ts';
export { earningsBackRouter, payoutsBackRouter, workBackRouter } from './ways-back.router.ts';
export { emptyOldBins } from './empty-old-bins.service.ts';
