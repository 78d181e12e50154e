import type { WorkView } from '@earntrack/contract';
import {
  addDays,
  asLocalDate,
  type Clock,
  elapsedSeconds,
  isLocalDate,
  type LocalDate,
  MAX_WORK_SECONDS,
  parseTypedDuration,
} from '@earntrack/domain';

/** Work while it is typed: texts as they stand in the fields. */
export interface WorkDraft {
  platformIds: string[];
  /** By its length, or by its start and end. */
  by: 'duration' | 'span';
  day: string;
  hours: string;
  startsAt: string;
  endsAt: string;
  /** The day on which a span ended; empty while it follows from the two times. */
  endDay: string;
  clock: Clock;
  distance: string;
  note: string;
}

export type WorkTime =
  | { kind: 'duration'; workedOn: string; seconds: number }
  | { kind: 'span'; startedAt: string; endedAt: string };

export interface WorkReading {
  time: WorkTime | null;
  seconds: number | null;
  /** The day on which the span ends, where that is not the day it started. */
  endsOn: string | null;
  distanceMetres: number | null;
  faults: Record<string, string>;
}

export function emptyWorkDraft(platformIds: string[], day: string): WorkDraft {
  const times = { day, hours: '', startsAt: '', endsAt: '', endDay: '' };
  return { platformIds, by: 'duration', ...times, clock: 'doorToDoor', distance: '', note: '' };
}

/** Work that is there, as it would have been typed in `timeZone`. */
export function workDraftOf(work: WorkView, timeZone: string): WorkDraft {
  const draft = emptyWorkDraft(work.platformIds, work.workedOn);
  draft.clock = work.clock;
  draft.note = work.note;
  draft.distance = work.distanceMetres === null ? '' : String(work.distanceMetres / 1000);
  draft.hours = clockText(work.seconds[work.clock] ?? 0);
  if (work.startedAt === null || work.endedAt === null) return draft;
  const start = Temporal.Instant.from(work.startedAt).toZonedDateTimeISO(timeZone);
  const end = Temporal.Instant.from(work.endedAt).toZonedDateTimeISO(timeZone);
  const day = asLocalDate(start.toPlainDate().toString());
  const endDay = end.toPlainDate().toString();
  const times = { startsAt: wallTimeOf(start), endsAt: wallTimeOf(end) };
  return { ...draft, by: 'span', day, ...times, endDay: endDay === followingEnd(day, times) ? '' : endDay };
}

function wallTimeOf(moment: Temporal.ZonedDateTime): string {
  const smallestUnit = moment.second === 0 ? 'minute' : 'second';
  return moment.toPlainTime().toString({ smallestUnit });
}

function clockText(seconds: number): string {
  if (seconds === 0) return '';
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${pad(minutes)}${rest ? `:${pad(rest)}` : ''}`;
}

/** Reads every field; times are those of the clock on the wall in `timeZone`. */
export function readWorkDraft(draft: WorkDraft, timeZone: string): WorkReading {
  const faults: Record<string, string> = {};
  if (draft.platformIds.length === 0) faults.platformIds = 'Choose at least one platform.';
  const distanceMetres = readDistance(draft.distance, faults);
  if (!isLocalDate(draft.day)) faults.day = 'Choose the day on which you worked.';
  const timed = draft.by === 'span' ? readSpan(draft, timeZone, faults) : readDuration(draft, faults);
  return { ...timed, distanceMetres, faults };
}

type Timed = Pick<WorkReading, 'time' | 'seconds' | 'endsOn'>;
const UNTIMED: Timed = { time: null, seconds: null, endsOn: null };

function readDuration(draft: WorkDraft, faults: Record<string, string>): Timed {
  const seconds = parseTypedDuration(draft.hours);
  if (seconds === null) {
    faults.hours =
      draft.hours.trim() === '' ? 'Write how long you worked.' : 'Write hours like 3:45, 3h 45m or 3.75.';
  }
  if (seconds === null || faults.day) return { ...UNTIMED, seconds };
  return { time: { kind: 'duration', workedOn: draft.day, seconds }, seconds, endsOn: null };
}

function readSpan(draft: WorkDraft, timeZone: string, faults: Record<string, string>): Timed {
  if (!isWallTime(draft.startsAt)) faults.startsAt = 'Say at what time you started.';
  if (!isWallTime(draft.endsAt)) faults.endsAt = 'Say at what time you stopped.';
  if (!isLocalDate(draft.day) || faults.startsAt || faults.endsAt) return UNTIMED;
  const endDay = isLocalDate(draft.endDay) ? draft.endDay : followingEnd(draft.day, draft);
  const startedAt = instantOf(draft.day, draft.startsAt, timeZone);
  const endedAt = instantOf(endDay, draft.endsAt, timeZone);
  const seconds = elapsedSeconds(startedAt, endedAt);
  if (seconds <= 0) faults.endDay = 'This is before the start.';
  if (seconds > MAX_WORK_SECONDS) faults.endDay = 'One entry holds a week at most.';
  const endsOn = endDay === draft.day ? null : endDay;
  if (faults.endDay) return { ...UNTIMED, endsOn };
  return { time: { kind: 'span', startedAt, endedAt }, seconds, endsOn };
}

/** The day of the end that follows from the two times: the next one where the end is not later on the clock. */
function followingEnd(
  day: LocalDate,
  { startsAt, endsAt }: Pick<WorkDraft, 'startsAt' | 'endsAt'>,
): LocalDate {
  return endsAt > startsAt ? day : addDays(day, 1);
}

function isWallTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text);
}

/** The instant at which a wall clock in `timeZone` shows day and time; the earlier one where it shows it twice. */
function instantOf(day: string, time: string, timeZone: string): string {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).toInstant().toString();
}

function readDistance(text: string, faults: Record<string, string>): number | null {
  if (text.trim() === '') return null;
  const kilometres = Number(text.trim().replace(',', '.'));
  if (Number.isFinite(kilometres) && kilometres >= 0 && kilometres <= 10_000) {
    return Math.round(kilometres * 1000);
  }
  faults.distance = 'Write kilometres like 84 or 84.5.';
  return null;
}
