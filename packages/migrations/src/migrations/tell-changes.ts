import { type Kysely, sql } from 'kysely';

const EVENTS = [
  { event: 'insert', rows: 'new table as changed' },
  { event: 'update', rows: 'new table as changed' },
  { event: 'delete', rows: 'old table as changed' },
] as const;

interface Told {
  table: string;
  /** What a screen calls it that asks again: one of the kinds of the contract, or a new one. */
  kind: string;
  /** A row that is deleted for good was out of sight before, since it has a `deleted_at`. */
  hasBin: boolean;
}

/** Has whoever looks at an account told that rows of a table have changed: once for each transaction, whatever it did. */
export async function tellChanges(db: Kysely<unknown>, { table, kind, hasBin }: Told): Promise<void> {
  for (const { event, rows } of EVENTS) {
    await sql`
      create trigger ${triggerOf(event)} after ${sql.raw(event)} on ${sql.table(table)}
      referencing ${sql.raw(rows)} for each statement
      execute function live_event_note(${sql.lit(kind)}, ${sql.lit(hasBin ? 'bin' : '')})`.execute(db);
  }
}

/** Takes that back from a table that stays. */
export async function tellNoChanges(db: Kysely<unknown>, table: string): Promise<void> {
  for (const { event } of EVENTS) {
    await sql`drop trigger ${triggerOf(event)} on ${sql.table(table)}`.execute(db);
  }
}

function triggerOf(event: string) {
  return sql.id(`live_event_after_${event}`);
}
