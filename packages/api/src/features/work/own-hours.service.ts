import type { EarningRow, WorkRow } from '@earntrack/db';
import type { Clock } from '@earntrack/domain';
import type { Actor, Handle } from '../../actor.ts';
import { derivedId } from '../../identity/derived-id.ts';
import { deleteWorkOfEarnings, listWorkOfEarnings, moveWorkOfEarning } from './own-hours.queries.ts';
import { insertWork, insertWorkPlatforms } from './work.queries.ts';
import { secondsColumns, secondsOfRow } from './work-time.ts';

/** Hours that belong to one earning. */
interface Hours {
  clock: Clock;
  seconds: number;
}

type HoursOwner = Pick<EarningRow, 'id' | 'platform_id' | 'earned_on' | 'source'>;

/** The id of the work that holds an earning's hours. */
function ownHoursId(ownerId: string, earningId: string): string {
  return derivedId(ownerId, 'hours', earningId);
}

/** The work row that holds an earning's hours: the same day and platform, linked to it. */
export function ownHoursRow(actor: Actor, earning: HoursOwner, hours: Hours) {
  return {
    ...secondsColumns({ [hours.clock]: hours.seconds }),
    id: ownHoursId(actor.userId, earning.id),
    earning_id: earning.id,
    worked_on: earning.earned_on,
    clock: hours.clock,
    source: earning.source,
    created_at: actor.now,
    updated_at: actor.now,
  };
}

/** The hours of each of these earnings that has any, by earning. */
export async function hoursOfEarnings(
  db: Handle,
  ownerId: string,
  earningIds: readonly string[],
): Promise<ReadonlyMap<string, Hours>> {
  const rows = await listWorkOfEarnings(db, ownerId, earningIds);
  return new Map(
    rows.flatMap((row) => {
      const hours = hoursOfRow(row);
      return row.earning_id === null || hours === null ? [] : [[row.earning_id, hours] as const];
    }),
  );
}

/** The hours that were typed with an earning, from the work that holds them. */
export function hoursOfRow(row: Pick<WorkRow, 'clock'> & Parameters<typeof secondsOfRow>[0]): Hours | null {
  const seconds = secondsOfRow(row)[row.clock];
  return seconds === undefined ? null : { clock: row.clock, seconds };
}

/** Makes the work that is linked to an earning say exactly these hours, or be gone. */
export async function keepHoursOfEarning(
  tx: Handle,
  actor: Actor,
  { earning, hours }: { earning: HoursOwner; hours: Hours | null },
): Promise<void> {
  await deleteWorkOfEarnings(tx, actor.userId, [earning.id]);
  if (hours === null) return;
  const row = ownHoursRow(actor, earning, hours);
  await insertWork(tx, actor.userId, row);
  await insertWorkPlatforms(tx, actor.userId, { workId: row.id, platformIds: [earning.platform_id] });
}

export async function binHoursOfEarning(tx: Handle, actor: Actor, earningId: string): Promise<void> {
  await moveWorkOfEarning(tx, actor.userId, { earningId, deleted_at: actor.now, updated_at: actor.now });
}

export async function unbinHoursOfEarning(tx: Handle, actor: Actor, earningId: string): Promise<void> {
  await moveWorkOfEarning(tx, actor.userId, { earningId, deleted_at: null, updated_at: actor.now });
}
