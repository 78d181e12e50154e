import {
  allocate,
  type Currency,
  type LocalDate,
  type RatePart,
  sumMicros,
  totalMs,
} from '@earntrack/domain';

/** What the hours of one platform, day and currency earned, wherever in its week the money was dated. */
export interface WorkedWorth {
  platformId: string;
  day: LocalDate;
  currency: Currency;
  ms: bigint;
  micros: bigint;
}

interface Flow {
  part: RatePart;
  workedMs: bigint;
  /** Hours that cover money of their own day, and that money. */
  stayedMs: bigint;
  stayedMicros: bigint;
  /** Hours that cover money of other days of the week. */
  lentMs: bigint;
  /** Money that is covered by hours of other days. */
  lentMicros: bigint;
}

/**
 * Brings money back to the days on which it was worked for: the rate counts hours on the day of their money, a picture of
 * the week has to have the money where the hours are. All money that hours cover arrives, and none of it twice.
 */
export function worthOfWorked(
  parts: readonly RatePart[],
  weekOf: (platformId: string, day: LocalDate) => string,
): WorkedWorth[] {
  const weeks = Map.groupBy(
    parts.map(flowOf),
    ({ part }) => `${part.platformId}|${part.currency}|${weekOf(part.platformId, part.day)}`,
  );
  return [...weeks.values()].flatMap((flows) => {
    const lenders = flows.filter(({ lentMs }) => lentMs > 0n);
    const lent = sumMicros(flows.map(({ lentMicros }) => lentMicros));
    const returned =
      lenders.length === 0
        ? []
        : allocate(
            lent,
            lenders.map(({ lentMs }) => lentMs),
          );
    return flows
      .filter(({ workedMs }) => workedMs > 0n)
      .map((flow) => ({
        platformId: flow.part.platformId,
        day: flow.part.day,
        currency: flow.part.currency,
        ms: flow.workedMs,
        micros: flow.stayedMicros + (returned[lenders.indexOf(flow)] ?? 0n),
      }));
  });
}

function flowOf(part: RatePart): Flow {
  const [workedMs, countedMs] = [totalMs(part.worked), totalMs(part.counted)];
  const stayedMs = workedMs < countedMs ? workedMs : countedMs;
  const [stayedMicros = 0n, lentMicros = 0n] =
    countedMs === 0n ? [] : allocate(part.coveredMicros, [stayedMs, countedMs - stayedMs]);
  return { part, workedMs, stayedMs, stayedMicros, lentMs: workedMs - stayedMs, lentMicros };
}
