export { listOwed } from './owed.service.ts';
export { payoutsRouter } from './payouts.router.ts';
