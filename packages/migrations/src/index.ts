export type { AppliedMigration } from './applied-migrations.ts';
export type { Migration } from './migration.ts';
export { MigrationError } from './migration-error.ts';
export type { MigrationEvent } from './migration-events.ts';
export {
  assertCurrent,
  type MigrateOptions,
  type MigrationStatus,
  migrateDown,
  migrateUp,
  migrationStatus,
} from './runner.ts';
export { dumpSchema } from './schema-dump.ts';
