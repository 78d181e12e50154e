import { AppError } from '@earntrack/contract';
import type { PlatformRow, ProfileRow, WorkRow } from '@earntrack/db';
import {
  businessDayOf,
  CLOCKS,
  type Clock,
  type ClockSeconds,
  elapsedSeconds,
  type LocalDate,
  MAX_WORK_SECONDS,
} from '@earntrack/domain';

type TypedTime =
  | { kind: 'duration'; workedOn: LocalDate; seconds: number }
  | { kind: 'span'; startedAt: string; endedAt: string };

/** When and how long somebody worked, as it is stored. */
export type TimeColumns = Pick<
  WorkRow,
  | 'worked_on'
  | 'clock'
  | 'started_at'
  | 'ended_at'
  | 'door_to_door_seconds'
  | 'online_seconds'
  | 'engaged_seconds'
>;

export interface TypedWorkTime {
  clock: Clock;
  time: TypedTime;
  otherClocks: ClockSeconds;
}

/**
 * A span belongs to the business day on which it started, in the zone and with the cut-off of the platform that it was
 * worked for (the first one named), and lasts the seconds that really passed.
 */
export function timeColumns(
  typed: TypedWorkTime,
  platform: Pick<PlatformRow, 'time_zone' | 'day_cutoff_minutes'>,
  profile: Pick<ProfileRow, 'time_zone'>,
): TimeColumns {
  const { clock, time } = typed;
  if (time.kind === 'duration') {
    const seconds = { ...typed.otherClocks, [clock]: time.seconds };
    return { ...secondsColumns(seconds), clock, worked_on: time.workedOn, started_at: null, ended_at: null };
  }
  const seconds = { ...typed.otherClocks, [clock]: spanSeconds(time) };
  const zone = platform.time_zone ?? profile.time_zone;
  return {
    ...secondsColumns(seconds),
    clock,
    worked_on: businessDayOf(time.startedAt, zone, platform.day_cutoff_minutes),
    started_at: new Date(time.startedAt),
    ended_at: new Date(time.endedAt),
  };
}

function spanSeconds({ startedAt, endedAt }: { startedAt: string; endedAt: string }): number {
  const seconds = elapsedSeconds(startedAt, endedAt);
  if (seconds < 1) throw refusedEnd('The end has to be after the start');
  if (seconds > MAX_WORK_SECONDS) throw refusedEnd('One entry holds a week at most');
  return seconds;
}

function refusedEnd(message: string): AppError {
  return new AppError('invalid_input', `${message}.`, { fields: { 'time.endedAt': message } });
}

/** The seconds of each clock, as stored. */
export function secondsColumns(seconds: ClockSeconds) {
  return {
    door_to_door_seconds: seconds.doorToDoor ?? null,
    online_seconds: seconds.online ?? null,
    engaged_seconds: seconds.engaged ?? null,
  };
}

/** The seconds of each clock that was kept. */
export function secondsOfRow(row: ReturnType<typeof secondsColumns>): Partial<Record<Clock, number>> {
  const stored = {
    doorToDoor: row.door_to_door_seconds,
    online: row.online_seconds,
    engaged: row.engaged_seconds,
  };
  const kept = CLOCKS.flatMap((clock) => (stored[clock] === null ? [] : [[clock, stored[clock]] as const]));
  return Object.fromEntries(kept);
}
