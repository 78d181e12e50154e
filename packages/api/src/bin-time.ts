import { LIMITS } from '@earntrack/contract';

const BIN_MS = LIMITS.binDays * 86_400_000;

/**
 * A row of a statement that is deleted for good leaves its id behind, with nothing in it: else the same file would bring it
 * again. It counts as deleted at this instant, so long ago that it is in no bin.
 */
export const GONE_FOR_GOOD = new Date(0);

/** What was deleted before this instant cannot be brought back any more. */
export function binBegan(now: Date): Date {
  return new Date(now.getTime() - BIN_MS);
}

/** When what was deleted at this instant is gone. */
export function goneAt(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + BIN_MS);
}

/** True for what is out of the bin, whether or not it was swept already. */
export function isGone(deletedAt: Date, now: Date): boolean {
  return deletedAt < binBegan(now);
}
