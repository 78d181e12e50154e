import { LIMITS } from '@earntrack/contract';

const BIN_MS = LIMITS.binDays * 86_400_000;

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
