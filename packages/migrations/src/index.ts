export type { AppliedMigration } from './applied-migrations.ts';
export type { Migration } from './migration.ts';
export { MIGRATIONS } from './migrations/index.ts';
export { MigrationError } from './migration-error.ts';
export type { MigrationEvent } from './migration-events.ts';
export type { LockMode, Waiting } from './plan/lock-modes.ts';
export {
  type MigrationPlan,
  type PlannedLock,
  type PlannedMigration,
  planMigrations,
} from './plan/plan-migrations.ts';
export { planWayBack, type StepBack } from './plan/plan-way-back.ts';
export {
  assertCurrent,
  type MigrateOptions,
  type MigrationStatus,
  migrateDown,
  migrateUp,
  migrationStatus,
} from './runner.ts';
export { dumpSchema } from './schema-dump.ts';
