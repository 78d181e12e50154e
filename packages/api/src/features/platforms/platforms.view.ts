import type { PlatformView } from '@earntrack/contract';
import type { PlatformRow } from '@earntrack/db';
import { decimalFromMicros } from '@earntrack/domain';

/** A platform as its owner sees it, with how many earnings it holds. */
export function platformView(row: PlatformRow, earningCount: number): PlatformView {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    colour: row.colour,
    currency: row.currency,
    timeZone: row.time_zone,
    dayCutoffMinutes: row.day_cutoff_minutes,
    weekStart: row.week_start,
    expectedHourly:
      row.expected_hourly_micros === null ? null : decimalFromMicros(row.expected_hourly_micros),
    catalogueKey: row.catalogue_key,
    isArchived: row.archived_at !== null,
    earningCount,
    version: row.version,
  };
}
