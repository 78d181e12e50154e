export { asClient } from './as-client.ts';
export { asOperator } from './as-operator.ts';
export {
  createDatabase,
  type DatabaseHandle,
  type DatabaseOptions,
  type PoolStats,
} from './create-database.ts';
export { CURSOR_FORMS, decodeCursor, encodeCursor } from './cursor.ts';
export type { DatabaseWatcher, EndedStatement } from './database-watch.ts';
export { QueryGuardError } from './guard/query-guard-error.ts';
export { holdAccount } from './hold-account.ts';
export { inSnapshot, inTransaction } from './in-transaction.ts';
export type { AskLast } from './together.ts';
export { listen, type Listener, type ListenerOptions } from './listener.ts';
export { pageOf, type RowPage } from './page-of.ts';
export { prepared } from './prepared.ts';
export { assertPoolerLimits, PoolerError } from './pooler-limits.ts';
export type { StatementTags } from './statement-comment.ts';
export { kindOfStatement, STATEMENT_KINDS } from './statement-kind.ts';
export * from './tables/index.ts';
