import { ANALYTICS_FLOORS, DAY_PARTS, type DayPart } from '@earntrack/contract';
import { type LocalDate, sumMicros, type Weekday } from '@earntrack/domain';
import type { HourCell } from './hour-cells.ts';

/** One part of one weekday, all weeks together. */
export interface HourWindow {
  weekday: Weekday;
  part: DayPart;
  ms: bigint;
  micros: bigint;
  days: number;
}

/** Night, morning, afternoon and evening have six hours each. */
function partOf(hour: number): DayPart {
  return DAY_PARTS[Math.floor(hour / 6)] ?? 'night';
}

/** The part of the week whose hours earned most; null where fewer than two have enough hours on enough days to compare. */
export function bestWindow(cells: readonly HourCell[]): HourWindow | null {
  const windows = [...Map.groupBy(cells, ({ weekday, hour }) => `${weekday}|${partOf(hour)}`).values()];
  const enough = windows.map(windowOf).filter((window) => window !== null);
  const [first, ...others] = enough;
  if (!first || others.length === 0) return null;
  const best = others.reduce((most, other) => (paysMore(other, most) ? other : most), first);
  return best.micros > 0n ? best : null;
}

function windowOf(cells: readonly HourCell[]): HourWindow | null {
  const [cell] = cells;
  if (!cell) return null;
  const days = cells.reduce((all, { days: some }) => all.union(some), new Set<LocalDate>());
  const ms = sumMicros(cells.map((each) => each.ms));
  const { seconds: floorSeconds, days: floorDays } = ANALYTICS_FLOORS.window;
  if (days.size < floorDays || ms < BigInt(floorSeconds) * 1000n) return null;
  const micros = sumMicros(cells.map((each) => each.micros));
  return { weekday: cell.weekday, part: partOf(cell.hour), ms, micros, days: days.size };
}

// Of fractions with positive divisors, so that nothing is rounded before it is compared.
function paysMore(left: HourWindow, right: HourWindow): boolean {
  return left.micros * right.ms > right.micros * left.ms;
}
