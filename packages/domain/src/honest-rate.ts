import type { Currency } from './currency.ts';
import { type LocalDate, startOfWeek, type Weekday } from './local-date.ts';
import { allocate, type Micros } from './money.ts';
import { CLOCKS, type Clock } from './work.ts';
import type { WorkedShare } from './worked-hours.ts';

/** Earnings of one platform, day and currency that are alike in having their own hours or not. */
export interface EarningGroup {
  platformId: string;
  earnedOn: LocalDate;
  currency: Currency;
  /** True when hours were typed with these earnings. */
  hasOwnHours: boolean;
  /** Money before tax, signed. */
  beforeTaxMicros: Micros;
  /** The positive part only, on which coverage is measured. */
  positiveMicros: Micros;
}

export interface PlatformCalendar {
  weekStart: Weekday;
  /** The currency of hours that earned nothing. */
  currency: Currency;
}

/** What the honest rate is made of, for one platform, day and currency. Sums of these are exact. */
export interface RatePart {
  platformId: string;
  day: LocalDate;
  currency: Currency;
  coveredMicros: Micros;
  coveredPositiveMicros: Micros;
  positiveMicros: Micros;
  workedMs: bigint;
  msByClock: Partial<Record<Clock, bigint>>;
}

/**
 * Decides which hours belong to which money. Hours typed with an earning belong to it. Other work on a platform covers
 * that platform's earnings of the same day that have no hours of their own, else those of the same platform week that no
 * day of work covers. Hours that earned nothing still count. Work that covers several currencies is divided evenly
 * between them. Money without hours stays out of the rate and lowers the coverage.
 */
export function rateParts(
  groups: readonly EarningGroup[],
  shares: readonly WorkedShare[],
  calendarOf: (platformId: string) => PlatformCalendar,
): RatePart[] {
  const parts = new PartList();
  const open = new Map<string, EarningGroup[]>();
  const ownCurrencies = new Map<string, Set<Currency>>();
  for (const group of groups) {
    const key = `${group.platformId}|${group.earnedOn}`;
    if (group.hasOwnHours) {
      parts.addMoney(group, true);
      ownCurrencies.set(key, (ownCurrencies.get(key) ?? new Set<Currency>()).add(group.currency));
    } else open.set(key, [...(open.get(key) ?? []), group]);
  }
  const covered = new Set<EarningGroup>();
  const idle: WorkedShare[] = [];
  for (const share of shares) {
    const key = `${share.platformId}|${share.workedOn}`;
    const sameDay = share.earningId === null ? open.get(key) : undefined;
    if (sameDay) {
      for (const group of sameDay) covered.add(group);
      parts.addHours(share, currenciesOf(sameDay));
    } else if (share.earningId !== null) {
      parts.addHours(share, [...(ownCurrencies.get(key) ?? [calendarOf(share.platformId).currency])]);
    } else idle.push(share);
  }
  coverWeeks({ idle, open: [...open.values()].flat(), covered, parts, calendarOf });
  for (const group of groups) if (!group.hasOwnHours) parts.addMoney(group, covered.has(group));
  return parts.all();
}

interface WeekCover {
  idle: readonly WorkedShare[];
  open: readonly EarningGroup[];
  covered: Set<EarningGroup>;
  parts: PartList;
  calendarOf: (platformId: string) => PlatformCalendar;
}

function coverWeeks({ idle, open, covered, parts, calendarOf }: WeekCover): void {
  const weekOf = (platformId: string, day: LocalDate) =>
    `${platformId}|${startOfWeek(day, calendarOf(platformId).weekStart)}`;
  const byWeek = new Map<string, EarningGroup[]>();
  for (const group of open) {
    if (covered.has(group)) continue;
    const week = weekOf(group.platformId, group.earnedOn);
    byWeek.set(week, [...(byWeek.get(week) ?? []), group]);
  }
  for (const share of idle) {
    const groups = byWeek.get(weekOf(share.platformId, share.workedOn));
    for (const group of groups ?? []) covered.add(group);
    parts.addHours(share, groups ? currenciesOf(groups) : [calendarOf(share.platformId).currency]);
  }
}

function currenciesOf(groups: readonly EarningGroup[]): Currency[] {
  return [...new Set(groups.map((group) => group.currency))].sort();
}

class PartList {
  readonly #parts = new Map<string, RatePart>();

  addMoney(group: EarningGroup, isCovered: boolean): void {
    const part = this.#part(group.platformId, group.earnedOn, group.currency);
    part.positiveMicros += group.positiveMicros;
    if (!isCovered) return;
    part.coveredMicros += group.beforeTaxMicros;
    part.coveredPositiveMicros += group.positiveMicros;
  }

  addHours(share: WorkedShare, currencies: readonly Currency[]): void {
    const split = allocate(
      share.ms,
      currencies.map(() => 1n),
    );
    for (const [index, currency] of currencies.entries()) {
      const part = this.#part(share.platformId, share.workedOn, currency);
      const ms = split[index] ?? 0n;
      part.workedMs += ms;
      part.msByClock[share.clock] = (part.msByClock[share.clock] ?? 0n) + ms;
    }
  }

  all(): RatePart[] {
    return [...this.#parts.values()];
  }

  #part(platformId: string, day: LocalDate, currency: Currency): RatePart {
    const key = `${platformId}|${day}|${currency}`;
    const part = this.#parts.get(key) ?? { ...emptyPart(), platformId, day, currency };
    this.#parts.set(key, part);
    return part;
  }
}

function emptyPart(): Omit<RatePart, 'platformId' | 'day' | 'currency'> {
  return { coveredMicros: 0n, coveredPositiveMicros: 0n, positiveMicros: 0n, workedMs: 0n, msByClock: {} };
}

/** The honest hourly rate of one currency, and how far it can be trusted. */
export interface HonestRate {
  /** Micros per hour, rounded half away from zero once; null where no hours were kept. */
  rateMicrosPerHour: Micros | null;
  /** Covered ÷ all positive money, in ten-thousandths (5000n = 50 %); null where there is no positive money. */
  coverageBasisPoints: number | null;
  coveredMicros: Micros;
  workedSeconds: number;
  /** The clock that most of the hours were kept by; null where no hours were kept. */
  clock: Clock | null;
}

const MS_PER_HOUR = 3_600_000n;

/** Σ money ÷ Σ hours over what has both: the parts are of one currency. Never a mean of rates. */
export function honestRate(parts: readonly RatePart[]): HonestRate {
  const total = emptyPart();
  for (const part of parts) {
    total.coveredMicros += part.coveredMicros;
    total.coveredPositiveMicros += part.coveredPositiveMicros;
    total.positiveMicros += part.positiveMicros;
    total.workedMs += part.workedMs;
    for (const clock of CLOCKS) {
      total.msByClock[clock] = (total.msByClock[clock] ?? 0n) + (part.msByClock[clock] ?? 0n);
    }
  }
  const hasRate = total.workedMs > 0n && total.coveredPositiveMicros > 0n;
  return {
    rateMicrosPerHour: hasRate ? divideRounded(total.coveredMicros * MS_PER_HOUR, total.workedMs) : null,
    coverageBasisPoints:
      total.positiveMicros > 0n
        ? Number(divideRounded(total.coveredPositiveMicros * 10_000n, total.positiveMicros))
        : null,
    coveredMicros: total.coveredMicros,
    workedSeconds: Number(divideRounded(total.workedMs, 1000n)),
    clock: widestUsed(total.msByClock),
  };
}

function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const quotient = (magnitude * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -quotient : quotient;
}

function widestUsed(msByClock: Partial<Record<Clock, bigint>>): Clock | null {
  let best: Clock | null = null;
  for (const clock of CLOCKS) {
    const ms = msByClock[clock] ?? 0n;
    if (ms > 0n && (best === null || ms > (msByClock[best] ?? 0n))) best = clock;
  }
  return best;
}
