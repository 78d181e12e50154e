export { type Account, chooseAccount } from './account.ts';
export { assertSupportedServer } from './connection.ts';
export { readOrMakeSecret } from './data-folder.ts';
export { DatabaseStartError } from './database-start-error.ts';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findRunningPostgres,
  hasDatabase,
  startEmbeddedPostgres,
} from './embedded.ts';
export { type ThrowawayPostgres, startThrowawayPostgres } from './throwaway.ts';
