import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from '../logs/read-lines.ts';
import { OperatorError } from '../operator-error.ts';
import { isWithin, twoWeeksBefore } from './spans.ts';
import type { TwoWeeks } from './week-figures.ts';
import { WeekOfLines } from './week-of-lines.ts';

const DAY_MS = 86_400_000;

/** What the files of a LOG_DIR say, which one instance wrote. */
export async function weekFromLogs(folder: string, present: Date): Promise<TwoWeeks> {
  const spans = twoWeeksBefore(present);
  const [now, before] = [new WeekOfLines(), new WeekOfLines()];
  let first = Number.POSITIVE_INFINITY;
  const files = await filesSince(folder, spans.before.from);
  for await (const line of readLines(files, { lines: 0, others: 0 })) {
    const at = Date.parse(line.timestamp);
    first = Math.min(first, at);
    if (isWithin(at, spans.now)) now.take(line);
    else if (isWithin(at, spans.before)) before.take(line);
  }
  const reachesBack = first <= spans.before.from.getTime() + DAY_MS;
  return {
    source: 'log',
    now: now.week(),
    before: reachesBack ? before.week() : null,
    remarks: remarksOf({ first, weekBegan: spans.now.from.getTime(), reachesBack }),
  };
}

interface Reach {
  first: number;
  weekBegan: number;
  reachesBack: boolean;
}

function remarksOf({ first, weekBegan, reachesBack }: Reach): string[] {
  const remarks = ['The log is of the one server that writes into LOG_DIR.'];
  if (first === Number.POSITIVE_INFINITY) return [...remarks, 'The log holds no line.'];
  const since = `${new Date(first).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (first > weekBegan + DAY_MS)
    remarks.push(`The log begins on ${since}: its sums are of less than the week.`);
  if (!reachesBack)
    remarks.push(
      `The log begins on ${since}, too late for the week before: LOG_KEEP_DAYS=15 keeps enough of it.`,
    );
  return remarks;
}

/** Zipped files that ended before `since` are left closed. */
export async function filesSince(folder: string, since: Date): Promise<string[]> {
  const names = await readdir(folder).catch((err: unknown) => {
    throw new OperatorError(`The folder ${folder} of LOG_DIR cannot be read.`, { cause: err });
  });
  // A file may have the name of the day on which it was put away.
  const oldest = new Date(since.getTime() - DAY_MS).toISOString().slice(0, 10);
  return names
    .filter((name) => /\.log(?:\.gz)?$/.test(name))
    .filter((name) => (/-(\d{4}-\d{2}-\d{2})(?:-\d+)?\.log\.gz$/.exec(name)?.[1] ?? oldest) >= oldest)
    .toSorted()
    .map((name) => join(folder, name));
}
