export { assertSupportedServer } from './connection.ts';
export { DatabaseStartError } from './database-start-error.ts';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  findRunningPostgres,
  hasDatabase,
  startEmbeddedPostgres,
} from './embedded.ts';
export { type ThrowawayPostgres, startThrowawayPostgres } from './throwaway.ts';
