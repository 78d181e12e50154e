import { CLOCKS, type Clock, MAX_WORK_SECONDS, parseTypedDuration } from '@earntrack/domain';
import { normalised } from './header.ts';
import type { DurationUnit } from './preset.ts';

const DURATION_LENGTH = 40;

const SECONDS_OF: Readonly<Record<DurationUnit, number>> = { hours: 3600, minutes: 60, seconds: 1 };

/**
 * Seconds of a cell of hours ("3.5", "3,5", "3:30"); 0 when it is empty or says zero, null when it is no duration. A bare number
 * counts the unit.
 */
export function parseHours(cell: string, unit: DurationUnit = 'hours'): number | null {
  const text = cell.trim();
  if (text.length > DURATION_LENGTH) return null;
  if (/^[-–—]*$/.test(text) || /^0*[:.,]?0*(:0*)?$/.test(text)) return 0;
  if (unit !== 'hours' && /^\d{1,6}(?:[.,]\d{1,20})?$/.test(text)) return countOf(text, unit);
  return parseTypedDuration(text) ?? longDecimal(text);
}

/** Spreadsheets write a third of an hour with more digits than a person types. */
function longDecimal(text: string): number | null {
  return /^\d{1,3}[.,]\d{5,20}$/.test(text) ? countOf(text, 'hours') : null;
}

function countOf(text: string, unit: DurationUnit): number | null {
  const seconds = Math.round(Number(text.replace(',', '.')) * SECONDS_OF[unit]);
  return seconds > 0 && seconds <= MAX_WORK_SECONDS ? seconds : null;
}

/** The clock that a cell names, "engaged" when it is empty, null when it names none. */
export function parseClock(cell: string): Clock | null {
  const name = normalised(cell).replaceAll(' ', '');
  if (name === '') return 'engaged';
  return CLOCKS.find((clock) => clock.toLowerCase() === name) ?? null;
}
