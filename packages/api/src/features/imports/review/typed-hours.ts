import type { Clock } from '@earntrack/domain';
import { secondsOfRow } from '../../work/index.ts';

/** How long typed work took by a clock, or by its own where that one was not kept: people type all their hours by one. */
export function typedHours(
  row: Parameters<typeof secondsOfRow>[0] & { clock: Clock },
  clock: Clock,
): { clock: Clock; seconds: number } {
  const seconds = secondsOfRow(row);
  const kept = seconds[clock] === undefined ? row.clock : clock;
  return { clock: kept, seconds: seconds[kept] ?? 0 };
}
