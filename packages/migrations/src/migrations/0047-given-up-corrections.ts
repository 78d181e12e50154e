import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

const GIVEN_UP = 'statement_item_given_up';

/** Corrections that people gave up for rows of imports, by what they corrected: undoing another import asks for them. */
export const givenUpCorrections: Migration = {
  name: '0047-given-up-corrections',
  kind: 'online',
  async up(db) {
    // An index whose making was stopped is there, but not valid: made again rather than kept.
    await dropIndex(db);
    await sql`
      create index concurrently ${sql.id(GIVEN_UP)} on statement_item (user_id, (replaced -> 'entry' ->> 'adjusts_id'))
      where replaced -> 'entry' ->> 'adjusts_id' is not null`.execute(db);
  },
  down: dropIndex,
};

async function dropIndex(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists ${sql.id(GIVEN_UP)}`.execute(db);
}
