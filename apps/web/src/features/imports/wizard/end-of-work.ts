import type { ColumnDescription } from '@earntrack/statements';
import type { ColumnUse } from './column-uses.ts';
import { BEGAN, ENDED, LET } from './words/job-words.ts';

const CLOCK = /(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?m?/i;
const DAY = /^\D*(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})/;
const MOST_HOURS = 16;
const HOUR_MS = 3_600_000;

/**
 * The same with the end of work, where no hours are told, work began in one column and ended in another, and each took part of a day: what took
 * longer was let or agreed on. The length of work that is somebody else's to say is never guessed from days alone.
 */
export function withEndOfWork(
  uses: readonly ColumnUse[],
  columns: readonly ColumnDescription[],
): ColumnUse[] {
  const isTold = uses.some((use) => use === 'hours' || use === 'endTime' || use === 'time');
  const begin = columns[uses.indexOf('date')];
  const end = columns.findIndex(({ name }, at) => uses[at] === 'none' && ENDED.test(name.trim()));
  const ended = columns[end];
  const isLet = columns.some(({ name }) => LET.test(name));
  if (isTold || isLet || !begin || !ended || !BEGAN.test(begin.name.trim())) return [...uses];
  const isShift = (text: string, at: number) => isPartOfDay(text, ended.samples[at] ?? '');
  if (begin.samples.length === 0 || !begin.samples.every(isShift)) return [...uses];
  return uses.map((use, at) => (at === end ? 'endDate' : use));
}

/** True for two moments less than a working day apart, with the day or the month first. */
function isPartOfDay(from: string, to: string): boolean {
  return [true, false].some((dayFirst) => {
    const [began, ended] = [from, to].map((text) => millisOf(text, dayFirst));
    if (began === undefined || ended === undefined) return false;
    const took = ended - began;
    return took > 0 && took <= MOST_HOURS * HOUR_MS;
  });
}

function millisOf(text: string, dayFirst: boolean): number | undefined {
  const day = DAY.exec(text);
  const clock = CLOCK.exec(text);
  if (!day || !clock) return undefined;
  const [first, second, third] = day.slice(1).map(Number) as [number, number, number];
  const isYearFirst = (day[1]?.length ?? 0) > 2;
  const [year, month, date] = isYearFirst
    ? [first, second, third]
    : dayFirst
      ? [third, second, first]
      : [third, first, second];
  const half = clock[3]?.toLowerCase();
  const hours = (Number(clock[1]) % (half ? 12 : 24)) + (half === 'p' ? 12 : 0);
  return Date.UTC(year, month - 1, date) + (hours * 60 + Number(clock[2])) * 60_000;
}
