export { goalsRouter } from './goals.router.ts';
export { unbinGoal } from './goals.service.ts';
