export { operatorRouter } from './operator.router.ts';
