import type { Currency } from './currency.ts';
import type { LocalDate } from './local-date.ts';

/** The three clocks of work, widest first: door to door, online (logged in), engaged (on a job). */
export const CLOCKS = ['doorToDoor', 'online', 'engaged'] as const;
export type Clock = (typeof CLOCKS)[number];

/** Whole seconds by each clock that was kept. */
export type ClockSeconds = Partial<Record<Clock, number | null | undefined>>;

/** Whole milliseconds by each clock. */
export type ClockMs = Partial<Record<Clock, bigint>>;

/** The time of all clocks together. */
export function totalMs(time: ClockMs): bigint {
  return CLOCKS.reduce((total, clock) => total + (time[clock] ?? 0n), 0n);
}

/** Adds time by one clock to what there is already. */
export function addTime(time: ClockMs, clock: Clock, ms: bigint): void {
  time[clock] = (time[clock] ?? 0n) + ms;
}

/** One stretch of time spent, on one platform or several at once. */
export interface Work {
  platformIds: readonly string[];
  /** The currency of the earning that these hours were typed with; null for hours of no earning of their own. */
  ownCurrency: Currency | null;
  workedOn: LocalDate;
  seconds: ClockSeconds;
  /** Milliseconds since the epoch, and the clock that they measure; null for a date with a duration. */
  span: { startMs: number; endMs: number; clock: Clock } | null;
}

/** The clock that counts: the widest that was kept. Null when none was. */
export function clockOf(seconds: ClockSeconds): Clock | null {
  return CLOCKS.find((clock) => (seconds[clock] ?? 0) > 0) ?? null;
}
