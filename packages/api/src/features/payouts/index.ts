export { payoutsRouter } from './payouts.router.ts';
