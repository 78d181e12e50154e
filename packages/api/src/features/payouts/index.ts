export { payoutsRouter } from './payouts.router.ts';
export { showPayout, showPayouts, unbinPayout } from './payouts.service.ts';
