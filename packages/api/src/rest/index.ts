export { callOperation } from './call-operation.ts';
export { type OpenApiDocument, openApiDocument } from './openapi.ts';
export { OPERATIONS, type Operation } from './operations.ts';
export { DOWNLOAD_ARCHIVE, EXPORT_EARNINGS, RESTORE_ARCHIVE, PLAIN_OPERATIONS } from './plain-operations.ts';
export { readQuery } from './read-input.ts';
