export { payoutsRouter } from './payouts.router.ts';
export { showPayouts, unbinPayout } from './payouts.service.ts';
