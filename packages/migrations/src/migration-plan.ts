import type { Migration } from './migration.ts';
import { MigrationError } from './migration-error.ts';

const NAME_FORM = /^\d{4}-[a-z0-9-]+$/;

/** Throws a MigrationError unless the list is in the order of its well-formed, distinct names. */
export function assertOrdered(migrations: readonly Migration[]): void {
  let previous = '';
  for (const { name } of migrations) {
    if (!NAME_FORM.test(name))
      throw new MigrationError(`Migration name "${name}" is not of the form 0001-words.`);
    if (name <= previous) throw new MigrationError(`Migration ${name} stands after ${previous} in the list.`);
    previous = name;
  }
}

/** The migrations of the given names, in order. Throws a MigrationError for a name that this version does not know. */
export function chosenOf(migrations: readonly Migration[], names: readonly string[]): Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new MigrationError(
      `This version of EarnTrack does not know the migration ${unknown}: a newer one does.`,
    );
  }
  return migrations.filter(({ name }) => names.includes(name));
}

/**
 * The migrations that are still to be applied, in order. Throws a MigrationError when the database holds one that this
 * version does not know, or lacks one that is older than what it holds.
 */
export function pendingOf(migrations: readonly Migration[], applied: readonly string[]): Migration[] {
  assertOrdered(migrations);
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new MigrationError(
      `This database was migrated by a newer version of EarnTrack (it has ${unknown}): start that version, or restore a backup from before.`,
    );
  }
  const done = new Set(applied);
  const pending = migrations.filter(({ name }) => !done.has(name));
  const latest = applied.toSorted().at(-1) ?? '';
  const skipped = pending.find(({ name }) => name < latest);
  if (skipped) {
    throw new MigrationError(
      `Migration ${skipped.name} is missing although the later ${latest} was applied.`,
    );
  }
  return pending;
}
