export { analyticsRouter } from './analytics.router.ts';
