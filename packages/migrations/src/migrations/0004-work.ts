import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const work: Migration = {
  name: '0004-work',
  kind: 'transactional',
  async up(db) {
    await sql`
      create table work (
        user_id uuid not null,
        id uuid not null,
        earning_id uuid,
        worked_on date not null,
        clock text not null check (clock in ('doorToDoor', 'online', 'engaged')),
        started_at timestamptz,
        ended_at timestamptz,
        door_to_door_seconds integer check (door_to_door_seconds > 0),
        online_seconds integer check (online_seconds > 0),
        engaged_seconds integer check (engaged_seconds > 0),
        distance_metres integer check (distance_metres >= 0),
        note text not null default '',
        source text not null check (source in ('typed', 'statement')),
        request_hash text,
        deleted_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (user_id, id),
        foreign key (user_id, earning_id) references earning (user_id, id) on delete cascade,
        check ((started_at is null) = (ended_at is null)),
        check (ended_at > started_at),
        check (num_nonnulls(door_to_door_seconds, online_seconds, engaged_seconds) > 0)
      )`.execute(db);
    await sql`
      create index work_by_day on work (user_id, worked_on desc, id desc)
      where deleted_at is null`.execute(db);
    await sql`
      create index work_by_earning on work (user_id, earning_id)
      where earning_id is not null`.execute(db);
    await sql`
      create table work_platform (
        user_id uuid not null,
        work_id uuid not null,
        platform_id uuid not null,
        primary key (user_id, work_id, platform_id),
        foreign key (user_id, work_id) references work (user_id, id) on delete cascade,
        foreign key (user_id, platform_id) references platform (user_id, id)
      )`.execute(db);
    await sql`
      create index work_platform_by_platform on work_platform (user_id, platform_id, work_id)`.execute(db);
  },
  down: (db) => dropEmptyTables(db, ['work_platform', 'work']),
};
