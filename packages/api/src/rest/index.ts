export { callOperation } from './call-operation.ts';
export { type OpenApiDocument, openApiDocument } from './openapi.ts';
export { OPERATIONS, type Operation } from './operations.ts';
