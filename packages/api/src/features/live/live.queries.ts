import type { LiveEventRow } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** Changes of one kind by one client, up to the last of them. */
export interface ChangeRow {
  position: bigint;
  kind: LiveEventRow['kind'];
  origin: LiveEventRow['origin'];
}

/** More kinds and clients than these are told with the next question. */
const AT_ONCE = 100;

/** What changed after a place, each kind once for each client that changed it, in the order of the last times. */
export async function listChangesAfter(db: Handle, ownerId: string, position: bigint): Promise<ChangeRow[]> {
  const rows = await db
    .selectFrom('live_event')
    .select(({ fn }) => ['kind', 'origin', fn.max('position').as('position')])
    .where('user_id', '=', ownerId)
    .where('position', '>', position)
    .groupBy(['kind', 'origin'])
    .orderBy('position')
    .limit(AT_ONCE)
    .execute();
  return rows.flatMap(({ position: last, ...row }) => (last === null ? [] : { ...row, position: last }));
}

/** Of an event that is committed at this moment the next reader may still know nothing. */
const COMMIT_MS = 2_000;

/** The place of the last change, or of the last one that was there so long ago; zero where there is none. */
export async function findLastPosition(db: Handle, ownerId: string, agoMs = 0): Promise<bigint> {
  const row = await db
    .selectFrom('live_event')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('user_id', '=', ownerId)
    .$if(agoMs > 0, (query) =>
      // By the clock that the events have their time from.
      query.where(
        'created_at',
        '<',
        sql<Date>`clock_timestamp() - ${agoMs + COMMIT_MS} * interval '1 millisecond'`,
      ),
    )
    .executeTakeFirst();
  return row?.position ?? 0n;
}

/**
 * Whether nothing after a place has been swept: the newest event of an account always stays, and they are swept from the
 * oldest on, so that one which is not younger than the place proves it.
 */
export async function isKnownFrom(db: Handle, ownerId: string, position: bigint): Promise<boolean> {
  const row = await db
    .selectFrom('live_event')
    .select('position')
    .where('user_id', '=', ownerId)
    .where('position', '<=', position)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
