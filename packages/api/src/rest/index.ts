export { callOperation } from './call-operation.ts';
export { OPERATIONS, type Operation } from './operations.ts';
