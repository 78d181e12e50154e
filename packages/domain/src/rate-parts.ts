import type { Currency } from './currency.ts';
import { DayMap } from './day-map.ts';
import type { RatePart } from './honest-rate.ts';
import { type LocalDate, startOfWeek, type Weekday } from './local-date.ts';
import { allocate, type Micros } from './money.ts';
import { addTime } from './work.ts';
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
  const weeks = new DayMap<LocalDate>();
  const weekOf: CountOn = (platformId, day) => {
    const { weekStart } = calendarOf(platformId);
    return weeks.getOrInsert(String(weekStart), day, () => startOfWeek(day, weekStart));
  };
  const spent = shares.filter((share) => share.ms > 0n);
  const loose = spent.filter((share) => share.ownCurrency === null);
  for (const share of spent) {
    if (share.ownCurrency !== null) parts.addHours(share, [share.ownCurrency]);
  }
  const earners = groups.filter((group) => !group.hasOwnHours && group.positiveMicros > 0n);
  const sameDay = coverBy((_, day) => day, { parts, earners, shares: loose });
  const uncovered = earners.filter((group) => !sameDay.covered.has(group));
  const sameWeek = coverBy(weekOf, { parts, earners: uncovered, shares: sameDay.idle });
  const currenciesOf = earnedCurrencies(groups, calendarOf);
  for (const share of sameWeek.idle) parts.addHours(share, currenciesOf(share.platformId));

  const covered = sameDay.covered.union(sameWeek.covered);
  const refunds = groups.filter((group) => !group.hasOwnHours && group.positiveMicros === 0n);
  const coveredRefunds = coverRefunds(weekOf, { refunds, covered, shares: loose });
  for (const group of groups) {
    parts.addMoney(group, group.hasOwnHours || covered.has(group) || coveredRefunds.has(group));
  }
  return parts.all();
}

interface Refunds {
  refunds: readonly EarningGroup[];
  covered: ReadonlySet<EarningGroup>;
  shares: readonly WorkedShare[];
}

/** Those on whose day somebody worked, or in whose week other money of the currency is covered. */
function coverRefunds(weekOf: CountOn, { refunds, covered, shares }: Refunds): ReadonlySet<EarningGroup> {
  // Most accounts have none.
  if (refunds.length === 0) return new Set();
  const workDays = new DayMap<true>();
  for (const { platformId, workedOn } of shares) workDays.getOrInsert(platformId, workedOn, () => true);
  const paidWeeks = new DayMap<Set<Currency>>();
  for (const { platformId, earnedOn, currency } of covered) {
    paidWeeks.getOrInsert(platformId, weekOf(platformId, earnedOn), () => new Set()).add(currency);
  }
  const isCovered = ({ platformId, earnedOn, currency }: EarningGroup) =>
    workDays.has(platformId, earnedOn) ||
    paidWeeks.get(platformId, weekOf(platformId, earnedOn))?.has(currency) === true;
  return new Set(refunds.filter(isCovered));
}

/** The day that stands for all days on which work covers the same earnings. */
type CountOn = (platformId: string, day: LocalDate) => LocalDate;

interface Cover {
  parts: PartList;
  earners: readonly EarningGroup[];
  shares: readonly WorkedShare[];
}

/** Gives each share to the earners of its day or week; says who was covered, and which shares found nobody. */
function coverBy(countOn: CountOn, { parts, earners, shares }: Cover) {
  const byDay = new DayMap<EarningGroup[]>();
  if (shares.length === 0) return { covered: new Set<EarningGroup>(), idle: [] };
  for (const group of earners) {
    const day = countOn(group.platformId, group.earnedOn);
    byDay.getOrInsert(group.platformId, day, () => []).push(group);
  }
  const covered = new Set<EarningGroup>();
  const idle: WorkedShare[] = [];
  for (const share of shares) {
    const groups = byDay.get(share.platformId, countOn(share.platformId, share.workedOn));
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
  const [only, another] = groups;
  if (only && another === undefined) return [only.currency];
  return [...new Set(groups.map((group) => group.currency))].sort();
}

class PartList {
  readonly #parts = new DayMap<RatePart[]>();
  readonly #all: RatePart[] = [];

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
    return this.#all;
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
    const ofDay = this.#parts.getOrInsert(platformId, day, () => []);
    const known = ofDay.find((part) => part.currency === currency);
    if (known) return known;
    const part = {
      platformId,
      day,
      currency,
      coveredMicros: 0n,
      coveredPositiveMicros: 0n,
      positiveMicros: 0n,
      worked: {},
      counted: {},
    };
    ofDay.push(part);
    this.#all.push(part);
    return part;
  }
}
