import type { LocalDate } from './local-date.ts';

/** The three clocks of work, widest first: door to door, online (logged in), engaged (on a job). */
export const CLOCKS = ['doorToDoor', 'online', 'engaged'] as const;
export type Clock = (typeof CLOCKS)[number];

/** Whole seconds by each clock that was kept. */
export type ClockSeconds = Partial<Record<Clock, number | null | undefined>>;

/** One stretch of time spent, on one platform or several at once. */
export interface Work {
  platformIds: readonly string[];
  /** The earning whose hours these are, when they were typed with it. */
  earningId: string | null;
  workedOn: LocalDate;
  seconds: ClockSeconds;
  /** Milliseconds since the epoch, and the clock that they measure; null for a date with a duration. */
  span: { startMs: number; endMs: number; clock: Clock } | null;
}

/** The clock that counts: the widest that was kept. Null when none was. */
export function clockOf(seconds: ClockSeconds): Clock | null {
  return CLOCKS.find((clock) => (seconds[clock] ?? 0) > 0) ?? null;
}
