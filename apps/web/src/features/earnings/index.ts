export { earningsInWords, useUndoBulkChange } from './use-bulk-changes.ts';
