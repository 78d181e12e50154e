import type { WorkView } from '@earntrack/contract';
import type { WorkRow } from '@earntrack/db';
import { secondsOfRow } from './work-time.ts';

export function workView(row: WorkRow, platformIds: string[]): WorkView {
  return {
    id: row.id,
    platformIds,
    earningId: row.earning_id,
    workedOn: row.worked_on,
    clock: row.clock,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    seconds: secondsOfRow(row),
    distanceMetres: row.distance_metres,
    note: row.note,
    source: row.source,
    version: row.version,
  };
}
