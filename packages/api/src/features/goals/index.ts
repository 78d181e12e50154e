export { goalsRouter } from './goals.router.ts';
