import type { EarningDayView, EarningSumsView } from '@earntrack/contract';
import { addDays, asLocalDate } from '@earntrack/domain';

/** A list before its rows are there: a line for the head of each day and one for each of its earnings. */
export interface ListShape {
  days: readonly EarningDayView[];
  /** Where the head of each day stands among all lines. */
  heads: readonly number[];
  lineCount: number;
  rowCount: number;
  /** The first day of each stretch of days that is loaded at once, the newest first; the last stretch has none. */
  floors: readonly string[];
}

/** What stands in a line: the head of a day, or the n-th earning of it. */
export interface Line {
  day: EarningDayView;
  /** Null for the head. */
  row: number | null;
}

/** So many rows are loaded at once, more only where one day has more. */
const STRETCH_ROWS = 100;
/** A stretch that grew beyond this is cut anew. */
const STRETCH_ROWS_AT_MOST = 400;

/** The shape of a list of these days; stretches stay as they were where they still serve, and so does what is loaded of them. */
export function shapeOf(days: readonly EarningDayView[], before: readonly string[] | undefined): ListShape {
  const heads: number[] = [];
  let lineCount = 0;
  for (const day of days) {
    heads.push(lineCount);
    lineCount += 1 + countOf(day);
  }
  const rowCount = lineCount - days.length;
  return {
    days,
    heads,
    lineCount,
    rowCount,
    floors: before && serves(before, days) ? before : floorsOf(days),
  };
}

/** How many earnings a day has. */
export function countOf({ sums }: EarningDayView): number {
  return sums.reduce((count, sum) => count + sum.count, 0);
}

export function lineAt({ days, heads }: ListShape, index: number): Line | undefined {
  const place = placeIn(heads, index);
  const day = days[place];
  const head = heads[place];
  if (!day || head === undefined) return undefined;
  return { day, row: index === head ? null : index - head - 1 };
}

/** The stretch that a day is in. */
export function stretchOf(floors: readonly string[], day: string): number {
  const found = floors.findIndex((floor) => day >= floor);
  return found < 0 ? floors.length : found;
}

/** First and last day of a stretch; open where nothing lies beyond. */
export function boundsOf(floors: readonly string[], stretch: number): { from?: string; to?: string } {
  const from = floors[stretch];
  const next = floors[stretch - 1];
  return { ...(from && { from }), ...(next && { to: addDays(asLocalDate(next), -1) }) };
}

/** What all days add up to, each currency for itself, the one with the most earnings first. */
export function sumsOf(days: readonly EarningDayView[], add: (left: string, right: string) => string) {
  const sums = new Map<string, EarningSumsView>();
  for (const sum of days.flatMap((day) => day.sums)) {
    const so = sums.get(sum.currency);
    sums.set(
      sum.currency,
      so
        ? {
            currency: sum.currency,
            gross: add(so.gross, sum.gross),
            fees: add(so.fees, sum.fees),
            net: add(so.net, sum.net),
            count: so.count + sum.count,
          }
        : sum,
    );
  }
  return [...sums.values()].sort((left, right) => right.count - left.count);
}

function floorsOf(days: readonly EarningDayView[]): string[] {
  const floors: string[] = [];
  let rows = 0;
  for (const day of days) {
    rows += countOf(day);
    if (rows < STRETCH_ROWS) continue;
    floors.push(day.day);
    rows = 0;
  }
  return floors;
}

function serves(floors: readonly string[], days: readonly EarningDayView[]): boolean {
  const stretches = Map.groupBy(days, ({ day }) => stretchOf(floors, day));
  return [...stretches.values()].every(
    (ofStretch) =>
      ofStretch.length === 1 ||
      ofStretch.reduce((rows, day) => rows + countOf(day), 0) <= STRETCH_ROWS_AT_MOST,
  );
}

/** The last place whose value is not above `wanted`. */
function placeIn(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
