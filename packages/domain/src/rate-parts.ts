import type { Currency } from './currency.ts';
import type { RatePart } from './honest-rate.ts';
import { type LocalDate, startOfWeek, type Weekday } from './local-date.ts';
import { allocate, type Micros } from './money.ts';
import type { Clock, ClockMs } from './work.ts';
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
  /** The currency of unpaid hours where the platform earned nothing at all. */
  currency: Currency;
}

/** How far from a day the other days of its week lie: figures of a range need earnings and work so far around it. */
export const WEEK_REACH_DAYS = 6;

/**
 * Decides which hours belong to which money. Hours typed with an earning belong to it. Other work on a platform covers
 * that platform's earnings of the same day that have no hours of their own, else those of the same platform week that no
 * day of work covers. Work that covers several currencies is divided evenly between them.
 *
 * Money and the hours that cover it count on the day of the money (hours that cover several days, in proportion to what
 * was earned on them); hours that earned nothing count on their own day, evenly in the currencies that the platform earned
 * in what is given. So parts can be cut to any days: given the whole weeks that touch them, adjacent ranges add up.
 *
 * Only positive money takes hours. A day that holds nothing but refunds is covered by work on it, or as soon as other
 * money of its week and currency is: it lowers the rate and leaves the hours to what they earned. Money without hours
 * stays out of the rate and lowers the coverage.
 */
export function rateParts(
  groups: readonly EarningGroup[],
  shares: readonly WorkedShare[],
  calendarOf: (platformId: string) => PlatformCalendar,
): RatePart[] {
  const parts = new PartList();
  const weeks = new Map<string, string>();
  const weekKey: KeyOf = (platformId, day) => {
    const ofDay = dayKey(platformId, day);
    const known = weeks.get(ofDay) ?? dayKey(platformId, startOfWeek(day, calendarOf(platformId).weekStart));
    weeks.set(ofDay, known);
    return known;
  };
  const spent = shares.filter((share) => share.ms > 0n);
  const loose = spent.filter((share) => share.ownCurrency === null);
  for (const share of spent) {
    if (share.ownCurrency !== null) parts.addHours(share, [share.ownCurrency]);
  }
  const earners = groups.filter((group) => !group.hasOwnHours && group.positiveMicros > 0n);
  const sameDay = coverBy(dayKey, { parts, earners, shares: loose });
  const uncovered = earners.filter((group) => !sameDay.covered.has(group));
  const sameWeek = coverBy(weekKey, { parts, earners: uncovered, shares: sameDay.idle });
  const currenciesOf = earnedCurrencies(groups, calendarOf);
  for (const share of sameWeek.idle) parts.addHours(share, currenciesOf(share.platformId));

  const covered = sameDay.covered.union(sameWeek.covered);
  const workDays = new Set(loose.map((share) => dayKey(share.platformId, share.workedOn)));
  const paidKey = (group: EarningGroup) => `${weekKey(group.platformId, group.earnedOn)}|${group.currency}`;
  const paidWeeks = new Set([...covered].map(paidKey));
  for (const group of groups) {
    const isCoveredRefund =
      group.positiveMicros === 0n &&
      (workDays.has(dayKey(group.platformId, group.earnedOn)) || paidWeeks.has(paidKey(group)));
    parts.addMoney(group, group.hasOwnHours || covered.has(group) || isCoveredRefund);
  }
  return parts.all();
}

type KeyOf = (platformId: string, day: LocalDate) => string;

const dayKey: KeyOf = (platformId, day) => `${platformId}|${day}`;

interface Cover {
  parts: PartList;
  earners: readonly EarningGroup[];
  shares: readonly WorkedShare[];
}

/** Gives each share to the earners of its key; says who was covered, and which shares found nobody. */
function coverBy(keyOf: KeyOf, { parts, earners, shares }: Cover) {
  const byKey = Map.groupBy(earners, (group) => keyOf(group.platformId, group.earnedOn));
  const covered = new Set<EarningGroup>();
  const idle: WorkedShare[] = [];
  for (const share of shares) {
    const groups = byKey.get(keyOf(share.platformId, share.workedOn));
    if (groups) {
      for (const group of groups) covered.add(group);
      parts.addCoveringHours(share, groups);
    } else idle.push(share);
  }
  return { covered, idle };
}

function earnedCurrencies(
  groups: readonly EarningGroup[],
  calendarOf: (platformId: string) => PlatformCalendar,
): (platformId: string) => Currency[] {
  const earning = groups.filter((group) => group.positiveMicros > 0n);
  const byPlatform = Map.groupBy(earning, (group) => group.platformId);
  return (platformId) => {
    const earned = byPlatform.get(platformId);
    return earned ? currenciesIn(earned) : [calendarOf(platformId).currency];
  };
}

function currenciesIn(groups: readonly EarningGroup[]): Currency[] {
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

  /** Hours that count on the day on which they were worked. */
  addHours(share: WorkedShare, currencies: readonly Currency[]): void {
    for (const [currency, ms] of this.#addWorked(share, currencies)) {
      addTime(this.#part(share.platformId, share.workedOn, currency).counted, share.clock, ms);
    }
  }

  /** Hours that count on the days of the money that they cover. */
  addCoveringHours(share: WorkedShare, groups: readonly EarningGroup[]): void {
    for (const [currency, ms] of this.#addWorked(share, currenciesIn(groups))) {
      const earners = groups.filter((group) => group.currency === currency);
      const split = allocate(
        ms,
        earners.map((group) => group.positiveMicros),
      );
      for (const [index, group] of earners.entries()) {
        addTime(
          this.#part(group.platformId, group.earnedOn, currency).counted,
          share.clock,
          split[index] ?? 0n,
        );
      }
    }
  }

  all(): RatePart[] {
    return [...this.#parts.values()];
  }

  #addWorked(share: WorkedShare, currencies: readonly Currency[]): [Currency, bigint][] {
    const split = allocate(
      share.ms,
      currencies.map(() => 1n),
    );
    return currencies.map((currency, index) => {
      const ms = split[index] ?? 0n;
      addTime(this.#part(share.platformId, share.workedOn, currency).worked, share.clock, ms);
      return [currency, ms];
    });
  }

  #part(platformId: string, day: LocalDate, currency: Currency): RatePart {
    const key = `${platformId}|${day}|${currency}`;
    const part = this.#parts.get(key) ?? { ...emptyPart(), platformId, day, currency };
    this.#parts.set(key, part);
    return part;
  }
}

function addTime(time: ClockMs, clock: Clock, ms: bigint): void {
  time[clock] = (time[clock] ?? 0n) + ms;
}

function emptyPart(): Omit<RatePart, 'platformId' | 'day' | 'currency'> {
  return { coveredMicros: 0n, coveredPositiveMicros: 0n, positiveMicros: 0n, worked: {}, counted: {} };
}
