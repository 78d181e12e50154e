import {
  allocate,
  businessWeekday,
  type Clock,
  type Currency,
  type DateRange,
  type LocalDate,
  type LocalHourPiece,
  localHours,
  offsetsOf,
  shareWork,
  sumMicros,
  type Weekday,
  type Work,
} from '@earntrack/domain';
import type { WorkedWorth } from './worked-worth.ts';

/** Time worked in one hour of one weekday, and what it earned. */
export interface HourCell {
  weekday: Weekday;
  hour: number;
  ms: bigint;
  micros: bigint;
  days: Set<LocalDate>;
}

export interface HourRules {
  range: DateRange;
  currency: Currency;
  timeZone: string;
  cutoffMinutesOf: (platformId: string) => number;
}

/** Time of one platform and day in one hour of the wall clock. */
interface TimedShare {
  platformId: string;
  workedOn: LocalDate;
  weekday: Weekday;
  hour: number;
  ms: bigint;
}

/**
 * Lays the hours that have a start and an end on the hours of the week, each with its share of what the platform's day was
 * worth: money is spread evenly over the hours that cover it, timed or not.
 */
export function hourCells(
  work: readonly Work[],
  worths: readonly WorkedWorth[],
  rules: HourRules,
): HourCell[] {
  const dayKey = (platformId: string, day: LocalDate) => `${platformId}|${day}`;
  const worthsOf = Map.groupBy(worths, ({ platformId, day }) => dayKey(platformId, day));
  const inside = timedShares(work, rules).filter(
    ({ workedOn }) => rules.range.from <= workedOn && workedOn <= rules.range.to,
  );
  const cells = new Map<string, HourCell>();
  for (const [key, shares] of Map.groupBy(inside, (share) => dayKey(share.platformId, share.workedOn))) {
    const ofDay = worthsOf.get(key) ?? [];
    const worth = ofDay.find(({ currency }) => currency === rules.currency);
    if (worth) lay(cells, shares, { worth, dayMs: sumMicros(ofDay.map(({ ms }) => ms)) });
  }
  return [...cells.values()].filter(({ ms }) => ms > 0n);
}

interface DayWorth {
  worth: WorkedWorth;
  /** The hours of the day in all currencies. */
  dayMs: bigint;
}

function lay(cells: Map<string, HourCell>, shares: readonly TimedShare[], { worth, dayMs }: DayWorth): void {
  const timedMs = sumMicros(shares.map(({ ms }) => ms));
  const untimedMs = dayMs > timedMs ? dayMs - timedMs : 0n;
  const weights = [...shares.map(({ ms }) => ms), untimedMs];
  const [times, money] = [allocate(worth.ms, weights), allocate(worth.micros, weights)];
  for (const [index, { weekday, hour, workedOn }] of shares.entries()) {
    const key = `${weekday}|${hour}`;
    const cell = cells.get(key) ?? { weekday, hour, ms: 0n, micros: 0n, days: new Set() };
    cell.ms += times[index] ?? 0n;
    cell.micros += money[index] ?? 0n;
    cell.days.add(workedOn);
    cells.set(key, cell);
  }
}

/** NOTE: cut into hours first and shared then: what runs at the same time is shared hour by hour, as it is as a whole. */
function timedShares(work: readonly Work[], rules: HourRules): TimedShare[] {
  const offsetAt = offsetsOf(rules.timeZone);
  const pieces = work.flatMap(({ span, ...ofWhom }) =>
    span ? localHours(span, offsetAt).map((piece) => ({ piece, clock: span.clock, ofWhom })) : [],
  );
  const byHour = Map.groupBy(pieces, ({ piece }) => `${piece.day}|${piece.hour}`);
  return [...byHour.values()].flatMap((ofHour) => sharesOfHour(ofHour, rules));
}

interface Piece {
  piece: LocalHourPiece;
  clock: Clock;
  ofWhom: Pick<Work, 'platformIds' | 'ownCurrency' | 'workedOn'>;
}

function sharesOfHour(pieces: readonly Piece[], { cutoffMinutesOf }: HourRules): TimedShare[] {
  const hour = pieces[0]?.piece;
  if (!hour) return [];
  const work = pieces.map(({ piece, clock, ofWhom }) => ({
    ...ofWhom,
    seconds: { [clock]: 1 },
    span: { startMs: piece.startMs, endMs: piece.endMs, clock },
  }));
  return shareWork(work, () => 1n).map(({ platformId, workedOn, ms }) => ({
    platformId,
    workedOn,
    ms,
    weekday: businessWeekday(hour, cutoffMinutesOf(platformId)),
    hour: hour.hour,
  }));
}
