import type { GeneratedAlways, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/**
 * Something of one kind that changed in one transaction. PostgreSQL writes it with the change itself, gives it its place at the
 * commit and says so on the channel `LIVE_CHANNEL`; nothing else writes it.
 */
export interface LiveEventTable {
  user_id: GeneratedAlways<string>;
  id: GeneratedAlways<string>;
  /** Among the events of its user, in the order of the commits. Null only inside of the transaction that makes it. */
  position: GeneratedAlways<bigint | null>;
  kind: GeneratedAlways<string>;
  /** What the client called itself that asked for the change, if it did. */
  origin: GeneratedAlways<string | null>;
  created_at: GeneratedAlways<Date>;
}

export type LiveEventRow = Selectable<LiveEventTable>;

export const LIVE_EVENT_COLUMNS = {
  user_id: 'uuid',
  id: 'uuid',
  position: 'int8?',
  kind: 'text',
  origin: 'uuid?',
  created_at: 'timestamptz',
} as const satisfies ColumnsOf<LiveEventTable>;

/** Where PostgreSQL says whose account changed: the payload is the user's id, `STATUS_NOTE`, or what `restartNote` makes. */
export const LIVE_CHANNEL = 'earntrack_live';

/** What it says there when incidents, maintenance or the read-only mode of the installation changed. */
export const STATUS_NOTE = 'status';

/** That one process is to end, so that whatever keeps it going begins it anew. */
export function restartNote(instanceId: string): string {
  return `restart ${instanceId}`;
}
