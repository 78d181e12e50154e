import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const featureUse: Migration = {
  name: '0027-feature-use',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table feature_use (
        day date not null,
        kind text not null check (kind in ('procedure', 'screen')),
        name text not null check (name <> '' and length(name) <= 100),
        uses bigint not null check (uses > 0),
        primary key (day, kind, name)
      )`.execute(db);
  },
  async down(db) {
    await dropEmptyTables(db, ['feature_use']);
  },
};
