import type { GoalProgressView, GoalView } from '@earntrack/contract';
import type { GoalRow } from '@earntrack/db';
import { type DateRange, decimalFromMicros, type GoalPace } from '@earntrack/domain';

export function goalView(row: GoalRow): GoalView {
  return {
    id: row.id,
    periodKind: row.period_kind,
    currency: row.currency,
    platformId: row.platform_id,
    target: decimalFromMicros(row.target_micros),
    version: row.version,
  };
}

/** What was made in one period. */
export interface Made {
  range: DateRange;
  madeMicros: bigint;
}

export interface Progress {
  now: Made;
  before: readonly Made[];
  pace: GoalPace;
}

export function goalProgressView(row: GoalRow, { now, before, pace }: Progress): GoalProgressView {
  return {
    ...goalView(row),
    period: now.range,
    made: decimalFromMicros(now.madeMicros),
    pace: {
      elapsedDays: pace.elapsedDays,
      totalDays: pace.totalDays,
      daysLeft: pace.daysLeft,
      expected: decimalFromMicros(pace.expectedMicros),
      ahead: decimalFromMicros(pace.aheadMicros),
      left: decimalFromMicros(pace.leftMicros),
      perDay: decimalFromMicros(pace.perDayMicros),
    },
    before: before.map(({ range, madeMicros }) => ({
      ...range,
      made: decimalFromMicros(madeMicros),
      isReached: madeMicros >= row.target_micros,
    })),
  };
}
