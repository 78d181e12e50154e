export { payoutsRouter } from './payouts.router.ts';
export { showPayouts } from './payouts.service.ts';
