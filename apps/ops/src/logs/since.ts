import { UsageError } from '../operator-error.ts';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** "24h", "30m" or "7d" before `now`, or an instant such as 2026-11-26T08:00:00Z. */
export function readSince(text: string, now: Date): Date {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined)
    return new Date(now.getTime() - Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS]);
  const instant = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(instant.getTime())) return instant;
  throw new UsageError(
    `--since ${text} is neither a time like 24h, 30m or 7d nor one like 2026-11-26T08:00:00Z.`,
  );
}
