import {
  ANALYTICS_FLOORS,
  type HourCellView,
  type HourWindowView,
  type WeekHoursView,
} from '@earntrack/contract';
import {
  decimalFromMicros,
  type LocalDate,
  perHour,
  type RatePart,
  sumMicros,
  totalMs,
} from '@earntrack/domain';
import { bestWindow, type HourWindow } from './best-window.ts';
import type { HourCell } from './hour-cells.ts';

/** The hours of the week, or, under the floor, only how many there are. */
export function weekHoursView(cells: readonly HourCell[], parts: readonly RatePart[]): WeekHoursView {
  const timedMs = sumMicros(cells.map(({ ms }) => ms));
  const allMs = sumMicros(parts.map(({ worked }) => totalMs(worked)));
  const days = cells.reduce((all, { days: some }) => all.union(some), new Set<LocalDate>()).size;
  const { seconds: floorSeconds, days: floorDays } = ANALYTICS_FLOORS.hours;
  const isUnderFloor = timedMs < BigInt(floorSeconds) * 1000n || days < floorDays;
  const best = isUnderFloor ? null : bestWindow(cells);
  return {
    cells: isUnderFloor ? [] : cells.map(cellView).sort((a, b) => a.weekday - b.weekday || a.hour - b.hour),
    seconds: secondsOf(timedMs),
    days,
    untimedSeconds: secondsOf(allMs > timedMs ? allMs - timedMs : 0n),
    best: best && windowView(best),
    isUnderFloor,
  };
}

function cellView({ weekday, hour, ms, micros, days }: HourCell): HourCellView {
  return {
    weekday,
    hour,
    seconds: secondsOf(ms),
    money: decimalFromMicros(micros),
    rate: decimalFromMicros(perHour(micros, ms)),
    days: days.size,
  };
}

function windowView({ weekday, part, ms, micros, days }: HourWindow): HourWindowView {
  return { weekday, part, seconds: secondsOf(ms), rate: decimalFromMicros(perHour(micros, ms)), days };
}

function secondsOf(ms: bigint): number {
  return Number((ms + 500n) / 1000n);
}
