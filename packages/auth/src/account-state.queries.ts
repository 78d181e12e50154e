import type { Database } from '@earntrack/db';
import { type Kysely, sql } from 'kysely';
import type { AccountState } from './account-state.ts';

const OWNERS = ['session.user_id', 'api_token.user_id', 'token_family.user_id'] as const;

/**
 * Columns for the statement that finds out who asks: one snapshot says who it is and how far their account has come. The newest
 * event of an account is never swept, and its id, unlike its place, cannot come a second time after a backup was restored.
 */
export function stateColumns(owner: (typeof OWNERS)[number]) {
  const user = sql.ref(owner);
  return [
    sql<string | null>`(
      select live_event.id from live_event
      where live_event.user_id = ${user} and live_event.position is not null
      order by live_event.position desc limit 1)`.as('newest_event_id'),
    sql<string | null>`(select time_zone from profile where profile.user_id = ${user})`.as('state_time_zone'),
  ] as const;
}

/** How far an account has come where `db` leads; null where nothing of it was ever told. Another place may have come further. */
export async function findAccountVersion(db: Kysely<Database>, userId: string): Promise<string | null> {
  const newest = await db
    .selectFrom('live_event')
    .select('id')
    .where('user_id', '=', userId)
    .where('position', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.id ?? null;
}

interface StateRow {
  newest_event_id: string | null;
  state_time_zone: string | null;
}

/** An account in which nothing has changed since changes are told has no event yet. */
const UNCHANGED = 'unchanged';

/** Parts the state from the row it was read with; null for an account without a profile, which is being deleted. */
export function withState<Row extends StateRow>({ newest_event_id, state_time_zone, ...row }: Row) {
  const state: AccountState | null =
    state_time_zone === null ? null : { version: newest_event_id ?? UNCHANGED, timeZone: state_time_zone };
  return { row, state };
}
