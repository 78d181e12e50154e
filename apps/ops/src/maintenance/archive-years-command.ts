import { parseArgs } from 'node:util';
import {
  archiveYears,
  type ArchivableCount,
  type ArchivingReport,
  type ArchivingWish,
  type MovedCount,
  planArchiving,
} from '@earntrack/api/server';

import { usageOf } from '../commands.ts';
import { countInWords } from '../operating/figures-in-words.ts';
import { show, withInstallation } from '../operating/with-installation.ts';
import { UsageError } from '../operator-error.ts';
import { heedingTheEnd } from '../start/until-asked-to-end.ts';

const FIRST_YEAR = 1970;

const WAYS = { 'archive-years': 'archive', 'bring-back': 'bring_back' } as const;
type Verb = keyof typeof WAYS;

export function isArchivingVerb(verb: string | undefined): verb is Verb {
  return verb !== undefined && Object.hasOwn(WAYS, verb);
}

/**
 * `earntrack maintenance archive-years --before YEAR | bring-back [--dry-run] [--json]`; 1 where it was ended before it was through.
 */
export async function runArchiving(verb: Verb, args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, before: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  });
  if (positionals.length > 0 || (verb === 'bring-back' && values.before !== undefined)) {
    console.error(usageOf('maintenance'));
    return 2;
  }
  const wish = wishOf(verb, values.before);
  if (values['dry-run']) {
    const plan = await withInstallation((db) => planArchiving(db, wish));
    show(values.json, { way: wish.way, ...plan }, planLines(wish, plan));
    return 0;
  }
  const report = await moveWatching(wish);
  show(values.json, report, [summaryOf(report)]);
  return report.isWhole ? 0 : 1;
}

function wishOf(verb: Verb, before: string | undefined): ArchivingWish {
  if (verb === 'bring-back') return { way: 'bring_back' };
  const thisYear = new Date().getUTCFullYear();
  const year = /^\d{4}$/.test(before ?? '') ? Number(before) : 0;
  if (year >= FIRST_YEAR && year < thisYear) return { way: 'archive', beforeYear: year };
  throw new UsageError(
    `Say --before YEAR with a year from ${FIRST_YEAR} to ${thisYear - 1}: this year and the last one stay where people work.`,
  );
}

/** Ended by Ctrl-C, the batch under way is moved as a whole. */
async function moveWatching(wish: ArchivingWish): Promise<ArchivingReport> {
  const asked = heedingTheEnd();
  const onProgress = (moved: MovedCount) => console.error(`${inWords(moved)} moved`);
  try {
    return await withInstallation((db, doing) =>
      archiveYears(db, doing, { wish, watch: { signal: asked.signal, onProgress } }),
    );
  } finally {
    asked.forget();
  }
}

function planLines(wish: ArchivingWish, { movable, movableWork, held }: ArchivableCount): string[] {
  const all = inWords({ moved: movable, movedWork: movableWork });
  if (wish.way === 'bring_back') return [`${all} would come back.`];
  return [`${all} would be archived, and ${staying(held)}.`];
}

function summaryOf({ way, held, isWhole, ...moved }: ArchivingReport): string {
  const all = inWords(moved);
  if (!isWhole) return `Ended before it was through: ${all} were moved. The same command goes on from there.`;
  if (way === 'bring_back') return `${all} came back.`;
  return `${all} were archived, and ${staying(held)}. Give the room back: earntrack maintenance vacuum, with --table earning, work and work_platform`;
}

function inWords({ moved, movedWork }: MovedCount): string {
  const earnings =
    moved === 1 ? '1 earning with its hours' : `${countInWords(moved)} earnings with their hours`;
  return `${earnings} and ${countInWords(movedWork)} ${movedWork === 1 ? 'entry' : 'entries'} of work`;
}

function staying(held: number): string {
  return held === 1
    ? '1 earning of the same years stays, since it lies in the bin or a correction belongs to it'
    : `${countInWords(held)} earnings of the same years stay, since they lie in the bin or a correction belongs to them`;
}
