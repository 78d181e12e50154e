/** The longest stretch that one entry can hold, in seconds: a week. */
export const MAX_WORK_SECONDS = 7 * 86_400;

/**
 * Whole seconds of a typed duration: "3:45", "3h 45m", "3h45", "3.75", "3,75", "45 min", "3". A bare number is hours.
 * Null when it is no duration, is zero, or is longer than a week.
 */
export function parseTypedDuration(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  const seconds = fromClock(trimmed) ?? fromUnits(trimmed) ?? fromHours(trimmed);
  return seconds !== null && seconds > 0 && seconds <= MAX_WORK_SECONDS ? seconds : null;
}

function fromClock(text: string): number | null {
  const match = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!match) return null;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

function fromUnits(text: string): number | null {
  const short = /^(\d{1,3})\s*h\s*([0-5]?\d)$/.exec(text);
  if (short) return Number(short[1]) * 3600 + Number(short[2]) * 60;
  const match = /^(?:(\d{1,3})\s*h(?:ours?|rs?)?)?\s*(?:(\d{1,4})\s*m(?:in(?:utes?)?)?)?$/.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  return Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60;
}

function fromHours(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*h?$/.exec(text);
  if (!match) return null;
  return Math.round(Number(`${match[1]}.${match[2] ?? 0}`) * 3600);
}
