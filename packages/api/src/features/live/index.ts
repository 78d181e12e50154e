export { LiveHub } from './live-hub.ts';
export { liveRouter } from './live.router.ts';
