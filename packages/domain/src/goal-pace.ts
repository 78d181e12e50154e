import { type Currency, currencyDigits } from './currency.ts';
import { daysBetween, type LocalDate } from './local-date.ts';
import type { Micros } from './money.ts';
import type { DateRange } from './period.ts';

/** Where somebody stands on the way to a target, at the end of today. */
export interface GoalPace {
  /** Days of the period up to and with today. */
  elapsedDays: number;
  totalDays: number;
  /** Today and the days after it. */
  daysLeft: number;
  /** What an even pace has made by the end of today. */
  expectedMicros: Micros;
  /** Made minus expected: negative when behind. */
  aheadMicros: Micros;
  /** What is missing from the target; zero once it is reached. */
  leftMicros: Micros;
  /** What each of the days left has to bring, so that together they bring what is missing. */
  perDayMicros: Micros;
}

/**
 * The pace in a period that holds `today`. Both figures that somebody has to reach are rounded up to a micro, so that "on pace"
 * and "this much a day" are never a crumb short. Throws a RangeError for a day outside the period.
 */
export function goalPace(
  { targetMicros, madeMicros }: { targetMicros: Micros; madeMicros: Micros },
  { from, to }: DateRange,
  today: LocalDate,
): GoalPace {
  if (today < from || today > to) throw new RangeError(`${today} is not between ${from} and ${to}`);
  const totalDays = daysBetween(from, to) + 1;
  const elapsedDays = daysBetween(from, today) + 1;
  const daysLeft = totalDays - elapsedDays + 1;
  const expectedMicros = dividedUp(targetMicros * BigInt(elapsedDays), BigInt(totalDays));
  const leftMicros = madeMicros < targetMicros ? targetMicros - madeMicros : 0n;
  return {
    elapsedDays,
    totalDays,
    daysLeft,
    expectedMicros,
    aheadMicros: madeMicros - expectedMicros,
    leftMicros,
    perDayMicros: dividedUp(leftMicros, BigInt(daysLeft)),
  };
}

/** The smallest amount in the currency's own digits that is at least `micros`: what has to be made is never shown too small. */
export function roundedUp(micros: Micros, currency: Currency): Micros {
  const step = 10n ** BigInt(6 - currencyDigits(currency));
  return dividedUp(micros, step) * step;
}

function dividedUp(amount: bigint, by: bigint): bigint {
  const whole = amount / by;
  return amount > 0n && amount % by !== 0n ? whole + 1n : whole;
}
