import { LIMITS } from '@earntrack/contract';
import type { EarningRow } from '@earntrack/db';
import type { DateRange, LocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';
import { type EarningScope, selectCounted } from './counted-earnings.queries.ts';

/** Work whose widest clock has a start and an end. */
export interface TimedWork {
  id: string;
  platformIds: string[];
  workedOn: LocalDate;
  startedAt: Date;
  endedAt: Date;
}

export async function listTimedWork(db: Handle, ownerId: string, range: DateRange): Promise<TimedWork[]> {
  const rows = await db
    .selectFrom('work')
    .select(['id', 'platform_ids', 'worked_on', 'started_at', 'ended_at'])
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .where('worked_on', '>=', range.from)
    .where('worked_on', '<=', range.to)
    .where('started_at', 'is not', null)
    .where(sql<boolean>`clock = case
      when door_to_door_seconds is not null then 'doorToDoor'
      when online_seconds is not null then 'online'
      else 'engaged' end`)
    .orderBy('started_at', 'desc')
    .execute();
  return rows.flatMap((row) =>
    row.started_at && row.ended_at
      ? [
          {
            id: row.id,
            platformIds: row.platform_ids,
            workedOn: row.worked_on,
            startedAt: row.started_at,
            endedAt: row.ended_at,
          },
        ]
      : [],
  );
}

export interface SizeScope extends EarningScope {
  from?: bigint | undefined;
  to?: bigint | undefined;
}

type SizedEarning = Pick<
  EarningRow,
  'id' | 'platform_id' | 'earned_on' | 'net_micros' | 'note' | 'description'
>;

export async function listEarningsOfSize(
  db: Handle,
  ownerId: string,
  { from, to, ...scope }: SizeScope,
): Promise<{ rows: SizedEarning[]; count: number }> {
  let query = selectCounted(db, ownerId, scope);
  if (from !== undefined) query = query.where('net_micros', '>=', from);
  if (to !== undefined) query = query.where('net_micros', '<', to);
  const { count } = await query
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select(['id', 'platform_id', 'earned_on', 'net_micros', 'note', 'description'])
    .orderBy('earned_on', 'desc')
    .orderBy('id', 'desc')
    .limit(LIMITS.rowsBehind)
    .execute();
  return { rows, count };
}
