export { callOperation } from './call-operation.ts';
export { type OpenApiDocument, openApiDocument } from './openapi.ts';
export { OPERATIONS, type Operation } from './operations.ts';
export {
  DOWNLOAD_ARCHIVE,
  EXPORT_ACTIVITY_CSV,
  EXPORT_ACTIVITY_NDJSON,
  EXPORT_EARNINGS,
  RESTORE_ARCHIVE,
  PLAIN_OPERATIONS,
  type PlainOperation,
} from './plain-operations.ts';
export { keyOf, type OperationAnswer } from './once.ts';
export { plainOnce } from './plain-once.ts';
export { readQuery } from './read-input.ts';
