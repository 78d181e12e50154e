import type { Kysely } from 'kysely';

/**
 * One step of the schema, frozen once released. It imports nothing of the application, whose code moves on.
 * `transactional` runs with its record in one transaction. `online` runs outside of one, for concurrent indexes and
 * batched backfills: it must be able to run again from the start after it was stopped anywhere.
 */
export interface Migration {
  /** Four digits and words, as the file is called: "0001-accounts". */
  readonly name: string;
  readonly kind: 'transactional' | 'online';
  up(db: Kysely<unknown>): Promise<void>;
  /** Absent where going back would lose what a person entered. */
  down?(db: Kysely<unknown>): Promise<void>;
}
