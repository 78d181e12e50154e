import type { Currency } from './currency.ts';
import type { LocalDate } from './local-date.ts';
import type { Micros } from './money.ts';
import { addTime, CLOCKS, type Clock, type ClockMs, totalMs } from './work.ts';

/** What the honest rate is made of, for one platform, day and currency. Sums of these are exact. */
export interface RatePart {
  platformId: string;
  day: LocalDate;
  currency: Currency;
  coveredMicros: Micros;
  coveredPositiveMicros: Micros;
  positiveMicros: Micros;
  /** Time that was spent on this day. */
  worked: ClockMs;
  /** Time that the money of this day is divided by, whenever in the platform's week it was spent, and unpaid time. */
  counted: ClockMs;
}

/** The honest hourly rate of one currency, and how far it can be trusted. */
export interface HonestRate {
  /** Micros per hour, rounded half away from zero once; null where no hours were kept. */
  rateMicrosPerHour: Micros | null;
  /** Covered ÷ all positive money, in ten-thousandths (5000n = 50 %); null where there is no positive money. */
  coverageBasisPoints: number | null;
  coveredMicros: Micros;
  /** Time spent on the days of the parts. */
  workedSeconds: number;
  /** Time that the rate divides by. */
  countedSeconds: number;
  /** The clock that most of the time spent was kept by, else most of the counted; null where no hours were kept. */
  clock: Clock | null;
}

const MS_PER_HOUR = 3_600_000n;

/** Σ money ÷ Σ hours over what has both: the parts are of one currency. Never a mean of rates. */
export function honestRate(parts: readonly RatePart[]): HonestRate {
  let [coveredMicros, coveredPositiveMicros, positiveMicros] = [0n, 0n, 0n];
  const [worked, counted]: [ClockMs, ClockMs] = [{}, {}];
  for (const part of parts) {
    coveredMicros += part.coveredMicros;
    coveredPositiveMicros += part.coveredPositiveMicros;
    positiveMicros += part.positiveMicros;
    addAll(worked, part.worked);
    addAll(counted, part.counted);
  }
  const [workedMs, countedMs] = [totalMs(worked), totalMs(counted)];
  const hasRate = countedMs > 0n && coveredPositiveMicros > 0n;
  return {
    rateMicrosPerHour: hasRate ? perHour(coveredMicros, countedMs) : null,
    coverageBasisPoints:
      positiveMicros > 0n ? Number(divideRounded(coveredPositiveMicros * 10_000n, positiveMicros)) : null,
    coveredMicros,
    workedSeconds: Number(divideRounded(workedMs, 1000n)),
    countedSeconds: Number(divideRounded(countedMs, 1000n)),
    clock: mostUsed(worked) ?? mostUsed(counted),
  };
}

/** Money per hour of some milliseconds, rounded half away from zero. Throws a RangeError for no time. */
export function perHour(micros: Micros, ms: bigint): Micros {
  return divideRounded(micros * MS_PER_HOUR, ms);
}

function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const quotient = (magnitude * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -quotient : quotient;
}

/** The widest of the clocks with the most time. */
function mostUsed(time: ClockMs): Clock | null {
  const msOf = (clock: Clock) => time[clock] ?? 0n;
  const best = CLOCKS.reduce((most, candidate) => (msOf(candidate) > msOf(most) ? candidate : most));
  return msOf(best) > 0n ? best : null;
}

function addAll(sum: ClockMs, time: ClockMs): void {
  for (const clock of CLOCKS) {
    const ms = time[clock];
    if (ms !== undefined) addTime(sum, clock, ms);
  }
}
